import { describe, expect, it } from '@jest/globals';
import type { ContractView, InvoiceView, ProblemView } from '../../../src/handlers/pages/api';
import { billedWith, contract, planned } from '../testing/sample';
import { attentionOf, lastRead, mergeRows } from './attention';

const problem: ProblemView = { code: 'ACCOUNT_ARCHIVED', severity: 'error', message: 'Archived.', action: 'Restore it.' };
const invoice = (change: Partial<InvoiceView>): InvoiceView => ({
  invoiceId: 'i1', number: 'HARB-C1-001', status: 'approved', amount: planned.amount, overdue: false, rev: 1, contractId: 'c1', contractName: 'Ordering app', milestoneName: 'User dashboard',
  issueKey: 'HARB-3', clientName: 'Harbour Foods', reference: 'HARB-3', canRelease: false, canRetry: false, ...change,
});
const withMilestones = (...milestones: ContractView['milestones']): ContractView => ({ ...contract, milestones });

describe('what waits for a person', () => {
  it('is nothing while all goes its way', () => {
    expect(attentionOf([withMilestones(planned, billedWith('approved'))], [invoice({})])).toEqual([]);
  });

  it('puts stuck money first, then decisions, then what is late', () => {
    const milestones = [
      { ...planned, id: 'a', state: 'held' as const, hold: { reason: 'Under review' } },
      { ...billedWith('draft'), id: 'b', reopened: { at: '2026-11-20T02:00:00Z', kept: false } },
      { ...planned, id: 'c', state: 'waiting' as const, problem },
    ];
    const invoices = [invoice({ invoiceId: '1', overdue: true }), invoice({ invoiceId: '2', status: 'prepared', canRelease: true }), invoice({ invoiceId: '3', status: 'needs_attention', problem })];
    expect(attentionOf([withMilestones(...milestones)], invoices).map((item) => item.id)).toEqual([
      'Invoice is stuck:3', 'waiting:c', 'reopened:b', 'Waiting to be released:2', 'Overdue:1', 'held:a',
    ]);
  });

  it('is told once, with its reason', () => {
    const [only, ...others] = attentionOf([], [invoice({ status: 'needs_attention', problem, overdue: true })]);
    expect(only).toMatchObject({ problem, invoice: { id: 'i1', number: 'HARB-C1-001', canRelease: false } });
    expect(others).toEqual([]);
  });

  it('says how much it is about: what is owed once the ledger says so, the price and how it stands to tax before', () => {
    const owed = { amount: '9999.99', currency: 'AUD' };
    const [late, toRelease] = [invoice({ overdue: true, due: owed, dueDate: '2026-12-22' }), invoice({ invoiceId: 'i2', canRelease: true })].flatMap((row) => attentionOf([withMilestones()], [row]));
    expect(late).toMatchObject({ amount: owed, dueDate: '2026-12-22' });
    expect(late).not.toHaveProperty('taxMode');
    expect(toRelease).toMatchObject({ amount: planned.amount, taxMode: 'exclusive' });
  });

  it('leaves a decision that was taken, and a closed contract, in peace', () => {
    const kept = { ...billedWith('draft'), reopened: { at: '2026-11-20T02:00:00Z', kept: true } };
    expect(attentionOf([withMilestones(kept), { ...withMilestones({ ...planned, state: 'held' }), state: 'closed' }], [])).toEqual([]);
  });
});

describe('pages of invoices', () => {
  it('show a row once, as it was read last', () => {
    const fresh = invoice({ status: 'paid' });
    expect(mergeRows([fresh], [invoice({ status: 'approved' }), invoice({ invoiceId: 'i2' })])).toEqual([fresh, invoice({ invoiceId: 'i2' })]);
  });

  it('say when Xero was last heard', () => {
    expect(lastRead([invoice({}), invoice({ readAt: '2026-11-22T03:10:00Z' }), invoice({ readAt: '2026-11-21T03:10:00Z' })])).toBe('2026-11-22T03:10:00Z');
    expect(lastRead([invoice({})])).toBeUndefined();
  });
});
