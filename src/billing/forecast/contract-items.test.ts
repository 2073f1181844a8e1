import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate } from '../calendar-date';
import type { Bill, Contract } from '../contract';
import type { InvoiceId, MilestoneId, PersonId, RetainerId } from '../ids';
import { money } from '../money';
import { anyContract } from '../testing/arbitraries';
import { aud, AUD, fixed, NOW, planOf } from '../testing/samples';
import { contractItems, pastReaches, withTax, type ContractFacts } from './contract-items';

const TODAY = calendarDate('2026-11-21');
const facts = (contract: Contract, more: Partial<ContractFacts> = {}): ContractFacts => ({ contract, knownTo: TODAY, issued: {}, waitingSince: {}, work: {}, taxPercent: 10, ...more });
const plan = planOf([fixed('12000'), fixed('8000')]);
const bill = (changes: Partial<Bill>): Bill => ({ invoiceId: 'HARB-C1-001' as InvoiceId, rev: 1, milestoneId: 'm-1' as MilestoneId, number: 'HARB-C1-001', status: 'approved', amount: aud('12000'), ...changes });
const billed = (changes: Partial<Bill>): Contract => ({ ...plan, milestones: plan.milestones.map((milestone) => (milestone.id === 'm-1' ? { ...milestone, state: { kind: 'billed' as const, invoiceId: 'HARB-C1-001' as InvoiceId, at: NOW } } : milestone)), bills: [bill(changes)] });
const kinds = (contract: Contract, more: Partial<ContractFacts> = {}) => contractItems(facts(contract, more)).map(({ kind, amount }) => [kind, amount.minor]);

