import { describe, expect, it } from '@jest/globals';
import type { ContractView, ReconciliationRow, ScopeContractView } from '../../../src/handlers/pages/api';
import { csvOf } from '../shared/csv';
import { orderCells, scopeCells } from '../scope/scope-cells';
import { billedWith, contract } from '../testing/sample';
import { reconciliationCells } from './reconciliation-cells';
import { retainerCells } from './retainers/retainer-cells';

const aud = (amount: string) => ({ amount, currency: 'AUD' });
const bill = billedWith('paid').bill;
const withRetainer: ContractView = {
  ...contract, milestones: [],
  retainers: [{
    id: 'R1', name: 'Support', text: '', every: 'month', day: 1, starts: '2026-10-01', weekendRule: 'next_working_day', proration: 'days', billedIn: 'advance', prices: [{ from: '2026-10-01', amount: aud('3000.00') }], state: 'active', pauses: [],
    untouched: false, openFrom: '2026-12-01', next: { from: '2026-12-01', to: '2026-12-31', billOn: '2026-12-01', amount: aud('3000.00') }, periods: bill ? [{ from: '2026-11-01', to: '2026-11-30', bill, returned: false }] : [],
  }],
};
const listed = [{ contract: withRetainer, rows: withRetainer.retainers ?? [] }];
const rows: readonly ReconciliationRow[] = [
  { kind: 'differs', invoice: { id: 'i1', rev: 1, number: 'HARB-C1-001' }, clientName: 'Harbour Foods', contractName: '=1+1', since: '2026-11-22T00:00:00Z', differences: [{ field: 'amount', expected: 'AUD 12.00', actual: 'AUD 13.00', accepted: false }, { field: 'status', expected: 'draft', actual: 'voided', accepted: false }] },
  { kind: 'missing', invoice: { id: 'i2', rev: 1, number: 'HARB-C1-002' }, clientName: 'Harbour Foods', contractName: 'App', since: '2026-11-22T00:00:00Z', differences: [], accepted: { at: '2026-11-23T00:00:00Z', by: 'x', note: 'Deleted on purpose' } },
];
const scopes: readonly ScopeContractView[] = [{
  id: 'c1', rev: 1, name: 'App', currency: 'AUD', open: true, price: aud('48000.00'), agreed: aud('0.00'), limits: { amber: 10, red: 25 },
  milestones: [{ milestoneId: 'm1', name: 'Menu', issueKey: 'HARB-2', billed: false, keeping: false, baseline: { at: '2026-11-01T00:00:00Z', items: 4, points: 13, more: 0 } }],
  orders: [{ id: 'o1', number: 1, title: '@Wallets', text: '', milestoneId: 'm1', items: [], price: aud('900.00'), createdAt: '2026-11-02T00:00:00Z', by: '', state: 'drafted', stranded: false }],
}];

describe('files of the project page’s tables', () => {
  it.each([
    ['retainers', retainerCells(listed), 2], ['what the books say otherwise', reconciliationCells(rows), 3], ['scopes', scopeCells(scopes), 1], ['change orders', orderCells(scopes), 1],
  ])('%s: as many cells in each line as in the heading, and a line for each', (_what, [heading = [], ...lines], count) => {
    expect(lines.map((line) => line.length)).toEqual(Array.from({ length: count }, () => heading.length));
    expect(new Set(heading).size).toBe(heading.length);
  });

  it('have plain amounts and days, the bill to come first', () => {
    expect(retainerCells(listed)[1]).toEqual(['Ordering app', 'Harbour Foods', 'Support', 'Active', '2026-12-01', '2026-12-31', '', 'Planned', '2026-12-01', '', 'AUD', '3000.00', '', '', '']);
  });

  it('hold nothing that a spreadsheet would run', () => {
    expect(csvOf(reconciliationCells(rows))).toContain(",'=1+1,");
    expect(csvOf(orderCells(scopes))).toContain(",'@Wallets,");
  });
});
