import type { Invoice } from './invoice';

/** What people see: one word for where the invoice and its money are. */
export const INVOICE_STATUSES = [
  'prepared', 'sending', 'needs_attention', 'draft', 'submitted', 'approved', 'part_paid', 'paid', 'credited', 'voided', 'deleted', 'cancelled',
] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** The status of an invoice from where its delivery stands and what the ledger last said. Total: every delivery has one. */
export function invoiceStatus(invoice: Pick<Invoice, 'delivery'>): InvoiceStatus {
  const { delivery } = invoice;
  switch (delivery.step) {
    case 'prepared':
      return 'prepared';
    case 'queued':
      return 'sending';
    case 'held':
      return 'needs_attention';
    case 'cancelled':
      return 'cancelled';
    case 'acting':
    case 'recorded': {
      const { status, paid, credited } = delivery.mirror;
      switch (status) {
        case 'draft':
        case 'submitted':
        case 'voided':
        case 'deleted':
          return status;
        case 'approved':
          return paid.minor + credited.minor > 0 ? 'part_paid' : 'approved';
        case 'paid':
          // The ledger calls an invoice paid when nothing is owed, also when credit alone settled it; money that
          // never arrived must not look like money that did.
          return paid.minor === 0 && credited.minor > 0 ? 'credited' : 'paid';
      }
    }
  }
}

/** Whether an invoice of this status still stands: one that was voided, deleted or cancelled takes nothing of the price and bills nobody. */
export const isLive = (status: InvoiceStatus): boolean => status !== 'voided' && status !== 'deleted' && status !== 'cancelled';
