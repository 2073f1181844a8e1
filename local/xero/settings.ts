/**
 * Behaviours of Xero's that could not be verified: each is a switch, tested both ways, and listed once in README.md and in
 * docs/not-verified.md (switches.test.ts holds all of that). Of each switch's values the first is the default.
 */
export const SWITCHES = {
  /** Status for a token that lacks the endpoint's scope. */
  scopeRefusal: [401, 403],
  /** What an app made since March 2026 is told when it asks for one of the older, broad scopes. */
  broadScopeRefusal: ['invalid_scope', 'unauthorized_client'],
  /** Where it is said that scopes are wrong: on a page of Xero's, or at the app's redirect URI. */
  scopeErrorAt: ['page', 'redirect'],
  /** Of several refresh tokens given for the same one, which outlives half an hour: the newest, the first, or all. The others work until then. */
  concurrentRefresh: ['newest', 'first', 'all'],
  /** Whether a refresh token still works when the person has disconnected the app from every organisation. */
  refreshAfterDisconnect: ['works', 'refused'],
  /** Whether an idempotency key belongs to the app or to one access token. */
  idempotencyScope: ['app', 'token'],
  /** A repeat that arrives while the first is still under way: waits for its answer, is refused, or is processed as well. */
  idempotencyInFlight: ['wait', 'refuse', 'process'],
  /** Whether a 500 that followed a commit is what the key remembers, or the key remembers nothing. */
  idempotencyAfterServerError: ['cached', 'forgotten'],
  /** Whether the number of a voided or deleted invoice can be given to another. */
  numberOfRemovedInvoice: ['taken', 'free'],
  /** Whether two credit notes can have the same number: Xero's pages say not, one who rebuilt its API says that it lets them. */
  creditNoteNumber: ['unique', 'repeatable'],
  /** Whether the good elements of a batch answered with 400 are saved. */
  batchWithErrors: ['nothing-saved', 'good-ones-saved'],
  /** Refusals in the very words that were seen, or with other quotes and full stops, as the sources differ among themselves. */
  refusalWords: ['seen', 'varied'],
  /** How the limit that was met is named in X-Rate-Limit-Problem: as recorded, or `Minute` and `Daily` as in older documents. */
  limitNames: ['lower-case', 'as-in-old-docs'],
  /** What GET says is due on a voided invoice; the answer to the voiding itself always keeps it. */
  amountDueOfVoided: ['zero', 'kept'],
  /** Approving without a due date: refused, the date is taken from the terms (of the contact, else the organisation's, else the invoice's own date), or it stays empty. */
  approvalWithoutDueDate: ['refused', 'from-terms', 'left-empty'],
  /** Whether a new draft without a due date is given one from the terms of its contact or organisation. */
  draftWithoutDueDate: ['left-empty', 'from-terms'],
  /** Whether lock dates stop drafts too, or only what is posted. */
  lockDates: ['all-documents', 'approved-only'],
  /** Where half a cent below zero goes on a line's amount and tax: -2.165 to -2.17, or to -2.16. */
  halfCentBelowZero: ['down', 'up'],
  /** What becomes of a line's tracking that the organisation does not have or no longer uses: the invoice is refused, or the tracking left out in silence. */
  unknownTracking: ['refused', 'ignored'],
  /** Whether `where` takes OR and brackets, or answers 400. */
  whereOr: ['accepted', 'refused'],
  /** Whether If-Modified-Since gives what changed in that very second. */
  modifiedSince: ['inclusive', 'exclusive'],
  /** Whether invoices that moved to another contact by a merge count as changed. */
  mergeUpdatesInvoices: [true, false],
  /** Whether voiding a credit note takes it off its invoices, or is refused until somebody has. */
  voidingAllocatedCredit: ['refused', 'unallocates'],
  /** Whether a payment, or its deletion, sends INVOICE UPDATE. */
  paymentSendsInvoiceUpdate: [true, false],
  /** Whether allocating a credit, or taking the allocation back, sends INVOICE UPDATE. */
  allocationSendsInvoiceUpdate: [true, false],
  /** How webhooks spell an event: `UPDATE` with the record's address, or `Update` with its collection's, as in Xero's own examples. */
  webhookSpelling: ['upper', 'as-in-docs'],
  /** How a failed delivery is tried again for a day: every 15 minutes, or less and less often. */
  webhookRetries: ['every-15-minutes', 'less-and-less'],
  /** Whether what happened while a webhook was switched off comes once it is on again. */
  webhookAfterDisabled: ['replayed', 'lost'],
} as const;

type Switches = { -readonly [Name in keyof typeof SWITCHES]: (typeof SWITCHES)[Name][number] };

/** What differs between organisations, plans and tiers, with what Xero documents as the default. */
interface Sizes {
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
  /** Seconds that an access token really lives; it always says 1800. */
  accessTokenLivesSeconds: number;
  /** How long a webhook's receiver may take. */
  webhookAnswerMs: number;
  /** How far Xero's clock is ahead of ours: in its dates, tokens and webhooks. */
  clockAheadMs: number;
}

export type XeroSettings = Switches & Sizes;

export const DEFAULT_SETTINGS: XeroSettings = {
  ...(Object.fromEntries(Object.entries(SWITCHES).map(([name, values]) => [name, values[0]])) as Switches),
  bulkConnections: false,
  callsPerDay: 5000,
  callsPerMinute: 60,
  appCallsPerMinute: 10_000,
  callsAtOnce: 5,
  emailsPerDay: 1000,
  approvalsPerMonth: 100_000,
  accessTokenLivesSeconds: 1800,
  webhookAnswerMs: 5000,
  clockAheadMs: 0,
};
