import { brier, scoreDelays, wape } from '../../src/billing/forecast/score';
import type { FaultyRow, History } from './read-history';
import { METHODS, type Method, type Replay, type Snapshot } from './replay';

/** The scores of one method; null where the history was too short to score it. */
export interface Scores {
  readonly mae_days: number | null;
  readonly pinball: number | null;
  readonly coverage80: number | null;
  readonly wape28: number | null;
  readonly brier28: number | null;
  readonly wape7: number | null;
  readonly brier7: number | null;
}

export interface Results extends Scores {
  readonly baselines: Readonly<Record<Exclude<Method, 'forecast'>, Scores>>;
  /** How many weekly totals lay in their 80 % range, within 28 and 7 days. */
  readonly total_coverage28: number | null;
  readonly total_coverage7: number | null;
  readonly rows: Rows;
}

/** What became of every row: `read` is `used` and all the faults together. */
export interface Rows {
  readonly read: number;
  readonly used: number;
  readonly missing: number;
  readonly impossible: number;
  readonly duplicate: number;
  /** Of those used: never paid within the history. */
  readonly open: number;
  /** Of those used: scored on the day they were issued. */
  readonly tested: number;
  /** Weekly looks at the open invoices. */
  readonly weeks: number;
}

export function resultsOf({ invoices, faulty }: History, replayed: Replay): Results {
  const count = (fault: FaultyRow['fault']): number => faulty.filter((row) => row.fault === fault).length;
  const [forecast, dueDate, customerMean, shrunk] = METHODS.map((method) => scoresOf(method, replayed)) as [Scores, Scores, Scores, Scores];
  return {
    ...forecast,
    baselines: { due_date: dueDate, customer_mean: customerMean, shrunk },
    total_coverage28: covered(replayed.snapshots, 28),
    total_coverage7: covered(replayed.snapshots, 7),
    rows: {
      read: invoices.length + faulty.length,
      used: invoices.length,
      missing: count('missing'),
      impossible: count('impossible'),
      duplicate: count('duplicate'),
      open: invoices.filter(({ paid }) => paid === undefined).length,
      tested: replayed.atIssue.length,
      weeks: new Set(replayed.snapshots.map(({ day }) => day)).size,
    },
  };
}

function scoresOf(method: Method, { atIssue, snapshots }: Replay): Scores {
  const delays = scoreDelays(atIssue.map(({ said }) => said[method]));
  return {
    mae_days: rounded(delays.maeDays),
    pinball: rounded(delays.pinball),
    coverage80: rounded(delays.coverage80),
    wape28: wapeWithin(method, snapshots, 28),
    brier28: brierWithin(method, snapshots, 28),
    wape7: wapeWithin(method, snapshots, 7),
    brier7: brierWithin(method, snapshots, 7),
  };
}

/** Money of different currencies is never added: each currency's error is its own, and they count by their invoices. */
function wapeWithin(method: Method, snapshots: readonly Snapshot[], within: number): number | null {
  const wanted = snapshots.filter((snapshot) => snapshot.within === within);
  let [total, weight] = [0, 0];
  for (const currency of new Set(wanted.map((snapshot) => snapshot.currency))) {
    const own = wanted.filter((snapshot) => snapshot.currency === currency);
    const invoices = own.reduce((all, { chances }) => all + chances.length, 0);
    const off = wape(own.map(({ cash, actual }) => ({ forecast: cash[method], actual })));
    if (!Number.isFinite(off)) continue;
    total += invoices * off;
    weight += invoices;
  }
  return rounded(total / weight);
}

const brierWithin = (method: Method, snapshots: readonly Snapshot[], within: number): number | null =>
  rounded(brier(snapshots.filter((snapshot) => snapshot.within === within).flatMap(({ chances }) => chances.map(({ happened, said }) => ({ chance: said[method], happened })))));

function covered(snapshots: readonly Snapshot[], within: number): number | null {
  const wanted = snapshots.filter((snapshot) => snapshot.within === within);
  return rounded(wanted.filter(({ actual, p10, p90 }) => actual >= p10 && actual <= p90).length / wanted.length);
}

const rounded = (value: number): number | null => (Number.isFinite(value) ? Math.round(value * 10_000) / 10_000 : null);
