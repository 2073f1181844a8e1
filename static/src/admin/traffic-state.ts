import type { AdminView } from '../../../src/handlers/pages/api';

export type TrafficState = { readonly kind: 'flowing' | 'few' } | { readonly kind: 'parked'; readonly until: string };

/** What Xero said this long ago may have been of another of its days. */
const DAY_MS = 24 * 60 * 60_000;

/** Whether Xero takes calls. `now` in milliseconds since the epoch. */
export function trafficOf(budget: AdminView['budget'], now: number): TrafficState {
  if (!budget) return { kind: 'flowing' };
  const { parkedUntil, dayRemaining, keptForSending, at } = budget;
  if (parkedUntil !== undefined && Date.parse(parkedUntil) > now) return { kind: 'parked', until: parkedUntil };
  return { kind: dayRemaining <= keptForSending && now - Date.parse(at) < DAY_MS ? 'few' : 'flowing' };
}
