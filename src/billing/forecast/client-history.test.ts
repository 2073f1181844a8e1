import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate } from '../calendar-date';
import type { ClientId, LedgerInvoiceId, OrganisationId } from '../ids';
import type { Mirror } from '../invoice';
import { money } from '../money';
import { AUD, context, mirrorFor, bill as billOnce, fixed, planOf } from '../testing/samples';
import { cameIn, keptOf, openInvoices, paymentsOf, remember, withoutDoubles, type ClientHistory, type KeptInvoice } from './client-history';

const TODAY = calendarDate('2026-11-22');
const day = (back: number) => addDays(TODAY, -back);
const sample: Mirror = mirrorFor(billOnce(planOf([fixed('1000')]), 1, context()).invoice, { status: 'approved' });
const mirror = (changes: Partial<Mirror>): Mirror => ({ ...sample, issueDate: day(60), dueDate: day(30), ...changes });
const payment = (minor: number, back: number) => ({ kind: 'payment' as const, ledgerId: `p${back}`, amount: money(minor, AUD), date: day(back) });
const history = (invoices: Record<string, KeptInvoice>, more: Partial<ClientHistory> = {}): ClientHistory => ({ rev: 1, organisationId: 'o' as OrganisationId, clientId: 'harbour' as ClientId, name: 'Harbour Foods', at: '2026-11-22T00:00:00Z', invoices, ...more });
const paid = (back: number, ...on: readonly (readonly [number, number])[]): KeptInvoice => ({ issued: day(back), due: day(back - 30), currency: AUD, total: 1000, paid: on.map(([when, minor]) => [day(when), minor] as const) });

describe('what is kept of an invoice', () => {
  test('is its days of payment, and what is still owed', () => {
    expect(keptOf(mirror({ paid: money(40_000, AUD), due: money(70_000, AUD), settlements: [payment(40_000, 20)] }), undefined)).toEqual({ issued: day(60), due: day(30), currency: 'AUD', total: 110_000, number: sample.number, owed: 70_000, paid: [[day(20), 40_000]] });
  });
  test('is the day it was fully paid, where the ledger lists no payments', () => {
    const { settlements: _none, ...unlisted } = mirror({ status: 'paid', paid: money(110_000, AUD), due: money(0, AUD) });
    expect(keptOf(unlisted, day(12))).toMatchObject({ paid: [[day(12), 110_000]] });
    expect(keptOf(unlisted, undefined)).toBeUndefined();
  });
  test('is nothing of a draft, of one that was taken back, and of one that credit settled', () => {
    for (const status of ['draft', 'submitted', 'voided', 'deleted'] as const) expect(keptOf(mirror({ status }), undefined)).toBeUndefined();
    expect(keptOf(mirror({ status: 'paid', paid: money(0, AUD), credited: money(110_000, AUD), due: money(0, AUD), settlements: [{ ...payment(110_000, 9), kind: 'credit-note' }] }), day(9))).toBeUndefined();
  });
});

describe('a client’s history', () => {
  const anyInvoice = fc.record({ back: fc.integer({ min: 0, max: 1500 }), owed: fc.boolean() }).map(({ back, owed }): KeptInvoice => ({ ...paid(back), ...(owed ? { number: 'N', owed: 5 } : {}) }));

  test('taken over twice is as taken over once', () => {
    fc.assert(fc.property(fc.dictionary(fc.uuid(), anyInvoice), fc.dictionary(fc.uuid(), fc.option(anyInvoice, { nil: undefined })), (before, news) => {
      const entries = new Map(Object.entries(news)) as unknown as ReadonlyMap<LedgerInvoiceId, KeptInvoice | undefined>;
      const once = remember(history({ ...before }), entries, TODAY);
      expect(remember(once, entries, TODAY)).toEqual(once);
    }));
  });
  test('forgets what is paid and more than three years old, and never what is owed', () => {
    const after = remember(history({ old: paid(1200, [1100, 1000]), owed: { ...paid(1200), number: 'N', owed: 5 }, young: paid(100, [70, 1000]) }), new Map(), TODAY);
    expect(Object.keys(after.invoices)).toEqual(['owed', 'young']);
  });
  test('holds the newest thousand', () => {
    const many = Object.fromEntries(Array.from({ length: 1200 }, (_, place) => [`i${String(place).padStart(4, '0')}`, paid(place % 900)]));
    expect(Object.keys(remember(history(many), new Map(), TODAY).invoices)).toHaveLength(1000);
  });
  test('tells each part of an invoice as its share, and nothing that was not known yet', () => {
    expect(paymentsOf(history({ a: paid(60, [20, 250], [5, 750]) }), day(10))).toEqual([{ clientId: 'harbour', issued: day(60), due: day(30), paid: day(20), share: 0.25 }]);
    expect(paymentsOf(history({ a: paid(60, [20, 2000]) }), TODAY)[0]?.share).toBe(1);
  });
  test('lists what the client owes beside our own invoices', () => {
    const kept = history({ ours: { ...paid(60), number: 'A', owed: 1000 }, theirs: { ...paid(60), number: 'B', owed: 600 }, done: paid(60, [5, 1000]) });
    expect(openInvoices(kept, (id) => id === 'ours').map(({ name, amount }) => [name, amount.minor])).toEqual([['B', 600]]);
  });
  test('has an invoice once, with whom it was moved to', () => {
    const [after, before] = withoutDoubles([history({ a: paid(9) }, { at: '2026-01-01' }), history({ a: paid(9), b: paid(5) }, { clientId: 'merged' as ClientId, at: '2026-02-01' })]);
    expect([after?.clientId, Object.keys(after?.invoices ?? {}), Object.keys(before?.invoices ?? {})]).toEqual(['merged', ['a', 'b'], []]);
  });
  test('says what came on each day, to the cent', () => {
    const kept = [history({ a: paid(60, [20, 250], [5, 750]), b: paid(40, [20, 100]), c: { ...paid(40, [20, 7]), currency: 'NZD' as typeof AUD } })];
    expect(cameIn(kept, day(30), TODAY, () => true)).toEqual([{ on: day(20), currency: 'AUD', minor: 350 }, { on: day(20), currency: 'NZD', minor: 7 }, { on: day(5), currency: 'AUD', minor: 750 }]);
    expect(cameIn(kept, day(10), TODAY, (id) => id === 'b')).toEqual([]);
  });
});