describe('what money may come of a contract', () => {
  test('is what its planned milestones come to, with the tax that the ledger will add', () => {
    expect(kinds(plan)).toEqual([['milestone', 1_320_000], ['milestone', 880_000]]);
    expect(kinds({ ...plan, mapping: { ...plan.mapping, taxMode: 'inclusive' } })).toEqual([['milestone', 1_200_000], ['milestone', 800_000]]);
  });

  test('is a billed milestone’s invoice and no longer the milestone: what is still owed of it', () => {
    expect(kinds(billed({ status: 'part_paid', total: aud('13200'), due: aud('6600'), dueDate: calendarDate('2026-12-22') }))).toEqual([['invoice', 660_000], ['milestone', 880_000]]);
    expect(kinds(billed({ status: 'draft', total: aud('13200') }))).toEqual([['draft', 1_320_000], ['milestone', 880_000]]);
    expect(kinds(billed({ status: 'prepared' }))).toEqual([['draft', 1_320_000], ['milestone', 880_000]]);
    for (const status of ['paid', 'credited', 'voided', 'deleted', 'cancelled'] as const) expect(kinds(billed({ status, due: aud('0') }))).toEqual([['milestone', 880_000]]);
  });

  test('is nothing new on a contract that does not bill, but what is owed on it', () => {
    for (const state of ['draft', 'paused', 'closed'] as const) {
      expect(kinds({ ...plan, state })).toEqual([]);
      expect(kinds({ ...billed({ due: aud('13200') }), state })).toEqual([['invoice', 1_320_000]]);
    }
  });

  test('is the deposit, each milestone less what is drawn and withheld, and the retention when it is released: together what the plan comes to', () => {
    const posting = { accountCode: '815', accountName: 'Client deposits', taxCode: 'OUTPUT' };
    const retention = { basisPoints: 500, posting, release: { kind: 'date' as const, date: calendarDate('2027-02-01') } };
    const both: Contract = { ...plan, deposit: { amount: aud('2000'), drawdown: 'last', due: 'start', posting }, retention };
    expect(kinds(both)).toEqual([['deposit', 220_000], ['retention', 110_000], ['milestone', 1_254_000], ['milestone', 616_000]]);
    expect(kinds({ ...both, deposit: { amount: aud('2000'), drawdown: 'last', due: 'manual', posting }, retention: { ...retention, release: { kind: 'manual' } } })).toEqual([['milestone', 1_254_000], ['milestone', 836_000]]);
  });

  test('is not what is on hold: reaching it bills nothing', () => {
    const held = { ...plan, milestones: plan.milestones.map((milestone) => ({ ...milestone, state: { kind: 'held' as const, by: 'p1' as PersonId, reason: 'wait', at: NOW } })) };
    expect(kinds(held)).toEqual([]);
  });

  test('is each period of a retainer that is billed within the forecast', () => {
    const retainer = { id: 'r1' as RetainerId, name: 'Care', every: 'month' as const, day: 1, starts: calendarDate('2026-10-01'), proration: 'none' as const, billedIn: 'advance' as const, weekendRule: 'same_day' as const, prices: [{ from: calendarDate('2026-10-01'), amount: aud('1000') }], pauses: [], next: calendarDate('2026-12-01') };
    const items = contractItems(facts({ ...plan, milestones: [], retainers: [retainer] }));
    expect(items.map((item) => [item.kind, item.amount.minor, item.kind === 'invoice' ? '' : item.reach])).toEqual(
      ['2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01', '2027-05-01'].map((date) => ['retainer', 110_000, { kind: 'date', date }]),
    );
  });

  test('is a retainer’s next bill however far off, and all that a forecast looks at on the day of it: until then nothing changes on the contract', () => {
    const yearly = { id: 'r1' as RetainerId, name: 'Licence', every: 'year' as const, day: 1, starts: calendarDate('2026-11-01'), proration: 'none' as const, billedIn: 'advance' as const, weekendRule: 'same_day' as const, prices: [{ from: calendarDate('2026-11-01'), amount: aud('9000') }], pauses: [], next: calendarDate('2027-11-01') };
    const days = (retainer: typeof yearly | (Omit<typeof yearly, 'every'> & { readonly every: 'quarter' })) => contractItems(facts({ ...plan, milestones: [], retainers: [retainer] })).map((item) => (item.kind === 'invoice' ? '' : item.reach.kind === 'date' && item.reach.date));
    expect(days(yearly)).toEqual(['2027-11-01']);
    expect(days({ ...yearly, every: 'quarter' })).toEqual(['2027-11-01', '2028-02-01']);
  });

  test('is the retention with the milestone that releases it: as its work goes, at once when it is billed, and not while it is on hold', () => {
    const posting = { accountCode: '815', accountName: 'Retentions', taxCode: 'OUTPUT' };
    const kept: Contract = { ...plan, retention: { basisPoints: 500, posting, release: { kind: 'milestone', milestoneId: 'm-2' as MilestoneId } } };
    const freed = (state?: Contract['milestones'][number]['state']) =>
      contractItems(facts({ ...kept, bills: [bill({ status: 'paid', due: aud('0'), withheld: aud('600') })], milestones: kept.milestones.map((milestone) => (milestone.id === 'm-2' && state ? { ...milestone, state } : milestone)) }, { work: { 'm-2': { planned: calendarDate('2027-03-01') } } }))
        .flatMap((item) => (item.kind === 'retention' ? [[item.reach, item.freedBy]] : []));
    expect(freed()).toEqual([[{ kind: 'work', planned: '2027-03-01' }, 'm-2']]);
    expect(freed({ kind: 'billed', invoiceId: 'HARB-C1-002' as InvoiceId, at: NOW })).toEqual([[{ kind: 'date', date: TODAY }, undefined]]);
    expect(freed({ kind: 'held', by: 'p1' as PersonId, reason: 'wait', at: NOW })).toEqual([]);
  });

  test('is expected when somebody says, before all else; then when its trigger names a day; then as its work goes', () => {
    const [first] = plan.milestones;
    if (!first) throw new Error('no milestone');
    const reach = (milestone: typeof first) => contractItems(facts({ ...plan, milestones: [milestone] }, { work: { 'm-1': { planned: calendarDate('2026-12-20') } } })).map((item) => (item.kind === 'invoice' ? undefined : item.reach));
    const expected = { from: calendarDate('2026-12-09'), to: calendarDate('2026-12-20'), by: 'p1' as PersonId, at: NOW };
    expect(reach({ ...first, trigger: { kind: 'date', date: calendarDate('2027-01-29') }, expected })).toEqual([{ kind: 'by_hand', from: '2026-12-09', to: '2026-12-20' }]);
    expect(reach({ ...first, trigger: { kind: 'date', date: calendarDate('2027-01-29') } })).toEqual([{ kind: 'date', date: '2027-01-29' }]);
    expect(reach({ ...first, trigger: { kind: 'start' } })).toEqual([{ kind: 'date', date: TODAY }]);
    expect(reach(first)).toEqual([{ kind: 'work', planned: '2026-12-20' }]);
  });

  test('names nothing twice, owes nothing below nothing, and is of the contract, whatever the contract', () => {
    fc.assert(
      fc.property(anyContract, (any) => {
        const contract = { ...any, retainers: [], milestones: unique(any.milestones, ({ id }) => id), bills: unique(any.bills, ({ invoiceId }) => invoiceId) };
        const items = contractItems(facts(contract));
        expect(items.every(({ amount, contractId }) => amount.minor > 0 && contractId === contract.id)).toBe(true);
        const wanted = new Set<string>([...contract.milestones.map(({ id }) => id), ...contract.bills.map(({ invoiceId }) => invoiceId)]);
        expect(items.filter(({ id }) => !wanted.has(id))).toEqual([]);
        const milestones = items.filter(({ kind }) => kind === 'milestone').map(({ id }) => id);
        expect(new Set(milestones).size).toBe(milestones.length);
      }),
      { numRuns: 60 },
    );
  });
});

const unique = <T>(list: readonly T[], of: (one: T) => string): readonly T[] => [...new Map(list.map((one) => [of(one), one])).values()];

test('a milestone that was reached tells how far it slipped from its planned day', () => {
  const contract = billed({});
  const planned = calendarDate('2026-11-10');
  expect(pastReaches(facts(contract, { work: { 'm-1': { planned } } }), () => addDays(planned, 9))).toEqual([{ projectId: contract.projectId, planned, reached: '2026-11-19' }]);
  expect(pastReaches(facts(contract), () => planned)).toEqual([]);
});

test('tax is added to whole minor units, and only where it comes on top', () => {
  expect(withTax(money(999, AUD), 'exclusive', 12.5).minor).toBe(1124);
  expect(withTax(money(999, AUD), 'none', 10).minor).toBe(999);
});
