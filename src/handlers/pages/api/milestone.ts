/** Milestones: how they are shown, and what a page sends to change one. */
import type { InvoiceStatus } from '../../../billing/invoice-status';
import type { StatusCategory } from '../../../billing/milestone';
import type { Reaching } from '../../../billing/reaching';
import type { Terms } from '../../../billing/terms';
import type { ContractView } from './contract';
import type { MoneyView, ProblemView } from './shared';

export type TriggerInput =
  | { readonly kind: 'category'; readonly category: StatusCategory }
  | { readonly kind: 'status'; readonly statusId: string }
  /** Without an id: the versions that the epic is in. */
  | { readonly kind: 'version'; readonly versionId?: string | undefined }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'manual' }
  | { readonly kind: 'start' };

export type TriggerView =
  | Exclude<TriggerInput, { kind: 'status' | 'version' }>
  | { readonly kind: 'version'; readonly version?: { readonly id: string; readonly name: string } }
  | { readonly kind: 'status'; readonly statusId: string; readonly statusName: string };

/** As typed: the server says what it understood, or what is wrong with it. */
export type PriceInput = { readonly kind: 'amount'; readonly amount: string } | { readonly kind: 'share'; readonly percent: string };

export interface MilestoneView {
  readonly id: string;
  readonly contractId: string;
  readonly name: string;
  readonly deliverable: string;
  readonly issueId: string;
  readonly issueKey: string;
  /** "2 of 5". */
  readonly place: number;
  readonly of: number;
  readonly price: { readonly kind: 'amount' } | { readonly kind: 'share'; readonly percent: string };
  readonly amount: MoneyView;
  readonly trigger: TriggerView;
  readonly terms?: Terms;
  /** What happens on reaching it, where it is otherwise than the contract says. */
  readonly autonomy?: Reaching;
  readonly state: 'planned' | 'held' | 'waiting' | 'billed';
  readonly hold?: { readonly reason: string };
  readonly problem?: ProblemView;
  readonly reopened?: { readonly at: string; readonly kept: boolean };
  readonly bill?: BillView;
  /** It is one of several parts that bill its epic; `whole` is what they are called together. */
  readonly part?: { readonly whole: string; readonly place: number; readonly count: number };
  /** Why its invoice waits for a person, while it does. */
  readonly billProblem?: ProblemView;
}

export interface BillView {
  readonly invoiceId: string;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly amount: MoneyView;
  readonly total?: MoneyView;
  readonly paid?: MoneyView;
  readonly credited?: MoneyView;
  readonly due?: MoneyView;
  readonly dueDate?: string;
  /** Past its due date with money owed, in the organisation's zone today. */
  readonly overdue: boolean;
  /** The client disputes it. */
  readonly disputed?: true;
  /** The other milestones that it bills: its figures are those of all together. */
  readonly others?: readonly OtherMilestone[];
  /** It began with another milestone: where figures are added up, its own are counted there. */
  readonly further?: true;
}

export interface OtherMilestone {
  readonly name: string;
  readonly issueKey: string;
}

export interface MilestoneInput {
  readonly contractId: string;
  /** The contract's `rev` as the page saw it. */
  readonly rev: number;
  readonly name: string;
  readonly deliverable: string;
  readonly price: PriceInput;
  readonly trigger: TriggerInput;
  /** Absent: the contract's terms. */
  readonly terms?: Terms;
  /** Absent: as the contract says. */
  readonly autonomy?: Reaching;
}

/** A part of a milestone that is split: its share of the milestone's price, as typed. */
export interface PartInput {
  readonly name: string;
  readonly percent: string;
  readonly trigger: TriggerInput;
}

export interface MilestoneSeen {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly rev: number;
}

export interface MilestoneCalls {
  'milestone.billAgain': [MilestoneSeen, ContractView];
  /** Decides that it is not billed again: it is put on hold with the reason. */
  'milestone.leave': [MilestoneSeen & { readonly reason: string }, ContractView];
  /** Takes that back: it waits again as it did. */
  'milestone.takeBackLeave': [MilestoneSeen, ContractView];
  'milestone.keepBill': [MilestoneSeen, ContractView];
  'milestone.untag': [MilestoneSeen, ContractView];
}
