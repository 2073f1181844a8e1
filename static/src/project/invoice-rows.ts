import type { InvoiceView } from '../../../src/handlers/pages/api';

/** The rows of all pages loaded so far: a row that was read again later replaces its older self, in its place. */
export function mergeRows(first: readonly InvoiceView[], more: readonly InvoiceView[]): readonly InvoiceView[] {
  const seen = new Set(first.map((row) => row.invoiceId));
  return [...first, ...more.filter((row) => !seen.has(row.invoiceId))];
}
