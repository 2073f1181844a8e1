import type { InvoiceInput, LineInput, TrackingInput } from '../../rules/invoice-input';
import { LINE_AMOUNT_TYPES } from '../../rules/tax';
import { INVOICE_STATUSES } from '../../state';
import { malformed, Unsupported } from '../answer';
import type { Fields } from '../fields';
import { readContact } from './contact-body';

/** The fields of an invoice that may be written; others are refused. `named` says that its address or id already tells which one is meant. */
export function readInvoice(fields: Fields, named: boolean): InvoiceInput {
  const type = fields.text('Type');
  if (type !== undefined && type !== 'ACCREC') throw new Unsupported(`The local Xero knows sales invoices (ACCREC) only, not ${type}.`);
  const contact = fields.child('Contact');
  const lines = fields.children('LineItems');
  const input: InvoiceInput = {
    id: fields.text('InvoiceID'),
    number: nonEmpty(fields.text('InvoiceNumber')),
    contact: contact ? readContact(contact) : undefined,
    date: fields.day('Date'),
    dueDate: fields.day('DueDate'),
    expectedPaymentDate: fields.day('ExpectedPaymentDate'),
    lineAmountTypes: fields.oneOf('LineAmountTypes', LINE_AMOUNT_TYPES),
    reference: fields.text('Reference'),
    url: nonEmpty(fields.text('Url')),
    currency: fields.text('CurrencyCode'),
    currencyRate: fields.decimal('CurrencyRate'),
    status: fields.oneOf('Status', INVOICE_STATUSES),
    sentToContact: fields.flag('SentToContact'),
    brandingThemeId: nonEmpty(fields.text('BrandingThemeID')),
    lines: lines?.map(readLine),
  };
  fields.end();
  if (!named && input.id === undefined && type === undefined) throw malformed('Type is required.');
  return input;
}

/** A line of an invoice or a credit note. */
export function readLine(fields: Fields): LineInput {
  const input: LineInput = {
    id: fields.text('LineItemID'),
    description: fields.text('Description'),
    quantity: fields.decimal('Quantity'),
    unitAmount: fields.decimal('UnitAmount'),
    accountCode: nonEmpty(fields.text('AccountCode')),
    accountId: fields.text('AccountID'),
    taxType: nonEmpty(fields.text('TaxType')),
    lineAmount: fields.decimal('LineAmount'),
    tracking: fields.children('Tracking')?.map(readTracking),
  };
  fields.end();
  return input;
}

/** Read by name; ids may stand beside it, and are passed over where the name is missing, as was seen. */
function readTracking(fields: Fields): TrackingInput {
  const input: TrackingInput = { name: fields.text('Name'), option: fields.text('Option') };
  fields.text('TrackingCategoryID');
  fields.text('TrackingOptionID');
  fields.end();
  return input;
}

export function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
