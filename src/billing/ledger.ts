import type { CalendarDate } from './calendar-date';
import type { Branding, TaxMode } from './contract';
import type { ClientId, LedgerInvoiceId, OrganisationId } from './ids';
import type { InvoiceLine, LedgerStatus } from './invoice';
import type { CurrencyCode, Money } from './money';

/** What the trade needs to know of an accounting system, in its own words: the gateways translate. */

export interface LedgerOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  /** A trial set of books: nothing billed there is real. */
  readonly demo: boolean;
  readonly baseCurrency: CurrencyCode;
  readonly countryCode: string;
  /** IANA zone, e.g. `Australia/Sydney`. */
  readonly timeZone: string;
  /** What the country calls its sales tax: GST, VAT, or tax. */
  readonly taxName: string;
  /** Documents dated on or before this day are refused. */
  readonly lockedUntil?: CalendarDate;
  /** For links into the ledger's own pages (in Xero: ShortCode). */
  readonly shortCode?: string;
}

export interface LedgerAccount {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  /** Whether a sale may be posted to it. */
  readonly revenue: boolean;
  readonly defaultTaxCode?: string;
  /** revenue, asset, liability, equity or expense, as the ledger classes it; `kept` where it takes no line of an invoice: a bank account, or one that the ledger keeps itself. */
  readonly accountClass: string;
}

export interface LedgerTax {
  readonly code: string;
  readonly name: string;
  /** Per cent, e.g. 10. */
  readonly rate: number;
  readonly active: boolean;
  /** Account classes it may be used with. */
  readonly appliesTo: readonly string[];
}

/** A tracking category in use, with its options in use, by name. */
export interface LedgerTracking {
  readonly name: string;
  readonly options: readonly string[];
}

export interface LedgerClient {
  readonly id: ClientId;
  readonly name: string;
  readonly email?: string;
  readonly archived: boolean;
  /** Set when the ledger merged this client into another. */
  readonly mergedInto?: ClientId;
}

/** What we ask the ledger to record. `number` is ours, so that asking twice is refused rather than doubled. */
export interface InvoiceRequest {
  readonly number: string;
  readonly reference: string;
  readonly clientId: ClientId;
  readonly currency: CurrencyCode;
  readonly taxMode: TaxMode;
  readonly issueDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly url: string;
  readonly status: Extract<LedgerStatus, 'draft' | 'submitted' | 'approved'>;
  readonly lines: readonly InvoiceLine[];
  readonly branding?: Branding;
}

/** How a line of the ledger's invoice is posted. `gross` is with tax; below zero on a line that deducts something. */
export interface LedgerPosting {
  readonly accountCode?: string;
  readonly taxCode?: string;
  readonly gross: Money;
}

/** What we ask the ledger to credit. `number` is ours. Amounts are with tax, and add up to the credit note's total. */
export interface CreditNoteRequest {
  readonly number: string;
  readonly reference: string;
  readonly clientId: ClientId;
  readonly currency: CurrencyCode;
  readonly date: CalendarDate;
  readonly lines: readonly (LedgerPosting & { readonly description: string })[];
}

/** A credit note as the ledger has it, and the invoices it was put on. */
export interface LedgerCreditNote {
  readonly ledgerId: string;
  readonly number: string;
  readonly status: LedgerStatus;
  readonly clientId: ClientId;
  readonly reference: string;
  readonly total: Money;
  /** What is not put on any invoice yet, nor paid out. */
  readonly remaining: Money;
  readonly on: readonly LedgerInvoiceId[];
}

/**
 * Why a call to the ledger did not do what was asked. Only `refused` and `credentials` say for certain that nothing was
 * recorded; `unknown` means that it may have been: look before acting again.
 */
export type LedgerFailureReason =
  | { readonly kind: 'credentials'; readonly detail: string }
  /** `scope`: this call needs a right that the consent does not cover; `unsaid`: that, or the organisation no longer lets us in. */
  | { readonly kind: 'forbidden'; readonly cause: 'scope' | 'unsaid'; readonly detail: string }
  | { readonly kind: 'limit'; readonly scope: 'minute' | 'day' | 'concurrent' | 'app'; readonly retryAfterSeconds: number }
  | { readonly kind: 'refused'; readonly messages: readonly string[] }
  | { readonly kind: 'unavailable'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }
  /** `found` is the invoice which the answer spoke of, where it named one. */
  | { readonly kind: 'invalid-answer'; readonly detail: string; readonly found?: LedgerInvoiceId };

/** Thrown by a ledger's gateway, and nothing else is. `detail` is for our records: it holds no secret and no body. */
export class LedgerFailure extends Error {
  override readonly name = 'LedgerFailure';
  constructor(readonly reason: LedgerFailureReason) {
    super(`ledger: ${reason.kind}`);
  }
}
