import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SWITCHES } from './settings';

const NAMES = Object.keys(SWITCHES).sort();

/** Names in backticks in the first column of a table's rows. */
const listed = (rows: readonly string[]): string[] => rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name)).sort();

/** Rows of a Markdown file between one line and another. */
function rows(file: string, from: string, to: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith(from));
  const end = lines.findIndex((line, index) => index > start && line.startsWith(to));
  expect([start, end]).not.toContain(-1);
  return lines.slice(start + 1, end).filter((line) => line.startsWith('| `'));
}

const TESTS = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && name !== 'switches.test.ts')
  .map((name) => readFileSync(join(__dirname, name), 'utf8'));

describe('What could not be verified', () => {
  it("is listed once each in this folder's README", () => {
    expect(listed(rows(join(__dirname, 'README.md'), '## Switches', '## Chosen'))).toEqual(NAMES);
  });

  it('is listed once each in docs/not-verified.md', () => {
    expect(listed(rows(resolve(__dirname, '../../docs/not-verified.md'), '| **[Xero]', '| **[Pages]'))).toEqual(NAMES);
  });

  it("has its values named in the README, the default first", () => {
    for (const row of rows(join(__dirname, 'README.md'), '## Switches', '## Chosen')) {
      const [name = ''] = listed([row]);
      const values: readonly unknown[] = SWITCHES[name as keyof typeof SWITCHES];
      expect([name, row.split('|')[2]?.trim()]).toEqual([name, values.join(', ')]);
    }
  });

  it.each(Object.entries(SWITCHES).flatMap(([name, values]) => values.map((value) => [name, value] as const)))('%s is tested as %s', (name, value) => {
    const written = typeof value === 'string' ? `'${value}'` : String(value);
    expect(TESTS.some((source) => source.includes(name) && source.includes(written))).toBe(true);
  });
});
