import type { Played } from './play';
import type { Broken } from './broken';

/** What `npm run simulate --json` prints: design section 9. Those of several runs can be added up. */
export interface Totals {
  readonly seeds: number;
  /** Deliveries to the app: events, queued jobs and schedules. */
  readonly events: number;
  readonly faults: number;
  readonly invoices: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly gates_wrongly_open: number;
  readonly cents_off: number;
}

export const NO_TOTALS: Totals = { seeds: 0, events: 0, faults: 0, invoices: 0, duplicates: 0, lost: 0, gates_wrongly_open: 0, cents_off: 0 };

export function totalsOf({ broken, counts: { events, faults, invoices } }: Pick<Played, 'broken' | 'counts'>): Totals {
  const of = (kind: Broken['kind']): number => broken.filter((each) => each.kind === kind).length;
  // A status that differs has no amount, and must not pass as nothing.
  const cents_off = broken.reduce((sum, { kind, cents }) => sum + (kind === 'cents' ? (cents ?? 1) : 0), 0);
  return { seeds: 1, events, faults, invoices, duplicates: of('duplicate'), lost: of('lost'), gates_wrongly_open: of('gate'), cents_off };
}

export const addTotals = (a: Totals, b: Totals): Totals => ({
  seeds: a.seeds + b.seeds,
  events: a.events + b.events,
  faults: a.faults + b.faults,
  invoices: a.invoices + b.invoices,
  duplicates: a.duplicates + b.duplicates,
  lost: a.lost + b.lost,
  gates_wrongly_open: a.gates_wrongly_open + b.gates_wrongly_open,
  cents_off: a.cents_off + b.cents_off,
});
