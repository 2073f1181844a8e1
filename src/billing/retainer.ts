import type { CalendarDate } from './calendar-date';
import type { Autonomy } from './contract';
import type { PersonId, RetainerId } from './ids';
import type { Money } from './money';
import type { Problem } from './problems';

export const EVERY = ['week', 'month', 'quarter', 'year'] as const;
export type Every = (typeof EVERY)[number];

/** What becomes of a billing day that falls on a Saturday or Sunday. */
export const WEEKEND_RULES = ['same_day', 'next_working_day', 'previous_working_day'] as const;
export type WeekendRule = (typeof WEEKEND_RULES)[number];

/** What a first or last period that is shorter than the others costs: all of the amount, or its days' share of it. */
export const PRORATIONS = ['none', 'days'] as const;
export type Proration = (typeof PRORATIONS)[number];

/** Whether a period is billed on its first day, or on the day after its last. */
export const BILLED_IN = ['advance', 'arrears'] as const;
export type BilledIn = (typeof BILLED_IN)[number];

/** What a person says of several bills that were missed: each is made, only the last, or none. */
export const MISSED_ANSWERS = ['each', 'last', 'none'] as const;
export type MissedAnswer = (typeof MISSED_ANSWERS)[number];

/** When a retainer is billed: what settles its periods, and never changes once one was billed. */
export interface Schedule {
  readonly every: Every;
  /** By the week: 1 Monday to 7 Sunday. Otherwise a day of the month, 1 to 31; in a shorter month its last day. */
  readonly day: number;
  readonly starts: CalendarDate;
  readonly proration: Proration;
  readonly billedIn: BilledIn;
}

/** From this day on a period that begins costs so much. */
export interface RetainerPrice {
  readonly from: CalendarDate;
  readonly amount: Money;
}

/** No period that begins on `from` or later, and before `until`, is billed. Without `until` it goes on. */
export interface Pause {
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
}

/** A period whose invoice was taken back: a person says whether it is billed again. `since` is an ISO instant, UTC. */
export interface ReturnedPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Our number of the invoice that was taken back. */
  readonly invoice: string;
  readonly since: string;
}

/** A flat amount each period, beside the contract's milestones: it takes nothing of the contract's price. Dates are in the organisation's zone. */
export interface Retainer extends Schedule {
  readonly id: RetainerId;
  readonly name: string;
  /** What the client gets for it, for the invoice's line. */
  readonly text?: string;
  readonly weekendRule: WeekendRule;
  /** The last day. */
  readonly ends?: CalendarDate;
  /** Overrides how far the contract lets Milepost go alone. */
  readonly autonomy?: Autonomy;
  /** In the order of their days; the first is from the start. */
  readonly prices: readonly RetainerPrice[];
  /** In the order of their days; only the last may be open. */
  readonly pauses: readonly Pause[];
  /** The first day that is neither billed nor decided on: the next bill's period begins here, or after a pause. */
  readonly next: CalendarDate;
  /** A person had missed periods billed: those that begin up to this day are billed by that word. */
  readonly cleared?: { readonly through: CalendarDate; readonly by: PersonId };
  /** Why a bill that is due was not made. `since` is an ISO instant, UTC. */
  readonly waiting?: { readonly problem: Problem; readonly since: string };
  readonly returned?: readonly ReturnedPeriod[];
}
