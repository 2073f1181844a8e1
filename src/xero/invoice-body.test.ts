import { describe, expect, it } from '@jest/globals';
import { harbourFoods } from './testing/sample-request';
import { invoiceBody } from './invoice-body';

const sent = (changes: Partial<typeof harbourFoods>) => JSON.parse(invoiceBody({ ...harbourFoods, ...changes })) as { Invoices: readonly Record<string, unknown>[] };

describe('an invoice for Xero', () => {
  it('says what was agreed and leaves what Xero works out to Xero', () => {
    expect(sent({})).toEqual({
      Invoices: [
        {
          Type: 'ACCREC',
          InvoiceNumber: 'HFD-1-002',
          Reference: 'PO 77 / HFD-12',
          Contact: { ContactID: '2f79af6c-5f57-49e8-9e44-301499538add' },
          Date: '2026-11-22',
          DueDate: '2026-12-22',
          LineAmountTypes: 'Exclusive',
          CurrencyCode: 'AUD',
          Status: 'DRAFT',
          Url: 'https://harbour.example/browse/HFD-12',
          LineItems: [{ Description: 'User dashboard (2 of 5)', Quantity: 1, UnitAmount: 12000, AccountCode: '200', TaxType: 'OUTPUT' }],
        },
      ],
    });
  });

  it('says in Xero’s words how far it may go and how tax stands', () => {
    expect(sent({ status: 'submitted', taxMode: 'inclusive' }).Invoices[0]).toMatchObject({ Status: 'SUBMITTED', LineAmountTypes: 'Inclusive' });
    expect(sent({ status: 'approved' }).Invoices[0]).toMatchObject({ Status: 'AUTHORISED' });
  });

  it('names no tax where there is none', () => {
    const [invoice] = sent({ taxMode: 'none' }).Invoices;
    expect(invoice).toMatchObject({ LineAmountTypes: 'NoTax' });
    expect(invoice?.['LineItems']).toEqual([expect.not.objectContaining({ TaxType: expect.anything() })]);
  });

  it('names tracking and branding where finance chose them', () => {
    const [line] = harbourFoods.lines;
    if (!line) throw new Error('no line');
    const tracking = [{ category: 'Region', option: 'Sydney' }, { category: 'Team', option: 'Design' }];
    const [invoice] = sent({ branding: { id: 'b1', name: 'Project invoices' }, lines: [{ ...line, tracking }] }).Invoices;
    expect(invoice).toMatchObject({ BrandingThemeID: 'b1', LineItems: [{ Tracking: [{ Name: 'Region', Option: 'Sydney' }, { Name: 'Team', Option: 'Design' }] }] });
  });

  it('goes without its link rather than be refused for having Xero’s name in it', () => {
    expect(sent({ url: 'https://harbour.example/browse/XERO-12' }).Invoices[0]).not.toHaveProperty('Url');
  });
});
