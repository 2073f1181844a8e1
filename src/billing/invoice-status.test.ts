import { describe, expect, it } from '@jest/globals';
import { LEDGER_STATUSES, type Delivery, type Mirror } from './invoice';
import { INVOICE_STATUSES, invoiceStatus, isLive, type InvoiceStatus } from './invoice-status';
import { problem } from './problem';
import { aud, bill, mirrorFor, NOW, planOf, share } from './testing/samples';

const base = mirrorFor(bill(planOf([share(100)]), 1).invoice, { status: 'approved' });
const recorded = (changes: Partial<Mirror>): Delivery => ({ step: 'recorded', mirror: { ...base, ...changes } });

describe('the one word for where an invoice and its money are', () => {
  it.each<[string, Delivery, InvoiceStatus]>([
    ['waiting to be released', { step: 'prepared' }, 'prepared'],
    ['on its way', { step: 'queued' }, 'sending'],
    ['stopped', { step: 'held', at: 'queued', problem: problem('CLIENT_ARCHIVED', 'ledger'), since: NOW }, 'needs_attention'],
    ['recorded but not emailed for a reason', { step: 'held', at: 'acting', act: { kind: 'email' }, problem: problem('EMAIL_REFUSED', 'ledger'), since: NOW, mirror: base }, 'needs_attention'],
    ['approved, being emailed', { step: 'acting', act: { kind: 'email' }, mirror: base }, 'approved'],
    ['a draft in the ledger', recorded({ status: 'draft' }), 'draft'],
    ['submitted', recorded({ status: 'submitted' }), 'submitted'],
    ['approved', recorded({}), 'approved'],
    ['a cent paid', recorded({ paid: aud('0.01') }), 'part_paid'],
    ['a cent credited', recorded({ credited: aud('0.01') }), 'part_paid'],
    ['paid', recorded({ status: 'paid', paid: aud('66000') }), 'paid'],
    ['paid and credited', recorded({ status: 'paid', paid: aud('1'), credited: aud('65999') }), 'paid'],
    ['settled by credit alone: no money came', recorded({ status: 'paid', credited: aud('66000') }), 'credited'],
    ['voided', recorded({ status: 'voided' }), 'voided'],
    ['deleted', recorded({ status: 'deleted' }), 'deleted'],
  ])('%s', (_what, delivery, status) => {
    expect(invoiceStatus({ delivery })).toBe(status);
  });

  it('every status of the ledger has one', () => {
    for (const status of LEDGER_STATUSES) expect(INVOICE_STATUSES).toContain(invoiceStatus({ delivery: recorded({ status }) }));
  });

  it('only what was voided, deleted or cancelled no longer stands', () => {
    expect(INVOICE_STATUSES.filter((status) => !isLive(status))).toEqual(['voided', 'deleted', 'cancelled']);
  });
});
