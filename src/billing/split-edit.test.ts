import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Contract } from './contract';
import { deductionsOn, isReleaseDue } from './deductions';
import type { MilestoneId } from './ids';
import type { Milestone, MilestoneState } from './milestone';
import { decimal, sum } from './money';
import { allPartsOf, MOST_PARTS, workReference } from './part';
import { changePrice, moveMilestone, removeMilestone, withMilestone } from './plan-edit';
import { prepareInvoice } from './prepare-invoice';
import { joinMilestone, splitMilestone, type PartDraft } from './split-edit';
import { AUD, aud, bill, codes, context, fixed, must, planOf, sampleContract, share } from './testing/samples';

const M2 = 'm-2' as MilestoneId;
const draft = (place: number, basisPoints: number): PartDraft => ({ id: `m-2-${place}` as MilestoneId, name: `Part ${place}`, basisPoints, trigger: place === 1 ? { kind: 'category', category: 'doing' } : { kind: 'category', category: 'done' } });
const halves = [draft(1, 5000), draft(2, 5000)];
const plan = planOf([fixed('10000'), share(50), fixed('5000')]);
const split = must(splitMilestone(plan, M2, halves));
const amountsOf = (contract: Contract): readonly string[] => contract.milestones.map(({ amount }) => decimal(amount));
const idsOf = (contract: Contract): readonly string[] => contract.milestones.map(({ id }) => id);
const find = (contract: Contract, id: string): Milestone => must({ ok: true, value: contract.milestones.find((milestone) => milestone.id === id) as Milestone });
const billPart = (contract: Contract, id: string): Contract => must(prepareInvoice(contract, { id: id as MilestoneId }, context())).contract;

describe('Splitting a milestone', () => {
  it('puts its parts where it was, the first under its id, each with its own name, price and trigger, and moves no cent of another', () => {
    expect(idsOf(split)).toEqual(['m-1', 'm-2', 'm-2-2', 'm-3']);
    expect(amountsOf(split)).toEqual(['10000.00', '15000.00', '15000.00', '5000.00']);
    expect(find(split, 'm-2')).toMatchObject({ name: 'Part 1', price: share(25), trigger: { category: 'doing' }, part: { of: 'm-2', whole: 'Menu and ordering', place: 1, count: 2 } });
    expect(find(split, 'm-2-2')).toMatchObject({ name: 'Part 2', price: share(25), trigger: { category: 'done' }, part: { of: 'm-2', place: 2 }, workItem: find(split, 'm-2').workItem });
  });

  it('gives each part a reference of its own, and a milestone that is not split the key of its work', () => {
    expect(split.milestones.map(workReference)).toEqual(['HARB-1', 'HARB-2/1', 'HARB-2/2', 'HARB-3']);
  });

  it('keeps what stopped it: parts of one that is on hold are on hold', () => {
    const state: MilestoneState = { kind: 'held', by: 'p1' as never, reason: 'Disputed', at: '2026-11-22T00:00:00.000Z' };
    const held = must(splitMilestone(withMilestone(plan, { ...find(plan, 'm-2'), state }), M2, halves));
    expect(allPartsOf(held, find(held, 'm-2')).map((part) => part.state)).toEqual([state, state]);
  });

  it.each<readonly [string, Contract, readonly PartDraft[], readonly string[]]>([
    ['whose parts are not all of it', plan, [draft(1, 5000), draft(2, 4999)], ['PARTS_NOT_WHOLE']],
    ['into more than it', plan, [draft(1, 5000), draft(2, 5001)], ['PARTS_NOT_WHOLE']],
    ['into one', plan, [draft(1, 10_000)], ['STALE_PAGE']],
    ['into too many', plan, Array.from({ length: MOST_PARTS + 1 }, (_none, index) => draft(index + 1, 2000)), ['STALE_PAGE']],
    ['with a part of nothing', planOf([fixed('1'), fixed('0.01')]), halves, ['AMOUNT_NOT_POSITIVE']],
    ['that is split', split, halves, ['STALE_PAGE']],
    ['that was billed', bill(plan, 2).contract, halves, ['SPLIT_BILLED']],
    ['that is gone', planOf([share(10)]), halves, ['MILESTONE_NOT_FOUND']],
  ])('is refused for one %s', (_why, contract, drafts, expected) => {
    expect(codes(splitMilestone(contract, M2, drafts))).toEqual(expected);
  });
});

