import type { CalendarDate } from './calendar-date';
import type { Mapping } from './contract';
import type { MilestoneId, PersonId } from './ids';
import type { Money } from './money';
import type { Problem } from './problems';

/** What a contract bills beside its milestones: the deposit before them, and the retention once it is released. */
export const BESIDE = ['deposit', 'retention'] as const;
export type Beside = (typeof BESIDE)[number];

/** Where finance has such a line posted, with the names they saw when they picked. Without a tax code where the contract carries no tax. */
export type Posting = Pick<Mapping, 'accountCode' | 'accountName' | 'taxCode' | 'taxName'>;

/** Where its own invoice stands, as far as a person has to know. `since` and `at` are ISO instants, UTC. */
export interface BesideState {
  /** Why the invoice that is due was not made. */
  readonly waiting?: { readonly problem: Problem; readonly since: string };
  /** Its invoice was taken back: a person says whether it is billed again. */
  readonly returned?: { readonly invoice: string; readonly since: string };
  /** A person decided that it is not billed. */
  readonly left?: { readonly by: PersonId; readonly reason: string; readonly at: string };
}

/** How later invoices draw the deposit down: each by its part of what is left, or the last ones by all of it. */
export const DRAWDOWNS = ['pro-rata', 'last'] as const;
export type Drawdown = (typeof DRAWDOWNS)[number];

/** When it is billed: as soon as the contract is in force, or by a person's word. */
export const DEPOSIT_DUE = ['start', 'manual'] as const;
export type DepositDue = (typeof DEPOSIT_DUE)[number];

/** An advance on the contract's price, billed before its milestones and deducted from their invoices: in the contract's own terms of tax. */
export interface Deposit extends BesideState {
  readonly amount: Money;
  readonly drawdown: Drawdown;
  readonly due: DepositDue;
  readonly posting: Posting;
}

/** A date in the organisation's zone, the billing of a milestone, or a person's word. */
export type RetentionRelease = { readonly kind: 'date'; readonly date: CalendarDate } | { readonly kind: 'milestone'; readonly milestoneId: MilestoneId } | { readonly kind: 'manual' };

/** A part of each milestone's invoice that the client keeps back for now, in basis points of what the invoice bills. */
export interface Retention extends BesideState {
  readonly basisPoints: number;
  readonly posting: Posting;
  readonly release: RetentionRelease;
}

const MARKS: Readonly<Record<Beside, string>> = { deposit: 'D', retention: 'H' };

/** What it is billed under, and what both sides search their books by; `place` counts from 1. */
export const besideId = ({ numberPrefix }: { readonly numberPrefix: string }, beside: Beside, place = 1): MilestoneId => `${numberPrefix}-${MARKS[beside]}${place}` as MilestoneId;
