/** What waits for a person. */
import type { AttentionAnswer } from '../../../billing/attention-answers';
import type { Beside } from '../../../billing/beside';
import type { TaxMode } from '../../../billing/contract';
import type { MoneyView, ProblemView } from './shared';

/**
 * The answers that a person can give to something that waits for them; each is a call of its own, or a link.
 * `release`, `cancel`, `retry`, `drop`, `adopt`, `send_anyway`, `accept`: invoice.release, .cancel, .retry, .drop, .adopt, .sendAnyway, .acceptDifferences (of an invoice
 * that the ledger no longer has, this takes it as deleted there: its milestone then waits to be billed again or left).
 * `credit`, `void`: open the question of the invoice. `bill_again`, `leave`, `keep_bill`, `untag`: milestone.billAgain, .leave, .keepBill, .untag.
 * `accept_extra`: finance.acceptExtra. Links: `fix_mapping` to the contract's settings, `connect` to the admin page, `open_work` to the work item, `open_ledger` to the
 * ledger's own page.
 */
export type { AttentionAnswer };

/** One thing that waits for a person. */
export interface AttentionView {
  /** Stable while it waits. */
  readonly id: string;
  readonly problem: ProblemView;
  /** ISO instant; the longest waiting comes first. */
  readonly since: string;
  /** The money that hangs on it, where it is known. */
  readonly amount?: MoneyView;
  /** How the amount stands to tax; absent where the ledger has worked the tax out. */
  readonly taxMode?: TaxMode;
  /** Absent for what concerns the whole site. */
  readonly project?: { readonly id: string; readonly key: string };
  readonly contract?: { readonly id: string; readonly rev: number; readonly name: string; readonly clientName: string };
  /** What is billed; no work stands behind a retainer's period. */
  readonly milestone?: { readonly id: string; readonly name: string; readonly issueKey?: string };
  /** `first`: the first day of the period that it is about, where it is about one. */
  readonly retainer?: { readonly id: string; readonly name: string; readonly first?: string };
  /** The deposit or the retention, where it is about one. */
  readonly beside?: Beside;
  readonly invoice?: { readonly id: string; readonly rev: number; readonly number: string; readonly link?: string };
  /** The client disputes that invoice. */
  readonly disputed?: true;
  /** An invoice in the ledger that may be ours, or looks like it. */
  readonly found?: { readonly ledgerId: string; readonly number: string; readonly link: string };
  /** In the order in which they are offered; the first is the likeliest. Those that need the right to manage billing are left out without it. */
  readonly answers: readonly AttentionAnswer[];
}
