import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dayOf, formatDate, formatInstant, groupByDay } from './dates';

describe('calendar dates', () => {
  it('are the same day for a reader west of Greenwich, where midnight there is still the day before', () => {
    const script = `import(${JSON.stringify(path.join(__dirname, 'dates.ts'))}).then((dates) => console.log(dates.formatDate('2026-12-22', 'en-AU')))`;
    const shown = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { env: { ...process.env, TZ: 'America/Los_Angeles' }, encoding: 'utf8' });
    expect(shown.trim()).toBe('22 Dec 2026');
  });

  it('are written as the reader’s language does', () => {
    expect(formatDate('2026-12-22', 'en-US')).toBe('Dec 22, 2026');
    expect(formatDate('2026-12-22', 'de')).toBe('22. Dez. 2026');
  });
});

describe('instants', () => {
  it('are shown in the reader’s zone', () => {
    expect(formatInstant('2026-11-22T03:10:00Z', 'en-AU', 'Australia/Sydney').replace(/\u202f/gu, ' ')).toBe('22 Nov 2026, 2:10 pm');
  });

  it('fall on the day that it is for the reader', () => {
    expect(dayOf('2026-11-22T20:00:00Z', 'Australia/Sydney')).toBe('2026-11-23');
    expect(dayOf('2026-11-22T20:00:00Z', 'America/New_York')).toBe('2026-11-22');
  });

  it('are gathered by that day, in the order they came', () => {
    const rows = ['2026-11-22T20:00:00Z', '2026-11-22T14:00:00Z', '2026-11-22T12:00:00Z'];
    expect(groupByDay(rows, (row) => row, 'Australia/Sydney')).toEqual([
      { day: '2026-11-23', rows: [rows[0], rows[1]] },
      { day: '2026-11-22', rows: [rows[2]] },
    ]);
  });
});
