import { describe, expect, it } from '@jest/globals';
import type { InvoiceStatus } from '../../../src/billing/invoice-status';
import type { InvoiceDetail, InvoiceView } from '../../../src/handlers/pages/api';
import { prepared } from '../testing/sample';
import { t } from '../texts';
import { actsOf, isMoving } from './acts';
import { stepsOfInvoice } from './invoice-steps';
import { anyDiffers, pairLines } from './lines';

const aud = (amount: string) => ({ amount, currency: 'AUD' });
const standing = (change: Partial<InvoiceView>): InvoiceView => ({ ...prepared, canRelease: false, canCancel: false, status: 'approved', issueDate: '2026-12-08', dueDate: '2026-12-22', readAt: '2026-12-08T00:00:00Z', ...change });

describe('what can be done with an invoice on its page', () => {
  it('is what the server says is possible, the likeliest first', () => {
    expect(actsOf(prepared, [])).toEqual(['release', 'cancel']);
    expect(actsOf(standing({ acts: ['void', 'credit', 'email'] }), [])).toEqual(['email', 'credit', 'void']);
    expect(actsOf(standing({ status: 'draft', acts: ['delete', 'approve'] }), [])).toEqual(['approve', 'delete']);
    expect(actsOf(standing({ acts: [] }), [])).toEqual([]);
  });

  it('has no second button for what is answered above it', () => {
    expect(actsOf(prepared, ['release', 'cancel'])).toEqual([]);
    expect(actsOf(standing({ status: 'draft', acts: ['approve', 'delete'] }), ['keep_bill', 'void', 'open_ledger'])).toEqual(['approve']);
    expect(actsOf(standing({ acts: ['email', 'credit'] }), ['keep_bill', 'credit', 'open_ledger'])).toEqual(['email']);
  });

  it('is looked at again while something happens by itself', () => {
    expect([isMoving(standing({ status: 'sending' })), isMoving(standing({ doing: 'approve' })), isMoving(standing({}))]).toEqual([true, true, false]);
  });
});

describe('the lines as sent beside those of the ledger', () => {
  const sent = [{ description: 'Menu\nHARB-2', amount: aud('12000.00') }];

  it('do not differ while nothing is known of the ledger’s, nor by line ends and spaces behind', () => {
    expect(anyDiffers(pairLines(sent, undefined))).toBe(false);
    expect(anyDiffers(pairLines(sent, [{ description: 'Menu  \r\nHARB-2\r\n', amount: aud('12000.00') }]))).toBe(false);
  });

  it('are marked where the words or the money are others', () => {
    expect(pairLines(sent, [{ description: 'Menu\nHARB-2', amount: aud('11500.00') }]).map(({ differs }) => differs)).toEqual([{ description: false, amount: true }]);
    expect(pairLines(sent, [{ description: 'Menu, part', amount: aud('12000.00') }]).map(({ differs }) => differs)).toEqual([{ description: true, amount: false }]);
  });

  it('are marked where only one side has the line', () => {
    const [first, second] = pairLines(sent, [...sent, { description: 'Extra', amount: aud('1.00') }]);
    expect(first?.differs).toEqual({ description: false, amount: false });
    expect(second).toMatchObject({ differs: { description: true, amount: true } });
    expect(second).not.toHaveProperty('sent');
    expect(pairLines(sent, [])[0]).not.toHaveProperty('inLedger');
  });
});

describe('where an invoice stands', () => {
  const steps = (change: Partial<InvoiceView>, settlements: InvoiceDetail['settlements'] = []) => stepsOfInvoice({ invoice: standing(change), settlements }, (day) => `<${day}>`);

  it('tells each step with the day that is known', () => {
    expect(steps({ status: 'part_paid' }).map(({ label, at }) => [label, at])).toEqual([
      ['Prepared', 'done'], ['In Xero, dated <2026-12-08>', 'done'], ['Approved', 'done'], ['Waiting for payment, due <2026-12-22>', 'now'],
    ]);
  });

  it('ends with the day of the last payment', () => {
    const paid = steps({ status: 'paid' }, [{ kind: 'payment', amount: aud('1.00'), date: '2026-12-20' }, { kind: 'payment', amount: aud('2.00'), date: '2026-12-09' }]);
    expect(paid[3]).toEqual({ label: 'Paid <2026-12-20>', at: 'done' });
  });

  it.each(Object.keys(t.words.invoiceStatus) as InvoiceStatus[])('is in one place while it is %s', (status) => {
    const now = steps({ status }).filter(({ at }) => at === 'now');
    expect(now).toHaveLength(status === 'paid' ? 0 : 1);
  });

  it('claims nothing of an invoice that was stopped while something was done with it', () => {
    expect(steps({ status: 'needs_attention' }).map(({ label }) => label)).toEqual(['Prepared', 'In Xero, dated <2026-12-08>', 'Needs attention']);
  });
});
