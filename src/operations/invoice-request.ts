import type { Autonomy } from '../billing/contract';
import type { Invoice } from '../billing/invoice';
import type { InvoiceRequest } from '../billing/ledger';

/** What the ledger is asked for, from the frozen record alone. Throws when the invoice was never queued: it has no dates yet. */
export function invoiceRequest(invoice: Invoice): InvoiceRequest {
  const { issueDate, dueDate } = invoice;
  if (issueDate === undefined || dueDate === undefined) throw new Error(`Invoice ${invoice.number} has no dates: it was not queued.`);
  return {
    number: invoice.number,
    reference: invoice.reference,
    clientId: invoice.client.id,
    currency: invoice.amount.currency,
    taxMode: invoice.taxMode,
    issueDate,
    dueDate,
    url: invoice.url,
    status: requestedStatus(invoice.autonomy),
    lines: invoice.lines,
    ...(invoice.branding ? { branding: invoice.branding } : {}),
  };
}

/** The status an invoice is created in. One that waited for a person was released as a draft: approving it is the ledger's own next step. */
function requestedStatus(autonomy: Autonomy): InvoiceRequest['status'] {
  switch (autonomy) {
    case 'prepare':
    case 'draft':
      return 'draft';
    case 'submit':
      return 'submitted';
    case 'approve':
    case 'email':
      return 'approved';
  }
}
