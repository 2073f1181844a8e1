/** Contracts as the pages show them, with and without their plan. */
import type { Autonomy, TaxMode } from '../../../billing/contract';
import type { ContractState } from '../../../billing/contract-state';
import type { Terms } from '../../../billing/terms';
import type { DepositView, RetentionView } from './beside';
import type { MilestoneView } from './milestone';
import type { RetainerView } from './retainer';
import type { MoneyView } from './shared';

export interface ContractSummary {
  readonly id: string;
  readonly rev: number;
  readonly name: string;
  readonly clientName: string;
  readonly currency: string;
  readonly price: MoneyView;
  /** What the client agreed to beyond the price, in change orders; absent where there is none. */
  readonly agreed?: MoneyView;
  readonly allocated: MoneyView;
  /** Negative when over-allocated. */
  readonly unallocated: MoneyView;
  readonly billed: MoneyView;
  /** Ledger totals, tax included. */
  readonly paid: MoneyView;
  readonly outstanding: MoneyView;
  readonly overdue: MoneyView;
  /** Price not yet billed. */
  readonly toBill: MoneyView;
  /** Of a foreign currency: what was paid and is owed in the books' own, each invoice at the ledger's rate for it; absent where one has none. */
  readonly inBase?: { readonly paid: MoneyView; readonly outstanding: MoneyView; readonly overdue: MoneyView };
  /** What its retainers were billed for, beside the price; absent where there are none. */
  readonly retained?: MoneyView;
  readonly terms: Terms;
  readonly taxMode: TaxMode;
  readonly autonomy: Autonomy;
  /** What is reached waits for a person to bill it; `autonomy` says how far that invoice then goes. */
  readonly remind?: true;
  readonly state: ContractState;
  /** Calendar dates in the organisation's zone. */
  readonly startsOn?: string;
  readonly endsOn?: string;
}

export interface ContractView extends ContractSummary {
  readonly milestones: readonly MilestoneView[];
  /** In the order in which they were made; absent where there are none. */
  readonly retainers?: readonly RetainerView[];
  readonly deposit?: DepositView;
  readonly retention?: RetentionView;
  /** Invoices that the client disputes while they are owed, by id; absent where there are none. */
  readonly disputed?: readonly string[];
}
