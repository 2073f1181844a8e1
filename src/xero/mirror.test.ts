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
        clientName: 'Harbour Foods',
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

  it('owes nothing once it is voided or deleted, though the answer to the voiding still says what was due', () => {
    for (const Status of ['VOIDED', 'DELETED']) expect(of({ Status, AmountDue: 13200.0, AmountPaid: 0 })).toMatchObject({ mirror: { due: money(0, AUD), total: money(1320000, AUD) } });
  });

  it('never recomputes an amount', () => {
    expect(of({ Total: 13200.01 })).toMatchObject({ mirror: { total: money(1320001, AUD) } });
  });

  it('takes what Xero leaves out of a fresh invoice for nothing', () => {
    expect(of({ AmountPaid: undefined, AmountCredited: undefined, Reference: undefined, DueDateString: undefined, DueDate: undefined })).toMatchObject({
      ok: true,
      mirror: { paid: money(0, AUD), credited: money(0, AUD), reference: '' },
    });
  });

  const line = (change: object = {}) => ({ Description: 'User dashboard', LineAmount: 12000.0, TaxAmount: 1200.0, AccountCode: '205', TaxType: 'OUTPUT', ...change });

  it('holds its first lines, each cut at 200 characters', () => {
    const answer = of({ LineItems: [line({ Description: 'x'.repeat(900) }), line({ Description: undefined, LineAmount: undefined }), ...Array.from({ length: 40 }, () => line())] });
    const lines = answer.ok ? (answer.mirror.lines ?? []) : [];
    expect(lines).toHaveLength(20);
    expect(lines[0]).toEqual({ description: `${'x'.repeat(199)}…`, amount: money(1200000, AUD) });
    expect(lines[1]).toEqual({ description: '', amount: money(0, AUD) });
  });

  it('takes no lines for lines that the answer leaves out: a list says [] of an invoice that has some', () => {
    for (const LineItems of [undefined, null, []]) expect(of({ LineItems })).not.toHaveProperty('mirror.lines');
  });

  const settled = {
    AmountPaid: 6000.0, AmountCredited: 600.0,
    Payments: [{ PaymentID: 'p-2', Amount: 4000.0, Date: '/Date(1795996800000+0000)/' }, { PaymentID: 'p-1', Amount: 2000.0, Date: '/Date(1795392000000+0000)/' }],
    CreditNotes: [{ CreditNoteID: 'c-1', CreditNoteNumber: 'CN-0007', AppliedAmount: 500.0, Total: 900.0, DateString: '2026-12-01T00:00:00' }],
    Prepayments: [{ PrepaymentID: 'q-1', AppliedAmount: 60.0 }],
    Overpayments: [{ OverpaymentID: 'o-1', AppliedAmount: 40.0 }],
  };
  it('holds what is set against it, of all four kinds: of a credit what was applied here', () => {
    expect(of(settled)).toMatchObject({
      mirror: {
        settlements: [
          { kind: 'prepayment', ledgerId: 'q-1', amount: money(6000, AUD) },
          { kind: 'overpayment', ledgerId: 'o-1', amount: money(4000, AUD) },
          { kind: 'payment', ledgerId: 'p-1', amount: money(200000, AUD), date: '2026-11-23' },
          { kind: 'payment', ledgerId: 'p-2', amount: money(400000, AUD), date: '2026-11-30' },
          { kind: 'credit-note', ledgerId: 'c-1', amount: money(50000, AUD), date: '2026-12-01', number: 'CN-0007' },
        ],
      },
    });
  });

  it('takes no list of settlements that does not account for what was paid and credited', () => {
    expect(of({ ...settled, Overpayments: undefined })).not.toHaveProperty('mirror.settlements');
    expect(of({ ...settled, Payments: [...settled.Payments, { PaymentID: 'p-3', Amount: 1.0, Status: 'DELETED' }] })).toHaveProperty('mirror.settlements');
    expect(of({ AmountPaid: 0, AmountDue: 13200 })).toMatchObject({ mirror: { settlements: [] } });
  });

  it.each([
    ['LineItems.LineAmount', { LineItems: [line({ LineAmount: 0.005 })] }],
    ['payment amount', { Payments: [{ PaymentID: 'p-1', Amount: 6600.005 }] }],
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
