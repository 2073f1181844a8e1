import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** How many behaviours the project's Xero research asks of a faithful Xero (its section 10). */
const BEHAVIOURS = 42;

/** Numbers that names of tests begin with, such as `'#13 #17: …'`, and the files they are in. */
function numbered(): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts') && name !== 'conformance.test.ts')) {
    for (const [, numbers = ''] of readFileSync(join(__dirname, file), 'utf8').matchAll(/['"`]((?:#\d+ ?)+): /g)) {
      for (const number of numbers.split(' ').map((each) => Number(each.slice(1)))) found.set(number, [...new Set([...(found.get(number) ?? []), file])].sort());
    }
  }
  return found;
}

describe('The 42 behaviours of a faithful Xero', () => {
  it('are each shown by a test that carries its number', () => {
    const numbers = [...numbered().keys()].sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: BEHAVIOURS }, (_, index) => index + 1));
  });

  it('are listed in the README with the files of their tests', () => {
    const rows = readFileSync(join(__dirname, 'README.md'), 'utf8').split('\n').filter((line) => /^\| #\d+ \|/.test(line));
    const listed = rows.map((row) => row.split('|').map((cell) => cell.trim())).map(([, number = '', , files = '']) => [Number(number.slice(1)), files.split(', ')]);
    expect(listed).toEqual([...numbered()].sort(([a], [b]) => a - b));
  });
});
