/** The gateway to Xero: the only place that knows its API. Callers see the trade's own words (src/billing/ledger.ts). */
export { XERO_SCOPES, type XeroAccess, type XeroCredentials, type XeroToken } from './access';
export { xeroClient, type XeroClient } from './client';
export type { LedgerCurrency } from './choices';
export { MOST_IDS, type InvoicesById } from './check-invoices';
export type { ChangedInvoices } from './invoices';
export { invoiceLink } from './link';
export { authEventOf, connections, CONSENT_SCOPES, consentUrl, exchangeCode, REFRESH_DAYS, REFRESH_GRACE_MS, refreshToken, removeConnection, type ConsentedToken, type XeroConnection } from './oauth';
export { actProblem, refusalProblem } from './refusal-problem';
export { requestToken } from './token';
export { parseWebhook, verifyWebhookSignature, type XeroNotice } from './webhook';
