import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dateOf } from '../../src/billing/forecast/days';
import { historyOf, KINDS, type KindName } from './histories';
import type { PastInvoice } from './read-history';
import { replay } from './replay';
import { resultsOf, type Results } from './results';

const scored = (invoices: readonly PastInvoice[]): Results => resultsOf({ invoices, faulty: [] }, replay(invoices));

const kinds = (Object.keys(KINDS) as KindName[]).filter((kind) => kind !== 'small');
/** Kinds in which whole days are too coarse for a band of exactly 80 %: where a client pays on one or two days only, the band holds a day or it does not. */
const COARSE: readonly KindName[] = ['month_end', 'weekly_runs', 'on_the_day'];
/** Where each client's mean delay is all there is to know, nothing tells a total better than that mean; it may come out a little ahead. */
const MEAN_IS_ALL: readonly KindName[] = ['steady'];

let results: Readonly<Record<KindName, Results>>;
beforeAll(() => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(__dirname, 'kinds.ts')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  results = JSON.parse(stdout) as typeof results;
}, 120_000);

describe('on every kind of clients', () => {
  test.each(kinds)('%s: better than the rules people use, and the band holds what it promises', (kind) => {
    const result = results[kind];
    const { pinball, wape28, brier28, wape7, coverage80, baselines } = result;
    for (const rule of [baselines.due_date, baselines.customer_mean]) {
      expect(pinball!).toBeLessThan(rule.pinball!);
      const room = MEAN_IS_ALL.includes(kind) ? 1.15 : 1;
      expect(wape28!).toBeLessThan(room * rule.wape28!);
      expect(brier28!).toBeLessThan(rule.brier28!);
      expect(wape7!).toBeLessThan(room * rule.wape7!);
    }
    expect(pinball!).toBeLessThan(1.03 * baselines.shrunk.pinball!);
    expect(brier28!).toBeLessThan(1.06 * baselines.shrunk.brier28!);
    // A thousand invoices of 80 clients tell coverage to two or three in a hundred.
    expect(coverage80!).toBeGreaterThan(0.72);
    expect(coverage80!).toBeLessThan(COARSE.includes(kind) ? 0.95 : 0.86);
  });

  test('all together, four in five bands hold, of invoices and of totals', () => {
    const all = kinds.flatMap((kind) => (COARSE.includes(kind) ? [] : [results[kind]]));
    const mean = (of: (results: Results) => number | null): number => all.reduce((sum, result) => sum + of(result)!, 0) / all.length;
    expect(Math.abs(mean(({ coverage80 }) => coverage80) - 0.8)).toBeLessThan(0.03);
    expect(Math.abs(mean(({ total_coverage28 }) => total_coverage28) - 0.8)).toBeLessThan(0.08);
    expect(Math.abs(mean(({ total_coverage7 }) => total_coverage7) - 0.8)).toBeLessThan(0.08);
  });

  test('small: with hardly any history still better than the rules at when and whether', () => {
    const { pinball, brier28, baselines } = results.small;
    for (const rule of [baselines.due_date, baselines.customer_mean]) {
      expect(pinball!).toBeLessThan(rule.pinball!);
      expect(brier28!).toBeLessThan(rule.brier28!);
    }
  });
});

