import { describe, expect, it } from '@jest/globals';
import type { InvoiceView } from '../../../src/handlers/pages/api';
import { prepared } from '../testing/sample';
import { mergeRows } from './invoice-rows';

const invoice = (change: Partial<InvoiceView>): InvoiceView => ({ ...prepared, ...change });

describe('pages of invoices', () => {
  it('show a row once, as it was read last', () => {
    const fresh = invoice({ status: 'paid' });
    expect(mergeRows([fresh], [invoice({ status: 'approved' }), invoice({ invoiceId: 'i2' })])).toEqual([fresh, invoice({ invoiceId: 'i2' })]);
  });
});
