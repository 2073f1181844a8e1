import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ContractView, RetainerView } from '../../../../src/handlers/pages/api';
import { contract } from '../../testing/sample';
import { ALL_RETAINERS, listRetainers, readRetainerList, RETAINER_ORDERS, RETAINER_STATES, writeRetainerList, type RetainerList } from './retainer-list';

const aud = (amount: string) => ({ amount, currency: 'AUD' });
const retainer = (name: string, amount: string, billOn: string | undefined, part: Partial<RetainerView> = {}): RetainerView => ({
  id: name, name, text: '', every: 'month', day: 1, starts: '2026-01-01', weekendRule: 'same_day', proration: 'days', billedIn: 'advance', state: 'active', openFrom: '2026-01-01', untouched: false,
  prices: [{ from: '2026-01-01', amount: aud(amount) }], pauses: [], periods: [], ...(billOn === undefined ? {} : { next: { from: billOn, to: billOn, billOn, amount: aud(amount) } }), ...part,
});
const app: ContractView = { ...contract, milestones: [], retainers: [retainer('Support', '900.00', '2026-12-01'), retainer('Hosting', '90.00', '2026-11-23', { text: 'Servers in Sydney' }), retainer('Audit', '1000.00', undefined, { state: 'ended' })] };
const care: ContractView = { ...contract, id: 'c2', name: 'Care plan', clientName: 'Gull & Sons', milestones: [] };
const listed = (part: Partial<RetainerList>) => listRetainers([app, care], { ...ALL_RETAINERS, ...part }).map(({ contract: { name }, rows }) => [name, ...rows.map((row) => row.name)]);

describe('retainers as asked for', () => {
  it('are all of every contract, as they were made, when nothing was asked', () => {
    expect(listed({})).toEqual([['Ordering app', 'Support', 'Hosting', 'Audit'], ['Care plan']]);
  });
  it('are those of a state, a contract, or that hold some words', () => {
    expect(listed({ state: 'ended' })).toEqual([['Ordering app', 'Audit'], ['Care plan']]);
    expect(listed({ contract: 'c2' })).toEqual([['Care plan']]);
    expect(listed({ search: 'sydney harbour' })).toEqual([['Ordering app', 'Hosting'], ['Care plan']]);
  });
  it('stand by their next bill, with those that have none last, by their price, the largest first, or by name', () => {
    expect(listed({ sort: 'next' })[0]).toEqual(['Ordering app', 'Hosting', 'Support', 'Audit']);
    expect(listed({ sort: 'amount' })[0]).toEqual(['Ordering app', 'Audit', 'Support', 'Hosting']);
    expect(listed({ sort: 'name' })[0]).toEqual(['Ordering app', 'Audit', 'Hosting', 'Support']);
  });
  it('come again from their address', () => {
    const asked = fc.record({ search: fc.string({ maxLength: 20 }), state: fc.constantFrom('' as const, ...RETAINER_STATES), contract: fc.string({ maxLength: 10 }), sort: fc.constantFrom('' as const, ...RETAINER_ORDERS) });
    fc.assert(fc.property(asked, (list) => expect(readRetainerList(writeRetainerList(list))).toEqual(list)), { numRuns: 50 });
    expect(readRetainerList('state=gone&sort=x')).toEqual(ALL_RETAINERS);
  });
});
