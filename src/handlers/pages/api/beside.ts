/** A contract's deposit and retention: how they stand, how they are agreed, and what a person does about them. */
import type { Beside, DepositDue, Drawdown } from '../../../billing/beside';
import type { TaxMode } from '../../../billing/contract';
import type { ContractView } from './contract';
import type { BillView } from './milestone';
import type { MoneyView } from './shared';

export type { Beside };

export interface DepositView {
  readonly amount: MoneyView;
  readonly drawdown: Drawdown;
  readonly due: DepositDue;
  /** What was billed and is on no later invoice yet; below zero when it was taken back after it was drawn. */
  readonly left: MoneyView;
  /** Its invoice, or the last one that was taken back. */
  readonly bill?: BillView;
  /** Its invoice could not be made, or was taken back: a person decides. */
  readonly waits?: true;
  /** What billing it by hand would bill now; absent where there is nothing to bill. */
  readonly open?: MoneyView;
}

/** A milestone that is not on the plan any more releases nothing: it is then released by hand. */
export type ReleaseView = { readonly kind: 'date'; readonly date: string } | { readonly kind: 'milestone'; readonly milestoneId: string; readonly name: string } | { readonly kind: 'manual' };

export interface RetentionView {
  readonly percent: string;
  readonly release: ReleaseView;
  /** What is withheld and not released yet; below zero when an invoice was taken back after the release. */
  readonly held: MoneyView;
  /** The invoice that released it, or the last one that was taken back. */
  readonly bill?: BillView;
  /** Its invoice could not be made, or was taken back: a person decides. */
  readonly waits?: true;
  /** What releasing it by hand would bill now; absent where nothing is withheld. */
  readonly open?: MoneyView;
}

/** As typed. Codes are the ledger's; `tax` is empty where the contract carries none. */
export interface DepositInput {
  readonly amount: string;
  readonly drawdown: Drawdown;
  readonly due: DepositDue;
  readonly account: string;
  readonly tax: string;
}

export interface RetentionInput {
  readonly percent: string;
  readonly release: { readonly kind: 'date'; readonly date: string } | { readonly kind: 'milestone'; readonly milestoneId: string } | { readonly kind: 'manual' };
  readonly account: string;
  readonly tax: string;
}

export interface PostingAccount {
  readonly code: string;
  readonly name: string;
  /** As the ledger classes it: what a tax may be used with. */
  readonly accountClass: string;
  readonly defaultTaxCode?: string;
}

export interface HoldbacksView {
  readonly contract: { readonly id: string; readonly rev: number; readonly name: string; readonly currency: string; readonly taxMode: TaxMode };
  readonly deposit?: DepositInput;
  readonly retention?: RetentionInput;
  readonly milestones: readonly { readonly id: string; readonly key: string; readonly name: string }[];
  /** What the connected organisation has for each, and its taxes with the classes of account that each may be used with. */
  readonly depositAccounts: readonly PostingAccount[];
  readonly retentionAccounts: readonly PostingAccount[];
  readonly taxes: readonly { readonly code: string; readonly name: string; readonly rate: number; readonly appliesTo: readonly string[] }[];
}

export interface BesideSeen {
  readonly contractId: string;
  readonly rev: number;
  readonly beside: Beside;
}

export interface BesideCalls {
  'beside.load': [{ readonly contractId: string }, HoldbacksView];
  'beside.save': [{ readonly contractId: string; readonly rev: number; readonly deposit?: DepositInput; readonly retention?: RetentionInput }, HoldbacksView];
  /** Bills the deposit, or releases what is withheld, now: also after its invoice was taken back. */
  'beside.bill': [BesideSeen, ContractView];
  'beside.leave': [BesideSeen & { readonly reason: string }, ContractView];
}
