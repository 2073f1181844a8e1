import { describe, expect, it } from '@jest/globals';
import { currencyCode, money } from '../billing/money';
import { invoiceShape, ZERO_GUID } from './invoice-shape';
import { reflect } from './mirror';

const AUD = currencyCode('AUD');
const READ_AT = '2026-11-22T02:00:00.000Z';

/** As Xero answers for an invoice of 12,000.00 plus GST of which half is paid. */
const wire = {
  Type: 'ACCREC',
  InvoiceID: '60aa5d55-a47e-4665-a974-874bb50263b9',
  InvoiceNumber: 'HFD-1-002',
  Reference: 'PO 77 / HFD-12',
  AmountDue: 6600.0,
  AmountPaid: 6600.0,
  AmountCredited: 0.0,
  SentToContact: true,
  Contact: { ContactID: '2f79af6c-5f57-49e8-9e44-301499538add', Name: 'Harbour Foods' },
  DateString: '2026-11-22T00:00:00',
  Date: '/Date(1795305600000+0000)/',
  DueDateString: '2026-12-22T00:00:00',
  DueDate: '/Date(1797897600000+0000)/',
  Status: 'AUTHORISED',
  SubTotal: 12000.0,
  TotalTax: 1200.0,
  Total: 13200.0,
  UpdatedDateUTC: '/Date(1795312800000+0000)/',
  CurrencyCode: 'AUD',
};
const of = (changes: object) => reflect(invoiceShape.parse({ ...wire, ...changes }), READ_AT);

describe('the mirror of a Xero invoice', () => {
  it('says what Xero says, in the trade’s words', () => {
    expect(of({})).toEqual({
      ok: true,
      mirror: {
        ledgerId: '60aa5d55-a47e-4665-a974-874bb50263b9',
        number: 'HFD-1-002',
        status: 'approved',
        clientId: '2f79af6c-5f57-49e8-9e44-301499538add',
        reference: 'PO 77 / HFD-12',
        subtotal: money(1200000, AUD),
        tax: money(120000, AUD),
        total: money(1320000, AUD),
        paid: money(660000, AUD),
        credited: money(0, AUD),
        due: money(660000, AUD),
        issueDate: '2026-11-22',
        dueDate: '2026-12-22',
        emailed: true,
        changedAt: '2026-11-22T02:00:00.000Z',
        readAt: READ_AT,
      },
    });
  });

  it.each([
    ['DRAFT', 'draft'], ['SUBMITTED', 'submitted'], ['AUTHORISED', 'approved'], ['PAID', 'paid'], ['VOIDED', 'voided'], ['DELETED', 'deleted'],
  ])('knows Xero’s status %s as %s', (status, meaning) => {
    expect(of({ Status: status })).toMatchObject({ ok: true, mirror: { status: meaning } });
  });

  it('never recomputes an amount: a voided invoice may still be said to owe', () => {
    expect(of({ Status: 'VOIDED', AmountDue: 13200.0 })).toMatchObject({ mirror: { status: 'voided', due: money(1320000, AUD) } });
    expect(of({ Total: 13200.01 })).toMatchObject({ mirror: { total: money(1320001, AUD) } });
  });

  it('takes what Xero leaves out of a fresh invoice for nothing', () => {
    expect(of({ AmountPaid: undefined, AmountCredited: undefined, Reference: undefined, DueDateString: undefined, DueDate: undefined })).toMatchObject({
      ok: true,
      mirror: { paid: money(0, AUD), credited: money(0, AUD), reference: '' },
    });
  });

  it.each([
    ['Status', { Status: 'SOMETHING_NEW' }],
    ['CurrencyCode', { CurrencyCode: 'XXQ' }],
    ['InvoiceNumber', { InvoiceNumber: undefined }],
    ['Contact.ContactID', { Contact: undefined }],
    ['Total', { Total: undefined }],
    ['Total', { Total: 13200.005 }],
    ['AmountDue', { AmountDue: undefined }],
    ['Date', { DateString: undefined, Date: undefined }],
    ['UpdatedDateUTC', { UpdatedDateUTC: '2026-11-22' }],
    ['InvoiceID', { InvoiceID: ZERO_GUID }],
  ])('is no mirror without a readable %s', (field, changes) => {
    expect(of(changes)).toEqual({ ok: false, field });
  });
});
