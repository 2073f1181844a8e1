import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDate } from './calendar-date';
import type { MilestoneId } from './ids';
import type { Milestone } from './milestone';
import { describeContractChanges, describeMilestoneChanges } from './milestone-changes';
import { decimal } from './money';
import { addMilestone, changeMilestone, changePrice, moveMilestone, removeMilestone, withMilestone } from './plan-edit';
import { aud, bill, codes, fixed, mara, must, newMilestone, NOW, planOf, sampleContract, share } from './testing/samples';

const plan = planOf([share(50), fixed('10000')]);
const first = plan.milestones[0] as Milestone;
const amounts = (milestones: readonly Milestone[]) => milestones.map((milestone) => decimal(milestone.amount));

describe('adding a milestone', () => {
  it('puts it at the end of the plan, priced, with nothing billed', () => {
    const after = must(addMilestone(plan, newMilestone(3, share(10))));
    expect(after.milestones[2]).toMatchObject({ id: 'm-3', amount: aud('6000'), state: { kind: 'planned' } });
    expect(after.rev).toBe(plan.rev);
  });

  it('leaves out of the record what the form left empty', () => {
    const after = must(addMilestone(plan, { ...newMilestone(3, share(10)), deliverable: undefined, terms: undefined }));
    expect(Object.keys(after.milestones[2] ?? {})).not.toEqual(expect.arrayContaining(['terms']));
  });

  it.each([
    ['over the price', newMilestone(3, fixed('20000.01')), ['PLAN_OVER_PRICE']],
    ['of shares over the whole', newMilestone(3, share(50.01)), ['SHARES_OVER_WHOLE', 'PLAN_OVER_PRICE']],
    ['of nothing', newMilestone(3, fixed('0')), ['AMOUNT_NOT_POSITIVE']],
    ['for work that has one', { ...newMilestone(3, share(1)), workItem: first.workItem }, ['ALREADY_TAGGED']],
  ])('is refused %s', (_why, added, expected) => {
    const result = addMilestone(plan, added);
    expect(codes(result)).toEqual(expected);
  });

  it('points at the price when the price is at fault', () => {
    expect(addMilestone(plan, newMilestone(3, fixed('20000.01')))).toMatchObject({ problems: [{ path: 'price' }] });
  });

  it('is refused on a closed contract', () => {
    expect(codes(addMilestone({ ...plan, state: 'closed' }, newMilestone(3, share(1))))).toEqual(['CONTRACT_CLOSED']);
  });
});

describe('changing a milestone', () => {
  it('works its amount out again and keeps its state and work', () => {
    const waiting = withMilestone(plan, { ...first, state: { kind: 'held', by: mara, reason: 'x', at: NOW } });
    const after = must(changeMilestone(waiting, { ...first, name: 'Renamed', price: share(25), terms: undefined, state: { kind: 'planned' } }));
    expect(after.milestones[0]).toMatchObject({ name: 'Renamed', amount: aud('15000'), state: { kind: 'held' }, workItem: first.workItem });
    expect(after.milestones[0]).not.toHaveProperty('terms');
  });

  it('is refused once it is billed, and when it is gone', () => {
    const { contract } = bill(plan, 1);
    expect(codes(changeMilestone(contract, { ...first, price: share(1) }))).toEqual(['MILESTONE_ALREADY_BILLED']);
    expect(codes(changeMilestone(plan, { ...first, id: 'gone' as MilestoneId }))).toEqual(['MILESTONE_NOT_FOUND']);
  });
});

describe('taking a milestone off', () => {
  it('gives its price back to the plan', () => {
    expect(must(removeMilestone(plan, first.id)).milestones.map(({ id }) => id)).toEqual(['m-2']);
  });

  it('is refused once it is billed', () => {
    expect(codes(removeMilestone(bill(plan, 1).contract, first.id))).toEqual(['MILESTONE_ALREADY_BILLED']);
  });

  it('is possible on a plan over its price: it can only get better', () => {
    const over = { ...plan, price: aud('1') };
    expect(codes(removeMilestone(over, first.id))).toEqual([]);
  });
});

