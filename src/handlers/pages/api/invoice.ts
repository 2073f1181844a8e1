/** Invoices: a row, one opened, and what may be done with it. */
import type { LedgerActKind } from '../../../billing/activity';
import type { DifferenceField } from '../../../billing/compare-mirror';
import type { TaxMode } from '../../../billing/contract';
import type { Terms } from '../../../billing/terms';
import type { BillView } from './milestone';
import type { ActivityView, MoneyView, ProblemView } from './shared';

export interface InvoiceView extends BillView {
  readonly rev: number;
  readonly contractId: string;
  readonly contractName: string;
  readonly milestoneName: string;
  /** Of one that bills several: the name of the first alone. */
  readonly first?: string;
  /** It takes in what the contract's milestones come to until it is released. */
  readonly collects?: true;
  /** Absent where no work stands behind the bill. */
  readonly issueKey?: string;
  readonly clientName: string;
  readonly reference: string;
  readonly issueDate?: string;
  readonly tax?: MoneyView;
  /** What it comes to in the base currency of the books, tax included, at the ledger's own rate (so much of the invoice's currency for one of the base); absent in the base currency. */
  readonly base?: { readonly total: MoneyView; readonly rate: string };
  /** The invoice in the ledger's own pages; present once it is there. */
  readonly link?: string;
  readonly problem?: ProblemView;
  /** When the ledger was last heard about it: ISO instant. */
  readonly readAt?: string;
  readonly canRelease: boolean;
  readonly canRetry: boolean;
  /** It may still be taken back: the ledger does not have it. */
  readonly canCancel: boolean;
  /** What the ledger can be asked to do with it as it stands. */
  readonly acts: readonly LedgerActKind[];
  /** What the ledger is being asked to do with it now. */
  readonly doing?: LedgerActKind;
  /** Where the ledger's invoice is otherwise than we sent it; those that a person accepted are marked. */
  readonly differences: readonly DifferenceView[];
}

export interface DifferenceView {
  readonly field: DifferenceField;
  readonly expected: string;
  readonly actual: string;
  readonly accepted: boolean;
}

/** One invoice, opened: what it says, what was paid on it, and its own part of the activity, newest first. */
export interface InvoiceDetail {
  readonly invoice: InvoiceView;
  /** As we sent them; `amount` in the invoice's tax mode. */
  readonly lines: readonly { readonly description: string; readonly amount: MoneyView }[];
  /** As the ledger has them, where it said so. */
  readonly ledgerLines?: readonly { readonly description: string; readonly amount: MoneyView }[];
  readonly settlements: readonly {
    readonly kind: 'payment' | 'credit-note' | 'prepayment' | 'overpayment';
    readonly amount: MoneyView;
    readonly date?: string;
    readonly number?: string;
  }[];
  readonly subtotal?: MoneyView;
  readonly taxMode: TaxMode;
  readonly terms: Terms;
  readonly accepted?: { readonly at: string; readonly by: string; readonly note: string };
  /** The client disputes it; `by` is an account id. */
  readonly dispute?: { readonly at: string; readonly by: string; readonly reason: string };
  readonly activity: readonly ActivityView[];
}

/** An invoice or a milestone as the page saw it; `rev` is the invoice's, or the contract's. */
export interface InvoiceSeen {
  readonly invoiceId: string;
  readonly rev: number;
}

export interface InvoiceCalls {
  'invoice.load': [{ readonly invoiceId: string }, InvoiceDetail];
  /** What the lines of a prepared invoice say, in their order. */
  'invoice.editText': [InvoiceSeen & { readonly descriptions: readonly string[] }, InvoiceView];
  'invoice.release': [InvoiceSeen, InvoiceView];
  /** Takes up a held invoice, or what was being done with it, where it stopped. */
  'invoice.retry': [InvoiceSeen, InvoiceView];
  /** No longer wants what the ledger refused to do with an invoice that it has. */
  'invoice.drop': [InvoiceSeen, InvoiceView];
  /** Takes back one that the ledger does not have. */
  'invoice.cancel': [InvoiceSeen & { readonly reason: string }, InvoiceView];
  /** Takes the invoice that was found in the ledger for ours. */
  'invoice.adopt': [InvoiceSeen, InvoiceView];
  /** Says that the one which was found is another, and sends ours. */
  'invoice.sendAnyway': [InvoiceSeen, InvoiceView];
  'invoice.approve': [InvoiceSeen, InvoiceView];
  'invoice.email': [InvoiceSeen, InvoiceView];
  /** Voids an approved invoice, deletes a draft. */
  'invoice.void': [InvoiceSeen & { readonly reason: string }, InvoiceView];
  /** `amount` as typed, with tax; empty for all that is owed. */
  'invoice.credit': [InvoiceSeen & { readonly amount: string; readonly reason: string }, InvoiceView];
  /** Notes that the client disputes an invoice that is owed, and that this is settled. */
  'invoice.dispute': [InvoiceSeen & { readonly reason: string }, InvoiceDetail];
  'invoice.endDispute': [InvoiceSeen, InvoiceDetail];
  /** What was accepted is asked about again. */
  'invoice.withdrawAcceptance': [InvoiceSeen, InvoiceView];
  'invoice.acceptDifferences': [InvoiceSeen & { readonly note: string }, InvoiceView];
}
