import type { LedgerInvoiceId } from '../billing/ids';

/**
 * The invoice's page at Xero, for people who may sign in there. With the organisation's short code Xero opens it in that organisation's books,
 * whichever they last worked in.
 */
export function invoiceLink(shortCode: string | undefined, ledgerId: LedgerInvoiceId): string {
  const page = `/AccountsReceivable/View.aspx?InvoiceID=${encodeURIComponent(ledgerId)}`;
  if (shortCode === undefined || shortCode === '') return `https://go.xero.com${page}`;
  return `https://go.xero.com/organisationlogin/default.aspx?shortcode=${encodeURIComponent(shortCode)}&redirecturl=${encodeURIComponent(page)}`;
}