describe('changing the price', () => {
  it('moves shares and leaves amounts', () => {
    expect(amounts(must(changePrice(plan, aud('80000'))).milestones)).toEqual(['40000.00', '10000.00']);
  });

  it('is refused below the plan, and below what is billed', () => {
    expect(codes(changePrice(plan, aud('9999.99')))).toEqual(['PLAN_OVER_PRICE']);
    expect(codes(changePrice(bill(plan, 1).contract, aud('29999.99')))).toContain('PRICE_BELOW_BILLED');
  });
});

describe('what changed, in words', () => {
  it('of a milestone', () => {
    const after: Milestone = { ...first, name: 'Demo', price: fixed('20000'), amount: aud('20000'), trigger: { kind: 'date', date: calendarDate('2026-12-01') }, terms: { kind: 'on_receipt' } };
    expect(describeMilestoneChanges(first, after)).toEqual([
      { field: 'name', from: 'Prototype', to: 'Demo' },
      { field: 'price', from: '50 % (AUD 30,000.00)', to: 'AUD 20,000.00' },
      { field: 'trigger', from: 'when the work is done', to: 'on 1 Dec 2026' },
      { field: 'terms', from: 'as the contract', to: 'on receipt' },
    ]);
    expect(describeMilestoneChanges(first, first)).toEqual([]);
  });

  it('of a contract', () => {
    const before = sampleContract();
    const after = { ...before, price: aud('70000'), autonomy: 'approve' as const, poNumber: undefined };
    expect(describeContractChanges(before, after)).toEqual([
      { field: 'price', from: 'AUD 60,000.00', to: 'AUD 70,000.00' },
      { field: 'how far Milepost goes alone', from: 'draft', to: 'approve' },
      { field: 'purchase order', from: 'PO-4711', to: 'none' },
    ]);
  });
});

describe('moving a milestone to another place of the plan', () => {
  const ids = (milestones: readonly Milestone[]) => milestones.map(({ id }) => id as string);

  it('puts it there, and the rest keep their order', () => {
    const five = planOf([share(20), share(20), share(20), share(20), share(20)]);
    const [one, two, three, four, last] = ids(five.milestones);
    expect(ids(must(moveMilestone(five, four as MilestoneId, 2)).milestones)).toEqual([one, four, two, three, last]);
    expect(ids(must(moveMilestone(five, one as MilestoneId, 5)).milestones)).toEqual([two, three, four, last, one]);
    expect(ids(must(moveMilestone(five, two as MilestoneId, 99)).milestones)).toEqual([one, three, four, last, two]);
  });

  it('changes no milestone and no amount, not by a cent', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }), fc.nat(7), fc.integer({ min: 1, max: 9 }), (weights, which, place) => {
      const contract = planOf(weights.map((weight) => share(weight / 3)));
      const moved = contract.milestones[which % contract.milestones.length] as Milestone;
      const after = must(moveMilestone(contract, moved.id, place));
      expect(after.milestones[Math.min(place, weights.length) - 1]).toBe(moved);
      expect(new Set(after.milestones)).toEqual(new Set(contract.milestones));
      expect(ids(after.milestones).filter((id) => id !== moved.id)).toEqual(ids(contract.milestones).filter((id) => id !== moved.id));
    }), { numRuns: 50 });
  });

  it('is refused on a closed contract, and for one that is not on the plan', () => {
    expect(codes(moveMilestone({ ...plan, state: 'closed' }, first.id, 2))).toEqual(['CONTRACT_CLOSED']);
    expect(codes(moveMilestone(plan, 'm-99' as MilestoneId, 1))).toEqual(['MILESTONE_NOT_FOUND']);
  });
});
