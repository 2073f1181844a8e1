import { describe, expect, it } from '@jest/globals';
import { runChecks } from './checks';
import { tally } from './jest-run';

const prints = (text: string, code: number) => ['-e', `console.log(${JSON.stringify(text)}); process.exit(${String(code)})`];

describe('the summing up of npm test', () => {
  it('counts each check as one, and shows only what failing ones printed', async () => {
    const lines: string[] = [];
    const checks = [
      { name: 'good', args: prints('all is well', 0) },
      { name: 'bad', args: prints('line 3 is wrong', 2) },
      { name: 'fine', args: prints('nothing to say', 0) },
    ];
    const sum = await runChecks(checks, 2, (line) => lines.push(line));
    expect(sum).toEqual({ passed: 2, failed: 1 });
    const text = lines.join('\n');
    expect(text).toMatch(/^ok {3}good/m);
    expect(text).toMatch(/^FAIL bad[^\n]*\n {5}line 3 is wrong$/m);
    expect(text).not.toContain('all is well');
  });

  it('counts a file that could not be run as failed', () => {
    expect(tally({ numPassedTests: 9, numFailedTests: 2, numRuntimeErrorTestSuites: 1, testResults: [] })).toEqual({ passed: 9, failed: 3 });
  });

  it('does not take silence for success', () => {
    expect(tally({ numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] }).failed).toBe(1);
  });
});