describe('no forecast has seen the future', () => {
  const history = historyOf('drifting', 7, 400);
  const forecasts = (invoices: readonly PastInvoice[], before: number) => replay(invoices).atIssue.filter(({ invoice }) => invoice.issued <= before).map(({ invoice, said }) => [invoice.line, said.forecast.marks, said.shrunk.marks, said.customer_mean.marks]);

  test('whatever happened on or after a day, the forecasts up to that day are the same', () => {
    const { from } = replay(history);
    const day = from + 100;
    const otherwise = history.map((invoice) => (invoice.paid !== undefined && invoice.paid >= day ? { ...invoice, paid: invoice.paid + 40 } : invoice));
    const seen = forecasts(history, day);
    expect(seen.length).toBeGreaterThan(25);
    expect(forecasts(otherwise, day)).toEqual(seen);
  });

  test('and what happened before it does change them', () => {
    const { from } = replay(history);
    const day = from + 100;
    const otherwise = history.map((invoice) => (invoice.paid !== undefined && invoice.paid < day - 60 ? { ...invoice, paid: invoice.paid + 40 } : invoice));
    expect(forecasts(otherwise, day)).not.toEqual(forecasts(history, day));
  });

  test('the last 40 % by issue date are tested, each once', () => {
    const { atIssue } = replay(history);
    expect(atIssue).toHaveLength(160);
    const first = Math.min(...atIssue.map(({ invoice }) => invoice.issued));
    expect(history.filter(({ issued }) => issued < first).length).toBeLessThanOrEqual(240);
  });

  test('the same history scores the same, in whatever order its rows are', () => {
    expect(scored(history.toReversed())).toEqual(scored(history));
  });
});

test('currencies are never added: a history in two has the error of each, not of their sum', () => {
  const one = historyOf('steady', 8, 300);
  // Cents against whole dollars: added up, only the dollars would count.
  const two = one.map((invoice) => (invoice.line % 2 ? { ...invoice, currency: 'NZD' } : { ...invoice, currency: 'AUD', minor: invoice.minor * 1000 }));
  const dear = scored(two.filter(({ currency }) => currency === 'AUD'));
  expect(scored(two).wape28).not.toBe(dear.wape28);
  expect(scored(two).rows.weeks).toBeGreaterThan(10);
});

describe('npm run backtest', () => {
  const run = (text: string, ...flags: readonly string[]) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'milepost-backtest-'));
    const file = path.join(folder, 'history.csv');
    writeFileSync(file, text);
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(__dirname, 'run.ts'), file, ...flags], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    return { stdout, stderr, status };
  };
  const american = (day: number): string => {
    const [year, month, date] = dateOf(day).split('-');
    return `${Number(month)}/${Number(date)}/${year}`;
  };
  const rows = historyOf('steady', 9, 500).map(({ customer, issued, due, paid, minor }) => [customer, american(issued), american(due), american(paid ?? due), (minor / 100).toFixed(2)].join(','));
  const flags = ['--customer', 'Who', '--issued', 'Date', '--due', 'Due', '--paid', 'Settled', '--amount', 'Total', '--date-format', 'M/d/yyyy', '--json'];

  test('prints the scores as JSON last, and says what it left out', () => {
    const { stdout, stderr, status } = run(['Who,Date,Due,Settled,Total', ...rows, rows[3]!, 'x,1/2/2024,,1/3/2024,5', 'x,2/30/2024,3/30/2024,3/30/2024,5'].join('\n'), ...flags);
    expect(status).toBe(0);
    const results = JSON.parse(stdout.trim().split('\n').at(-1)!) as Results;
    expect(Object.keys(results)).toEqual(expect.arrayContaining(['mae_days', 'pinball', 'coverage80', 'wape28', 'brier28', 'wape7', 'baselines', 'rows']));
    expect(results.rows).toMatchObject({ read: 503, used: 500, missing: 1, impossible: 1, duplicate: 1, open: 0, tested: 200 });
    expect(results.pinball!).toBeLessThan(results.baselines.customer_mean.pinball!);
    expect(stderr).toMatch(/1 row is left out: something is missing in them\n {2}line 503: no due/);
  });

  test('a wrong column, an empty file and a file that is not there are said in one line', () => {
    const said = (text: string) => run(text, ...flags);
    expect(said('a,b\n1,2')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^There is no column "Who". The file has "a", "b"\./) });
    expect(said('')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The file is empty/) });
    expect(said('Who,Date,Due,Settled,Total')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Of 0 rows 0 could be used/) });
  });
});
