import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChangeOrderView, DriftView, ScopeContractView, ScopeRow } from '../../../src/handlers/pages/api';
import { ALL_SCOPES, LEVELS, listScopes, ORDER_STATES, readScopeList, SCOPE_ORDERS, writeScopeList, type ScopeList } from './scope-list';

const aud = (amount: string) => ({ amount, currency: 'AUD' });
const drift = (level: DriftView['level'], percent: number): DriftView => ({ level, added: 1, removed: 0, reestimated: 0, reworded: 0, items: { was: 4, is: 5, moved: 1, percent: 25 }, points: { was: 10, is: 12, moved: 2, percent } });
const row = (name: string, issueKey: string, drifted?: DriftView): ScopeRow => ({ milestoneId: issueKey, name, issueKey, billed: drifted === undefined, keeping: false, ...(drifted ? { drift: drifted } : {}) });
const order = (number: number, title: string, price: string, state: ChangeOrderView['state']): ChangeOrderView =>
  ({ id: String(number), number, title, text: '', milestoneId: 'm', items: [{ id: '24', key: `HARB-2${String(number)}`, type: 'Story' }], price: aud(price), createdAt: '2026-11-18T04:00:00Z', by: '', state, stranded: false });
const contract: ScopeContractView = {
  id: 'c1', rev: 1, name: 'Ordering app', currency: 'AUD', open: true, price: aud('48000.00'), agreed: aud('0.00'), limits: { amber: 20, red: 40 },
  milestones: [row('Discovery', 'HARB-1'), row('Menu', 'HARB-2', drift('amber', 30)), row('Dashboard', 'HARB-3', drift('red', 60))],
  orders: [order(1, 'Vouchers', '900.00', 'drafted'), order(2, 'Allergens', '4800.00', 'agreed')],
};
const listed = (part: Partial<ScopeList>) => listScopes([contract], { ...ALL_SCOPES, ...part }).map(({ milestones, orders }) => [milestones.map(({ name }) => name), orders.map(({ title }) => title)])[0];

describe('scopes as asked for', () => {
  it('are all, in the plan’s order and by number, when nothing was asked', () => {
    expect(listed({})).toEqual([['Discovery', 'Menu', 'Dashboard'], ['Vouchers', 'Allergens']]);
  });
  it('are those that drifted so far, the change orders that stand so, or what holds some words', () => {
    expect(listed({ level: 'red' })?.[0]).toEqual(['Dashboard']);
    expect(listed({ order: 'agreed' })?.[1]).toEqual(['Allergens']);
    expect(listed({ search: 'harb-22' })).toEqual([[], ['Allergens']]);
    expect(listed({ search: 'ordering menu' })).toEqual([['Menu'], []]);
  });
  it('stand by the furthest drift, with what has none last, by the largest price, or by name', () => {
    expect(listed({ sort: 'drift' })).toEqual([['Dashboard', 'Menu', 'Discovery'], ['Vouchers', 'Allergens']]);
    expect(listed({ sort: 'price' })).toEqual([['Discovery', 'Menu', 'Dashboard'], ['Allergens', 'Vouchers']]);
    expect(listed({ sort: 'name' })).toEqual([['Dashboard', 'Discovery', 'Menu'], ['Allergens', 'Vouchers']]);
  });
  it('come again from their address', () => {
    const asked = fc.record({ search: fc.string({ maxLength: 20 }), level: fc.constantFrom('' as const, ...LEVELS), order: fc.constantFrom('' as const, ...ORDER_STATES), sort: fc.constantFrom('' as const, ...SCOPE_ORDERS) });
    fc.assert(fc.property(asked, (list) => expect(readScopeList(writeScopeList(list))).toEqual(list)), { numRuns: 50 });
    expect(readScopeList('level=far&sort=x')).toEqual(ALL_SCOPES);
  });
});
