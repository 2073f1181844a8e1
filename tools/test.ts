/**
 * `npm test`: the build, types, lint, the rule of imports and Forge's own checks, then every jest test, those in a browser among them. Ends with
 * `N passed, N failed`, in which each check counts as one, and with a code other than 0 when anything failed. `npm test -- part/of/a/path` runs
 * only the jest tests whose path it matches, and no checks.
 */
import { add, CHECKS, runChecks } from './test-run/checks';
import { runJest } from './test-run/jest-run';

async function main(): Promise<void> {
  const filter = process.argv.slice(2);
  const print = (line: string): void => console.log(line);
  let sum = { passed: 0, failed: 0 };
  if (filter.length === 0) {
    sum = add(sum, await runChecks(CHECKS, 2, print));
  }
  sum = add(sum, await runJest(filter, print));
  print(`${String(sum.passed)} passed, ${String(sum.failed)} failed`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}

void main();
