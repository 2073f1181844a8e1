import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { AGES } from '../../../src/billing/age';
import type { OwedView } from '../../../src/handlers/pages/api';
import { ALL, ALL_OWED, isOwedAsked, readList, readOwed, sortedBy, writeList, writeOwed } from './asked';
import { pathOf, placeOf, TABS } from './tabs';

const row: OwedView = {
  number: 'LUMI-A-002', project: { id: '10001', key: 'LUMI' }, contractName: 'Booking site', client: { id: 'c2', name: 'Lumière Hotels' }, status: 'approved',
  due: { amount: '3300.00', currency: 'AUD' }, dueDate: '2026-11-20', daysLate: 38, age: 'days_31_60',
};
const words = fc.string({ maxLength: 12 });
const sorting = fc.oneof(fc.constant({ sort: '', descending: false }), fc.record({ sort: fc.constantFrom('client', 'owed', 'late'), descending: fc.boolean() }));
const anyOwed = fc.record({ search: words, client: words, project: words, currency: words, age: fc.constantFrom(...AGES, 'late' as const, '' as const) }).chain((asked) => sorting.map((order) => ({ ...asked, ...order })));

describe('The address of a list', () => {
  test('leads back to what was asked for, whatever was typed', () => {
    fc.assert(fc.property(anyOwed, (asked) => {
      expect(readOwed(writeOwed(asked))).toEqual(asked);
      const { search, sort, descending } = asked;
      expect(readList(writeList({ search, sort, descending }))).toEqual({ search, sort, descending });
    }));
  });

  test('is empty for what is usual, and asks for nothing that there is not', () => {
    expect([writeOwed(ALL_OWED), writeList(ALL)]).toEqual(['', '']);
    expect(readOwed('age=ancient&foo=1')).toEqual(ALL_OWED);
  });

  test('is kept in the page’s, with its tab', () => {
    fc.assert(fc.property(fc.constantFrom(...TABS), anyOwed, (tab, asked) => {
      const inside = writeOwed(asked);
      expect(placeOf(pathOf({ tab, ...(inside === '' ? {} : { inside }) }))).toEqual(inside === '' ? { tab } : { tab, inside });
    }));
    expect([placeOf(''), placeOf('/elsewhere/x'), placeOf('/invoices/%E0%A4%A')]).toEqual([{ tab: 'overview' }, { tab: 'overview' }, { tab: 'invoices' }]);
  });
});

describe('An open invoice is listed', () => {
  test.each([
    ['by its client', { client: 'c2' }, true], ['not by another client', { client: 'c1' }, false], ['by its project', { project: '10001' }, true], ['not in another currency', { currency: 'USD' }, false],
    ['by its age', { age: 'days_31_60' as const }, true], ['not by another age', { age: 'not_due' as const }, false], ['as one that is late', { age: 'late' as const }, true], ['by any of its words', { search: 'lumi hotels' }, true], ['not by others', { search: 'harbour' }, false],
  ])('%s', (_what, asked, listed) => expect(isOwedAsked({ ...ALL_OWED, ...asked }, row)).toBe(listed));

  test('as late only once it is', () => expect(isOwedAsked({ ...ALL_OWED, age: 'late' }, { ...row, daysLate: 0, age: 'not_due' })).toBe(false));
});

test('a column’s heading orders by it, then the other way round, then as the list comes', () => {
  const [once, twice] = [sortedBy(ALL, 'owed'), sortedBy(sortedBy(ALL, 'owed'), 'owed')];
  expect([once, twice, sortedBy(twice, 'owed')]).toEqual([{ ...ALL, sort: 'owed' }, { ...ALL, sort: 'owed', descending: true }, ALL]);
});
