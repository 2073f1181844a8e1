import type { CalendarDate } from './calendar-date';
import type { TaxMode } from './contract';
import type { ClientId, OrganisationId } from './ids';
import type { InvoiceLine, LedgerStatus } from './invoice';
import type { CurrencyCode } from './money';

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
  /** revenue, asset, liability, equity or expense, as the ledger classes it. */
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
}

/**
 * Why a call to the ledger did not do what was asked. Only `refused` and `credentials` say for certain that nothing was
 * recorded; `unknown` means that it may have been: look before acting again.
 */
export type LedgerFailureReason =
  | { readonly kind: 'credentials'; readonly detail: string }
  | { readonly kind: 'forbidden'; readonly detail: string }
  | { readonly kind: 'limit'; readonly scope: 'minute' | 'day' | 'concurrent' | 'app'; readonly retryAfterSeconds: number }
  | { readonly kind: 'refused'; readonly messages: readonly string[] }
  | { readonly kind: 'unavailable'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }
  | { readonly kind: 'invalid-answer'; readonly detail: string };

/** Thrown by a ledger's gateway, and nothing else is. `detail` is for our records: it holds no secret and no body. */
export class LedgerFailure extends Error {
  override readonly name = 'LedgerFailure';
  constructor(readonly reason: LedgerFailureReason) {
    super(`ledger: ${reason.kind}`);
  }
}
