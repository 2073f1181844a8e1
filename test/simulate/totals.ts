import type { Played } from './play';

/** What `npm run simulate --json` prints: design section 9. There are no gates yet, so `gates_wrongly_open` is not among them. */
export interface Totals {
  readonly seeds: number;
  /** Deliveries to the app: events, queued jobs and schedules. */
  readonly events: number;
  readonly faults: number;
  readonly invoices: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly cents_off: number;
}

export const NO_TOTALS: Totals = { seeds: 0, events: 0, faults: 0, invoices: 0, duplicates: 0, lost: 0, cents_off: 0 };

export function withPlayed(totals: Totals, { broken, counts }: Played): Totals {
  const of = (kind: string): number => broken.filter((each) => each.kind === kind).length;
  return {
    seeds: totals.seeds + 1,
    events: totals.events + counts.events,
    faults: totals.faults + counts.faults,
    invoices: totals.invoices + counts.invoices,
    duplicates: totals.duplicates + of('duplicate'),
    lost: totals.lost + of('lost'),
    // A status that differs has no amount, and must not pass as nothing.
    cents_off: totals.cents_off + broken.reduce((sum, { kind, cents }) => sum + (kind === 'cents' ? (cents ?? 1) : 0), 0),
  };
}
