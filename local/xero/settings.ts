/**
 * Behaviours of Xero's that could not be verified, or that differ between organisations: each is a switch, tested both ways and listed
 * in README.md. The first value named is the default.
 */
export interface XeroSettings {
  /** Status for a token that lacks the endpoint's scope. */
  scopeRefusal: 401 | 403;
  /** Whether an idempotency key belongs to the app or to one access token. */
  idempotencyScope: 'app' | 'token';
  /** A repeat that arrives while the first is still under way: waits for its answer, is refused, or is processed as well. */
  idempotencyInFlight: 'wait' | 'refuse' | 'process';
  /** Whether a 500 that followed a commit is what the key remembers, or the key remembers nothing. */
  idempotencyAfterServerError: 'cached' | 'forgotten';
  /** Whether the number of a voided or deleted invoice can be given to another. */
  numberOfRemovedInvoice: 'taken' | 'free';
  /** Whether the good elements of a batch answered with 400 are saved. */
  batchWithErrors: 'nothing-saved' | 'good-ones-saved';
  /** What GET says is due on a voided invoice; the answer to the voiding itself always keeps it. */
  amountDueOfVoided: 'zero' | 'kept';
  /** Whether approving without a due date is refused, or the date is taken from the terms (of the contact, else the organisation's, else the invoice's own date). */
  approvalWithoutDueDate: 'refused' | 'from-terms';
  /** Whether lock dates stop drafts too, or only what is posted. */
  lockDates: 'all-documents' | 'approved-only';
  /** Whether If-Modified-Since gives what changed in that very second. */
  modifiedSince: 'inclusive' | 'exclusive';
  /** Whether a payment, or its deletion, sends INVOICE UPDATE. */
  paymentSendsInvoiceUpdate: boolean;
  /** Whether allocating a credit, or taking the allocation back, sends INVOICE UPDATE. */
  allocationSendsInvoiceUpdate: boolean;
  /** Whether voiding a credit note takes it off its invoices, or is refused until somebody has. */
  voidingAllocatedCredit: 'refused' | 'unallocates';
  /**
   * Of several refresh tokens given for the same one, which outlives half an hour: the newest, the first, or all. The others work until then.
   */
  concurrentRefresh: 'newest' | 'first' | 'all';
  /** Whether a refresh token still works when the person has disconnected the app from every organisation. */
  refreshAfterDisconnect: 'works' | 'refused';
  /** Where it is said that scopes are wrong: on a page of Xero's, or at the app's redirect URI. */
  scopeErrorAt: 'page' | 'redirect';
  /** Whether a consent may choose several organisations at once ("bulk connections": Advanced tier only). */
  bulkConnections: boolean;
  /** Calls a day for one app and one organisation: 1,000 on the Starter tier, 5,000 above it. */
  callsPerDay: number;
  callsPerMinute: number;
  /** Over all organisations of one app. */
  appCallsPerMinute: number;
  callsAtOnce: number;
  /** Emails a day of an organisation that pays; demo companies send none. */
  emailsPerDay: number;
  /** Invoices that an organisation's plan lets it approve, by the month they are dated in. */
  approvalsPerMonth: number;
}

export const DEFAULT_SETTINGS: XeroSettings = {
  scopeRefusal: 401,
  idempotencyScope: 'app',
  idempotencyInFlight: 'wait',
  idempotencyAfterServerError: 'cached',
  numberOfRemovedInvoice: 'taken',
  batchWithErrors: 'nothing-saved',
  amountDueOfVoided: 'zero',
  approvalWithoutDueDate: 'refused',
  lockDates: 'all-documents',
  modifiedSince: 'inclusive',
  paymentSendsInvoiceUpdate: true,
  allocationSendsInvoiceUpdate: true,
  voidingAllocatedCredit: 'refused',
  concurrentRefresh: 'newest',
  refreshAfterDisconnect: 'works',
  scopeErrorAt: 'page',
  bulkConnections: false,
  callsPerDay: 5000,
  callsPerMinute: 60,
  appCallsPerMinute: 10_000,
  callsAtOnce: 5,
  emailsPerDay: 1000,
  approvalsPerMonth: 100_000,
};
