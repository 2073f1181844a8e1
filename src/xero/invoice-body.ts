import type { TaxMode } from '../billing/contract';
import type { InvoiceLine } from '../billing/invoice';
import type { InvoiceRequest } from '../billing/ledger';
import { amountFor } from './amounts';

const LINE_AMOUNT_TYPES: Readonly<Record<TaxMode, string>> = { exclusive: 'Exclusive', inclusive: 'Inclusive', none: 'NoTax' };
const STATUSES: Readonly<Record<InvoiceRequest['status'], string>> = { draft: 'DRAFT', submitted: 'SUBMITTED', approved: 'AUTHORISED' };

/**
 * The invoice as Xero's body. What is left out matters as much: line and tax amounts, which Xero works out and refuses when ours
 * differ by a cent, and everything about the client but its id, since Xero writes any other field into the client's own record.
 */
export function invoiceBody(request: InvoiceRequest): string {
  return JSON.stringify({
    Invoices: [
      {
        Type: 'ACCREC',
        InvoiceNumber: request.number,
        Reference: request.reference,
        Contact: { ContactID: request.clientId },
        Date: request.issueDate,
        DueDate: request.dueDate,
        LineAmountTypes: LINE_AMOUNT_TYPES[request.taxMode],
        CurrencyCode: request.currency,
        Status: STATUSES[request.status],
        ...linkOf(request.url),
        ...(request.branding ? { BrandingThemeID: request.branding.id } : {}),
        LineItems: request.lines.map((line) => lineBody(line, request.taxMode)),
      },
    ],
  });
}

/** Xero refuses a link that has its own name in it, as a site or a project may: a bill without the link is better than no bill. */
function linkOf(url: string): { readonly Url?: string } {
  return url === '' || /xero/i.test(url) ? {} : { Url: url };
}

function lineBody(line: InvoiceLine, taxMode: TaxMode): object {
  return {
    Description: line.description,
    Quantity: line.quantity,
    UnitAmount: amountFor(line.unitAmount),
    AccountCode: line.accountCode,
    ...(line.taxCode === undefined || taxMode === 'none' ? {} : { TaxType: line.taxCode }),
    // By name: ids alone were seen to be passed over in silence (XeroAPI/xero-node issue 516).
    ...(line.tracking ? { Tracking: line.tracking.map(({ category, option }) => ({ Name: category, Option: option })) } : {}),
  };
}
