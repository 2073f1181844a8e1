import type { CalendarDate } from '../billing/calendar-date';
import type { ClientId, LedgerInvoiceId } from '../billing/ids';
import type { LedgerStatus, Mirror } from '../billing/invoice';
import { currencyCode, isCurrency, zero, type CurrencyCode, type Money } from '../billing/money';
import { moneyOf } from './amounts';
import { xeroDate, xeroInstant } from './dates';
import { ZERO_GUID, type XeroInvoice } from './invoice-shape';
import { linesOf, settlementsOf } from './mirror-details';
import { MissingField, need } from './missing-field';

const STATUSES: Readonly<Record<string, LedgerStatus>> = {
  DRAFT: 'draft', SUBMITTED: 'submitted', AUTHORISED: 'approved', PAID: 'paid', VOIDED: 'voided', DELETED: 'deleted',
};

export const ledgerStatusOf = (status: string | null | undefined): LedgerStatus | undefined => STATUSES[status ?? ''];

/** A mirror, or the name of the field that kept it from being one. */
export type Reflection = { readonly ok: true; readonly mirror: Mirror } | { readonly ok: false; readonly field: string };

/**
 * What Xero says of an invoice, in the trade's words. Nothing is worked out: a total that Xero left out is a field missing, not a sum
 * to make. `readAt` is the instant of our reading, ISO.
 */
export function reflect(invoice: XeroInvoice, readAt: string): Reflection {
  try {
    return { ok: true, mirror: mirrorOf(invoice, readAt) };
  } catch (error) {
    if (error instanceof MissingField) return { ok: false, field: error.field };
    throw error;
  }
}

function mirrorOf(invoice: XeroInvoice, readAt: string): Mirror {
  if (invoice.InvoiceID === ZERO_GUID) throw new MissingField('InvoiceID');
  const status = need(ledgerStatusOf(invoice.Status), 'Status');
  const currency = currencyOf(invoice);
  const gone = status === 'voided' || status === 'deleted';
  const dueDate = dateOf(invoice.DueDateString, invoice.DueDate);
  return {
    ledgerId: invoice.InvoiceID as LedgerInvoiceId,
    number: need(invoice.InvoiceNumber ?? undefined, 'InvoiceNumber'),
    status,
    clientId: need(invoice.Contact?.ContactID ?? undefined, 'Contact.ContactID') as ClientId,
    reference: invoice.Reference ?? '',
    subtotal: amount(invoice, 'SubTotal', currency),
    tax: amount(invoice, 'TotalTax', currency),
    total: amount(invoice, 'Total', currency),
    // Xero leaves these out where nothing was ever paid or credited (the answer to a create has no AmountCredited).
    paid: amount(invoice, 'AmountPaid', currency, 0),
    credited: amount(invoice, 'AmountCredited', currency, 0),
    // The answer to the voiding itself still says what was due (recorded 2026-09-14): the status decides.
    due: gone ? zero(currency) : amount(invoice, 'AmountDue', currency),
    issueDate: need(dateOf(invoice.DateString, invoice.Date), 'Date'),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...rateOf(invoice),
    emailed: invoice.SentToContact === true,
    ...(invoice.Contact?.Name ? { clientName: invoice.Contact.Name } : {}),
    ...linesOf(invoice, currency),
    ...settlementsOf(invoice, currency),
    changedAt: need(xeroInstant(invoice.UpdatedDateUTC ?? ''), 'UpdatedDateUTC'),
    readAt,
  };
}

function currencyOf(invoice: XeroInvoice): CurrencyCode {
  const code = invoice.CurrencyCode ?? '';
  if (!isCurrency(code)) throw new MissingField('CurrencyCode');
  return currencyCode(code);
}

/** Xero says 1 of an invoice in the base currency: then there is nothing to convert. */
const rateOf = ({ CurrencyRate: rate }: XeroInvoice): Pick<Mirror, 'rate'> => (rate === undefined || rate === null || rate <= 0 || rate === 1 ? {} : { rate: String(rate) });

type AmountField = 'SubTotal' | 'TotalTax' | 'Total' | 'AmountPaid' | 'AmountCredited' | 'AmountDue';

function amount(invoice: XeroInvoice, field: AmountField, currency: CurrencyCode, absent?: number): Money {
  const value = invoice[field] ?? absent;
  return need(value === undefined ? undefined : moneyOf(value, currency), field);
}

function dateOf(text: string | null | undefined, stamp: string | null | undefined): CalendarDate | undefined {
  return xeroDate(text ?? '') ?? xeroDate(stamp ?? '');
}
