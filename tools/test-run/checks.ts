import path from 'node:path';
import { run, ROOT, type Ended } from './run';

/** One check that either holds or not. */
export interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

const tool = (...parts: string[]): string => path.join(ROOT, 'node_modules', ...parts);
const tsc = (project: string): readonly string[] => [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', project];
const own = (program: string): readonly string[] => ['--import', 'tsx', path.join('tools', program)];

/**
 * Two run at a time, the longest first. Forge's check is last: it looks at what the build makes, and where the build has not ended it makes it for itself.
 */
export const CHECKS: readonly Check[] = [
  { name: 'build', args: own('build.ts') },
  { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'] },
  { name: 'types: local, test, tools', args: tsc('tsconfig.local.json') },
  { name: 'types: app', args: tsc('tsconfig.json') },
  { name: 'types: pages', args: tsc('static/tsconfig.json') },
  { name: 'imports', args: [tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src', 'static/src', 'local'] },
  { name: 'forge:check', args: own('forge-check.ts') },
];

/** Passed and failed, added up over everything that was run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const add = (one: Tally, other: Tally): Tally => ({ passed: one.passed + other.passed, failed: one.failed + other.failed });

/** Runs the checks, `atOnce` side by side, and prints a line for each as it ends; what a failing one printed follows it. */
export async function runChecks(checks: readonly Check[], atOnce: number, print: (line: string) => void): Promise<Tally> {
  const waiting = [...checks];
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const begun = Date.now();
      const ended = await run(check.args);
      if (ended.code !== 0) failed += 1;
      report(check.name, ended, Date.now() - begun, print);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { passed: checks.length - failed, failed };
}

function report(name: string, { code, output }: Ended, milliseconds: number, print: (line: string) => void): void {
  print(`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(28)} ${(milliseconds / 1000).toFixed(1)} s`);
  if (code !== 0) print(indent(output));
}

export const indent = (text: string): string => text.trimEnd().split('\n').map((line) => `     ${line}`).join('\n');
