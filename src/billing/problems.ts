/**
 * What can stand in the way of a bill, as data: pages and tests know codes, never sentences. `component` is where it
 * arose; `path` the field at fault, as the page names it; `params` fill the sentence and hold no secret.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly component: 'plan' | 'contract' | 'milestone' | 'invoice' | 'ledger' | 'connection' | 'work' | 'page';
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
}

export const PROBLEM_CODES = [
  // amounts and shares
  'AMOUNT_MISSING', 'AMOUNT_NOT_A_NUMBER', 'AMOUNT_NOT_POSITIVE', 'AMOUNT_TOO_PRECISE', 'AMOUNT_TOO_LARGE', 'AMOUNT_AMBIGUOUS',
  'SHARE_NOT_A_NUMBER', 'SHARE_OUT_OF_RANGE', 'SHARES_OVER_WHOLE', 'PLAN_OVER_PRICE', 'BILLING_OVER_PRICE', 'PRICE_BELOW_BILLED', 'CURRENCY_MISMATCH',
  // contract and milestone input
  'FIELD_MISSING', 'FIELD_TOO_LONG', 'FIELD_INVALID', 'DATE_INVALID', 'TERMS_INVALID', 'CONTRACT_NOT_FOUND', 'CONTRACT_DRAFT', 'CONTRACT_PAUSED', 'CONTRACT_CLOSED', 'CONTRACT_NOT_STARTED', 'CONTRACT_ENDED', 'CONTRACT_HAS_BILLS',
  'NUMBER_PREFIX_TAKEN', 'MILESTONE_NOT_FOUND', 'MILESTONE_ALREADY_BILLED', 'MILESTONE_HELD', 'BILL_VOIDED', 'ALREADY_TAGGED', 'PLAN_FULL', 'WRONG_PROJECT', 'TRIGGER_STATUS_UNKNOWN',
  'WORK_ITEM_NOT_FOUND', 'WORK_ITEM_NOT_EPIC',
  // the release gate
  'GATE_TOKENS_FULL', 'GATE_TOKEN_NOT_FOUND', 'CLAIM_IN_FUTURE', 'NOTHING_OWED',
  // what finance picked is no longer so in the ledger
  'CURRENCY_NOT_ENABLED', 'CLIENT_NOT_FOUND', 'CLIENT_ARCHIVED', 'ACCOUNT_NOT_FOUND', 'ACCOUNT_ARCHIVED', 'ACCOUNT_NOT_REVENUE', 'TAX_NOT_FOUND', 'TAX_NOT_ALLOWED', 'TRACKING_NOT_FOUND', 'BRANDING_NOT_FOUND',
  'PERIOD_LOCKED',
  // the ledger and the connection to it
  'NOT_CONNECTED', 'CREDENTIALS_REFUSED', 'CREDENTIALS_NOT_ACCEPTED', 'ORGANISATION_CHANGED', 'LEDGER_REFUSED', 'LEDGER_UNAVAILABLE', 'LEDGER_LIMIT', 'LEDGER_ANSWER_INVALID',
  'NUMBER_TAKEN', 'ORGANISATION_MISMATCH', 'EMAIL_REFUSED', 'POSSIBLY_THERE', 'APPROVAL_LIMIT', 'CLIENT_MERGED', 'ACT_REFUSED', 'CREDIT_TOO_MUCH', 'ACT_NOT_POSSIBLE',
  'CONSENT_INVALID', 'CONSENT_EXPIRED', 'CONSENT_DENIED', 'CONSENT_LOST', 'CONNECTION_REMAINS', 'CONNECTION_EXPIRES', 'WEBHOOK_SILENT', 'SCOPES_MISSING',
  // what waits for a person although nothing failed, and what the books say otherwise than we do
  'RELEASE_NEEDED', 'RELEASE_NOT_YOURS', 'RELEASE_FOUR_EYES', 'WORK_REOPENED', 'LEDGER_DIFFERS', 'LEDGER_MISSING', 'LEDGER_EXTRA', 'LEDGER_STALE',
  // retainers
  'RETAINER_NOT_FOUND', 'RETAINER_OVERLAPS', 'RETAINER_FIXED', 'RETAINER_PERIODS_MISSED', 'PERIOD_BILLED', 'PERIOD_RETURNED', 'CONTRACT_FULL',
  // the forecast
  'CASH_LOW',
  // pages
  'NO_PERMISSION', 'STALE_PAGE', 'INVALID_REQUEST', 'NOT_RELEASABLE', 'NOT_RETRYABLE', 'UNLICENSED', 'UNEXPECTED',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
