import type { InvoiceId, MilestoneId, PersonId, WorkItemId } from './ids';
import type { CalendarDate } from './calendar-date';
import type { Expected } from './expected';
import type { Money } from './money';
import type { Part } from './part';
import type { Problem } from './problems';
import type { Reaching } from './reaching';
import type { Terms } from './terms';

/** A milestone's price: an amount, or a share of the contract's price in basis points (1/100 of a per cent, 10000 = all). */
export type Price = { readonly kind: 'amount'; readonly amount: Money } | { readonly kind: 'share'; readonly basisPoints: number };

/**
 * What makes a milestone due. `category` and `status` follow the work item; `date` is a calendar date in the organisation's
 * zone; `manual` waits for a person; `start` is due as soon as it is on the contract (a deposit). `version` is the release of the version that is named, or, when none is, of every version that
 * the work is to be in.
 */
export type Trigger =
  | { readonly kind: 'category'; readonly category: StatusCategory }
  | { readonly kind: 'status'; readonly statusId: string; readonly statusName: string }
  | { readonly kind: 'version'; readonly version?: { readonly id: string; readonly name: string } }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'manual' }
  | { readonly kind: 'start' };

/** The work tool's three stages of a status, by meaning. */
export type StatusCategory = 'todo' | 'doing' | 'done';

/** Why a milestone was taken as reached. */
export type Cause =
  | { readonly kind: 'event' }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'person'; readonly person: PersonId };

/**
 * `planned`: nothing billed. `held`: a person put it on hold; reaching it bills nothing. `waiting`: it was reached, but
 * billing it was refused for the reason in `problem`. `billed`: exactly one live invoice, whose id is here; `reopened` marks that the work left
 * its trigger status afterwards, and `answer` what was decided.
 */
export type MilestoneState =
  | { readonly kind: 'planned' }
  | { readonly kind: 'held'; readonly by: PersonId; readonly reason: string; readonly at: string; readonly left?: Left }
  | { readonly kind: 'waiting'; readonly problem: Problem; readonly since: string }
  | { readonly kind: 'billed'; readonly invoiceId: InvoiceId; readonly at: string; readonly reopened?: Reopened };

/** What a milestone on hold waited for, when a person decided that it is not billed: taken back, it waits for it again. */
export interface Left {
  readonly problem: Problem;
  readonly since: string;
}

export interface Reopened {
  readonly at: string;
  /** Someone decided that the bill stands although the work was reopened. */
  readonly kept?: { readonly by: PersonId; readonly at: string };
}

export interface Milestone {
  readonly id: MilestoneId;
  readonly workItem: { readonly id: WorkItemId; readonly key: string };
  readonly name: string;
  /** What was delivered, for the invoice's line; optional. */
  readonly deliverable?: string;
  readonly price: Price;
  /** The price in money: recomputed with the plan until billed, then never again. */
  readonly amount: Money;
  readonly trigger: Trigger;
  /** Overrides the contract's terms. */
  readonly terms?: Terms;
  /** Overrides what the contract says of reaching it. */
  readonly autonomy?: Reaching;
  /** When somebody says that it will be reached: for the forecast only. */
  readonly expected?: Expected;
  /** It is one of several that bill the same work item. */
  readonly part?: Part;
  readonly state: MilestoneState;
}
