import { describe, expect, it } from '@jest/globals';
import type { LedgerInvoiceId } from '../billing/ids';
import { invoiceLink } from './link';

const ID = '60aa5d55-a47e-4665-a974-874bb50263b9' as LedgerInvoiceId;

describe('the link to an invoice', () => {
  it('opens it in the right organisation’s books', () => {
    const link = new URL(invoiceLink('!Qj35V', ID));
    expect(link.hostname).toBe('go.xero.com');
    expect(link.searchParams.get('shortcode')).toBe('!Qj35V');
    expect(link.searchParams.get('redirecturl')).toBe(`/AccountsReceivable/View.aspx?InvoiceID=${ID}`);
  });

  it('goes straight to the invoice when the organisation has no short code', () => {
    expect(invoiceLink(undefined, ID)).toBe(`https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${ID}`);
  });
});
