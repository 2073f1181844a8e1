import type { InvoiceView } from '../../../src/handlers/pages/api';

/** When Xero was last heard about any of these, or nothing. */
export function lastRead(invoices: readonly InvoiceView[]): string | undefined {
  return invoices.reduce<string | undefined>((latest, { readAt }) => (readAt !== undefined && (latest === undefined || readAt > latest) ? readAt : latest), undefined);
}

/** The rows of all pages loaded so far: a row that was read again later replaces its older self, in its place. */
export function mergeRows(first: readonly InvoiceView[], more: readonly InvoiceView[]): readonly InvoiceView[] {
  const seen = new Set(first.map((row) => row.invoiceId));
  return [...first, ...more.filter((row) => !seen.has(row.invoiceId))];
}
