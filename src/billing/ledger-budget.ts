/** What the ledger last said of the calls it still takes today. `at` and `parkedUntil` are ISO instants, UTC. */
export interface DayBudget {
  readonly day?: { readonly remaining: number; readonly at: string };
  /** The ledger takes no call before this instant. */
  readonly parkedUntil?: string;
}

/** Calls that are kept for sending invoices: looks give way first, those that a notice asked for before the hourly one. */
export const KEPT_FOR_SENDING = 200;
const KEPT_FROM_HOURLY = 100;
/** The ledger's day begins when it likes: what it said longer ago says nothing of now, so a look finds out again. */
const WORTH_MS = 4 * 60 * 60 * 1000;

/** Why the ledger is called beside sending: because a person asked, on a notice that something changed, or because an hour has passed. */
export type CallPurpose = 'asked' | 'notice' | 'hourly';

/** Whether the day's calls allow it. A person may always try: the ledger may have been given a larger plan since. `now` in milliseconds since the epoch. */
export function mayCall(budget: DayBudget, purpose: CallPurpose, now: number): boolean {
  if (purpose === 'asked') return true;
  if (isParked(budget, now)) return false;
  if (budget.day === undefined || now - Date.parse(budget.day.at) > WORTH_MS) return true;
  return budget.day.remaining > (purpose === 'notice' ? KEPT_FOR_SENDING : KEPT_FROM_HOURLY);
}

export const isParked = ({ parkedUntil }: DayBudget, now: number): boolean => parkedUntil !== undefined && Date.parse(parkedUntil) > now;

/** Longest that a day's limit is believed: it can't last longer than the day, whatever the ledger answers. */
const LONGEST_PARK_SECONDS = 24 * 60 * 60;

/** The instant until which a day's limit parks all work. */
export const parkUntil = (retryAfterSeconds: number, now: number): string => new Date(now + Math.min(Math.max(60, retryAfterSeconds), LONGEST_PARK_SECONDS) * 1000).toISOString();
