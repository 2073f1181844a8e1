import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe as sentence, isError, type Finding } from '../../tools/forge/finding';
import { FORGE_FAULTS, SILENT_FAULTS, type Fault } from './faults';

const GOOD = path.join(__dirname, 'fixtures', 'good');
/** The copies lie inside the repository, so that they find its packages. */
const COPIES = path.join(__dirname, 'fixtures', 'build');

function spoil({ name, file, replace, by }: Fault): string {
  const copy = path.join(COPIES, name);
  cpSync(GOOD, copy, { recursive: true });
  const target = path.join(copy, file);
  const text = readFileSync(target, 'utf8');
  if (!text.includes(replace)) throw new Error(`The good app's ${file} does not hold ${replace}`);
  writeFileSync(target, text.replace(replace, () => by));
  return copy;
}

/** All the apps in one run of the real command: loading Forge's tools takes longer than their work. */
function forgeCheck(folders: readonly string[]): Promise<{ code: number; findings: Readonly<Record<string, readonly Finding[]>> }> {
  const command = path.join(__dirname, '..', '..', 'tools', 'forge-check.ts');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--import', 'tsx', command, '--json', ...folders], { maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      const last = stdout.trim().split('\n').at(-1) ?? '';
      if (!last.startsWith('{')) reject(new Error(`${stderr}\n${stdout}`));
      else resolve({ code: error ? Number(error.code) : 0, findings: JSON.parse(last) as Record<string, readonly Finding[]> });
    });
  });
}

describe('npm run forge:check', () => {
  let findings: Readonly<Record<string, readonly Finding[]>> = {};
  let code = 0;
  const errorsOf = (folder: string) => (findings[folder] ?? []).filter(isError);

  beforeAll(async () => {
    rmSync(COPIES, { recursive: true, force: true });
    const run = await forgeCheck([GOOD, ...[...FORGE_FAULTS, ...SILENT_FAULTS].map(spoil)]);
    findings = run.findings;
    code = run.code;
    rmSync(COPIES, { recursive: true, force: true });
  }, 240_000);

  it('has nothing to say about a good app', () => {
    expect(findings[GOOD]).toEqual([]);
  });

  it('ends with 1 when anything is wrong', () => {
    expect(code).toBe(1);
  });

  it.each(FORGE_FAULTS)('passes on what Forge objects to: $name', (fault) => {
    const errors = errorsOf(path.join(COPIES, fault.name));
    expect(errors.map(sentence)).toContainEqual(expect.stringMatching(fault.says));
    expect(errors.map(({ by }) => by)).toContain(fault.found);
  });

  it.each(SILENT_FAULTS)('adds what Forge lets pass: $name', (fault) => {
    const errors = errorsOf(path.join(COPIES, fault.name));
    expect(errors.map(sentence)).toContainEqual(expect.stringMatching(fault.says));
    // Should Forge's tools come to report it one day, our check is no longer needed.
    expect(errors.filter(({ by }) => by !== 'milepost')).toEqual([]);
  });
});