describe('Parts', () => {
  it('are billed each once, in any order, and come to the price of the whole', () => {
    const both = billPart(billPart(split, 'm-2-2'), 'm-2');
    expect(both.bills.map(({ milestoneId, amount }) => [milestoneId, decimal(amount)])).toEqual([['m-2-2', '15000.00'], ['m-2', '15000.00']]);
    expect(codes(prepareInvoice(both, { id: M2 }, context()))).toContain('MILESTONE_ALREADY_BILLED');
  });

  it('follow another price of the contract with what is not billed of them, so that they stay the share that they are', () => {
    const after = must(changePrice(billPart(split, 'm-2'), aud('70000')));
    expect(amountsOf(after)).toEqual(['10000.00', '15000.00', '20000.00', '5000.00']);
  });

  it('are taken off together, but for what is billed', () => {
    expect(idsOf(must(removeMilestone(split, 'm-2-2' as MilestoneId)))).toEqual(['m-1', 'm-3']);
    expect(idsOf(must(removeMilestone(billPart(split, 'm-2-2'), M2)))).toEqual(['m-1', 'm-2-2', 'm-3']);
    expect(codes(removeMilestone(billPart(billPart(split, 'm-2-2'), 'm-2'), M2))).toEqual(['MILESTONE_ALREADY_BILLED']);
  });

  it('release a retention by the last of them that is billed, which withholds nothing', () => {
    const posting = { accountCode: '610', accountName: 'Retention', taxCode: 'OUTPUT' };
    const kept: Contract = { ...split, retention: { basisPoints: 500, posting, release: { kind: 'milestone', milestoneId: M2 } } };
    const today = context().today;
    const withheld = (contract: Contract, id: string): string => decimal(deductionsOn(contract, id as MilestoneId, aud('15000'), today).withheld);
    expect(withheld(kept, 'm-2')).toBe('750.00');
    const one = billPart(kept, 'm-2');
    expect([isReleaseDue(one, today), withheld(one, 'm-2-2')]).toEqual([false, '0.00']);
    expect(isReleaseDue(billPart(one, 'm-2-2'), today)).toBe(true);
  });
});

describe('Joining parts', () => {
  it('makes the milestone that it was, due by its last part’s trigger', () => {
    const joined = must(joinMilestone(split, 'm-2-2' as MilestoneId));
    expect(joined.milestones).toEqual(plan.milestones);
    expect(amountsOf(joined)).toEqual(amountsOf(plan));
  });

  it('finds them wherever they were moved, and is called and priced as they are together', () => {
    const moved = must(moveMilestone(split, 'm-2-2' as MilestoneId, 1));
    const joined = must(joinMilestone(withMilestone(moved, { ...find(moved, 'm-2'), price: fixed('100'), amount: aud('100') }), M2));
    expect(idsOf(joined)).toEqual(['m-1', 'm-2', 'm-3']);
    expect(find(joined, 'm-2')).toMatchObject({ name: 'Menu and ordering', price: fixed('15100') });
  });

  it('stays as stopped as any of them was, and lets no work pass that only a part of it was let pass for', () => {
    const state: MilestoneState = { kind: 'held', by: 'p1' as never, reason: 'Disputed', at: '2026-11-22T00:00:00.000Z' };
    const override = { milestoneId: M2, by: 'p1' as never, reason: 'Urgent', at: '2026-11-22T00:00:00.000Z' };
    const joined = must(joinMilestone({ ...withMilestone(split, { ...find(split, 'm-2-2'), state }), overrides: [override] }, M2));
    expect([find(joined, 'm-2').state, joined.overrides]).toEqual([state, []]);
  });

  it.each([['of which one was billed', billPart(split, 'm-2-2'), ['SPLIT_BILLED']], ['that are none', plan, ['STALE_PAGE']]] as const)('is refused for parts %s', (_why, contract, expected) => {
    expect(codes(joinMilestone(contract, M2))).toEqual(expected);
  });
});

describe('Whatever a milestone is split into', () => {
  const anyPlan = fc.record({
    price: fc.integer({ min: 100_000, max: 10 ** 10 }),
    shares: fc.array(fc.integer({ min: 100, max: 3000 }), { minLength: 2, maxLength: 3 }),
    cuts: fc.uniqueArray(fc.integer({ min: 500, max: 9500 }), { minLength: 1, maxLength: MOST_PARTS - 1 }),
    order: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  });

  it('its parts add up to it to the cent, whichever are billed and in whatever order, and nothing else of the plan moves', () => {
    fc.assert(fc.property(anyPlan, ({ price, shares, cuts, order }) => {
      const before = planOf(shares.map((basisPoints) => ({ kind: 'share', basisPoints })), sampleContract({ price: { ...aud('1'), minor: price } }));
      const bounds = [0, ...[...cuts].sort((a, b) => a - b), 10_000];
      const result = splitMilestone(before, M2, bounds.slice(1).map((bound, index) => draft(index + 1, bound - (bounds[index] ?? 0))));
      fc.pre(result.ok);
      let contract = must(result);
      const whole = decimal(find(before, 'm-2').amount);
      const totalOf = (now: Contract): string => decimal(sum(allPartsOf(now, find(now, 'm-2')).map(({ amount }) => amount), AUD));
      const others = (now: Contract): readonly string[] => now.milestones.filter(({ part }) => !part).map(({ id, amount }) => `${id} ${decimal(amount)}`);
      expect([totalOf(contract), others(contract)]).toEqual([whole, others(before).filter((line) => !line.startsWith('m-2 '))]);
      for (const wanted of order) {
        const open = allPartsOf(contract, find(contract, 'm-2')).filter(({ state }) => state.kind !== 'billed');
        const part = open[wanted % Math.max(1, open.length)];
        if (part) contract = must(changePrice(billPart(contract, part.id), contract.price));
        expect(totalOf(contract)).toBe(whole);
      }
      expect(new Set(contract.bills.map(({ milestoneId }) => milestoneId)).size).toBe(contract.bills.length);
    }), { numRuns: 60 });
  });
});
