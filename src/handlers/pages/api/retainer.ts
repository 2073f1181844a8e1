/** Retainers: how they are shown, and what a page sends to make or change one. */
import type { Autonomy } from '../../../billing/contract';
import type { BilledIn, Every, MissedAnswer, Proration, WeekendRule } from '../../../billing/retainer';
import type { ContractView } from './contract';
import type { BillView } from './milestone';
import type { MoneyView, ProblemView } from './shared';

/** Calendar dates in the organisation's zone, both included. */
export interface PeriodView {
  readonly from: string;
  readonly to: string;
}

/** A bill to come. */
export interface DuePeriodView extends PeriodView {
  readonly billOn: string;
  readonly amount: MoneyView;
}

export interface RetainerView {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly every: Every;
  /** By the week 1 Monday to 7 Sunday, otherwise a day of the month. */
  readonly day: number;
  readonly starts: string;
  readonly ends?: string;
  readonly weekendRule: WeekendRule;
  readonly proration: Proration;
  readonly billedIn: BilledIn;
  /** Absent: as the contract. */
  readonly autonomy?: Autonomy;
  /** What a period costs from a day on, the earliest first. */
  readonly prices: readonly { readonly from: string; readonly amount: MoneyView }[];
  readonly state: 'active' | 'paused' | 'ended';
  /** Periods that begin on `from` or later, and before `until`, are not billed. An open one may be still to come. */
  readonly pauses: readonly { readonly from: string; readonly until?: string }[];
  /** Nothing was billed of it yet: all of it can still be changed. */
  readonly untouched: boolean;
  /** The next bill; absent when none is to come, or none while the contract is not active. */
  readonly next?: DuePeriodView;
  /** The first day that is neither billed nor decided on. */
  readonly openFrom: string;
  /** Why a bill that is due was not made. */
  readonly problem?: ProblemView;
  /** Newest first. `returned`: its invoice was taken back, and somebody has to say whether it is billed again. */
  readonly periods: readonly (PeriodView & { readonly bill: BillView; readonly returned: boolean })[];
}

/** As typed: the server says what it understood, or what is wrong with it. */
export interface RetainerInput {
  readonly name: string;
  readonly text: string;
  readonly amount: string;
  readonly every: Every;
  readonly day: number;
  readonly starts: string;
  /** Empty: it goes on. */
  readonly ends: string;
  readonly weekendRule: WeekendRule;
  readonly proration: Proration;
  readonly billedIn: BilledIn;
  /** Absent: as the contract. */
  readonly autonomy?: Autonomy;
}

/** A retainer as the page saw it; `rev` is the contract's. */
export interface RetainerSeen {
  readonly contractId: string;
  readonly rev: number;
  readonly retainerId: string;
}

export interface RetainerCalls {
  'retainer.create': [RetainerInput & { readonly contractId: string; readonly rev: number }, ContractView];
  /** Once it was billed, only its words, its weekend rule, its end and how far Milepost goes alone can differ. */
  'retainer.update': [RetainerInput & RetainerSeen, ContractView];
  /** Another amount for periods that begin on `from` or later. */
  'retainer.price': [RetainerSeen & { readonly from: string; readonly amount: string }, ContractView];
  /** From `date` on; an end is the last day. */
  'retainer.move': [RetainerSeen & { readonly to: 'paused' | 'resumed' | 'ended'; readonly date: string; readonly reason: string }, ContractView];
  /** Of periods that were missed, or could not be billed. */
  'retainer.missed': [RetainerSeen & { readonly answer: MissedAnswer; readonly reason: string }, ContractView];
  /** Of the period that begins on `first`, whose invoice was taken back. */
  'retainer.period': [RetainerSeen & { readonly first: string; readonly answer: 'bill' | 'leave'; readonly reason: string }, ContractView];
}
