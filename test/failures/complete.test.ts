import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

/** How many ways in which integrations with Xero fail the project's Xero research lists (its section 9). */
const FAILURE_MODES = 27;

/** Numbers that names of tests begin with: `'13: …'`, `'1 and 2: …'`, `'1 to 3: …'`. */
function numbered(): readonly number[] {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.ts') && name !== 'complete.test.ts');
  const names = files.flatMap((file) => [...readFileSync(join(__dirname, file), 'utf8').matchAll(/^\s*(?:describe|it)\b.*?['"`](\d+(?: (?:and|to) \d+)?): /gm)].map(([, numbers = '']) => numbers));
  return names.flatMap((name) => {
    const [first = 0, last = first] = name.split(/ (?:and|to) /).map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

it('Each of the 27 known ways to fail is met by a test that carries its number', () => {
  expect([...new Set(numbered())].sort((a, b) => a - b)).toEqual(Array.from({ length: FAILURE_MODES }, (_, index) => index + 1));
});
