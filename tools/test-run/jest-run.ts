import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indent, type Tally } from './checks';
import { ROOT, run } from './run';

/** The parts of jest's own report that are read here. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that failed before any of their tests began. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string }[];
}

/** Runs all tests, or those that `filter` names; prints a line for each file, and why when it failed. */
export async function runJest(filter: readonly string[], print: (line: string) => void): Promise<Tally> {
  const folder = mkdtempSync(path.join(tmpdir(), 'milepost-jest-'));
  const file = path.join(folder, 'report.json');
  const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  try {
    const seen = new Set<string>();
    const { output } = await run([jest, '--json', `--outputFile=${file}`, ...filter], (line) => {
      // After many tests jest tells once more which files failed.
      if (!/^(\S*\s*)?(PASS|FAIL)\b/.test(line) || seen.has(line)) return;
      seen.add(line);
      print(line);
    });
    if (!existsSync(file)) {
      print(indent(output));
      return { passed: 0, failed: 1 };
    }
    const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
    for (const { message } of report.testResults.filter(({ status }) => status === 'failed')) print(indent(message));
    return tally(report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not even begin counts as one failure: else a broken import would make its tests vanish from the sum. No test at all is a failure too. */
export function tally({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }: JestReport): Tally {
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: numPassedTests + failed === 0 ? 1 : failed };
}
