import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { calendarDate } from './calendar-date';
import { addMilestones } from './plan-edit';
import { BUILT_IN, checkTemplate, templateOf } from './plan-template';
import { compare, sum } from './money';
import { priceLimit } from './plan';
import { WHOLE } from './share';
import { AUD, aud, codes, fixed, must, newMilestone, planOf, sampleContract, share } from './testing/samples';

const shares = (parts: readonly { readonly share: number }[]): readonly number[] => parts.map((part) => part.share);

describe('the templates that everybody has', () => {
  it.each(BUILT_IN.map((template) => [template.id, template] as const))('%s comes to the whole price, to the cent, whatever the price', (_id, { parts }) => {
    expect(shares(must(checkTemplate(parts))).reduce((total, part) => total + part, 0)).toBe(WHOLE);
    fc.assert(
      fc.property(fc.integer({ min: parts.length, max: 10 ** 9 }), (minor) => {
        const price = { minor, currency: AUD };
        const plan = must(addMilestones(sampleContract({ price }), parts.map((part, place) => newMilestone(place + 1, { kind: 'share', basisPoints: part.share }))));
        expect(sum(plan.milestones.map(({ amount }) => amount), AUD)).toEqual(price);
      }),
    );
  });

  it('have their deposit first, due from the start', () => {
    expect(BUILT_IN.find(({ id }) => id === 'deposit_and_four')?.parts[0]).toEqual({ share: 2000, trigger: { kind: 'start' } });
  });
});

describe('a template is refused', () => {
  const part = (basisPoints: number) => ({ share: basisPoints, trigger: { kind: 'manual' } as const });
  it.each<[string, readonly number[], readonly string[]]>([
    ['above 100 %', [6000, 4001], ['SHARES_OVER_WHOLE']],
    ['with nothing in it', [], ['TEMPLATE_EMPTY']],
    ['with a part of nothing', [0, 100], ['SHARE_OUT_OF_RANGE']],
    ['with half a basis point', [0.5], ['SHARE_OUT_OF_RANGE']],
    ['that no contract could hold', Array.from({ length: 101 }, () => 1), ['PLAN_FULL']],
  ])('%s', (_why, parts, expected) => {
    expect(codes(checkTemplate(parts.map(part)))).toEqual(expected);
  });
});

describe('a plan kept as a template', () => {
  it('has each milestone as its share of the price, whether it was an amount or a share', () => {
    expect(shares(must(templateOf(planOf([share(50), fixed('15000')]))))).toEqual([5000, 2500]);
  });

  it('takes a status along by its name, and no date and no version of the one project', () => {
    const plan = must(
      addMilestones(sampleContract(), [newMilestone(1, share(10), { kind: 'date', date: calendarDate('2026-12-01') }), newMilestone(2, share(10), { kind: 'status', statusId: '1', statusName: 'Live' }), newMilestone(3, share(10), { kind: 'start' }), newMilestone(4, share(10), { kind: 'version', version: { id: '7', name: '2.0' } })]),
    );
    expect(must(templateOf(plan)).map(({ trigger }) => trigger)).toEqual([{ kind: 'category', category: 'done' }, { kind: 'status', statusName: 'Live' }, { kind: 'start' }, { kind: 'version' }]);
  });

  it('never comes to more than the price, leaves no part out, and keeps a whole plan whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 8 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 10 ** 6 }), (amounts, rest) => {
        const total = amounts.reduce((all, amount) => all + amount, 0);
        const contract = sampleContract({ price: { minor: total + rest, currency: AUD } });
        const plan = must(addMilestones(contract, amounts.map((minor, place) => newMilestone(place + 1, { kind: 'amount', amount: { minor, currency: AUD } }))));
        const kept = shares(must(templateOf(plan)));
        const points = kept.reduce((all, part) => all + part, 0);
        expect(kept).toHaveLength(amounts.length);
        expect(Math.min(...kept)).toBeGreaterThan(0);
        expect(points).toBeLessThanOrEqual(WHOLE);
        if (rest === 0) expect(points).toBe(WHOLE);
      }),
    );
  });
});

describe('many milestones at once', () => {
  const two = [newMilestone(1, fixed('30000')), newMilestone(2, fixed('30000'))];

  it('are put on the plan together, in their order', () => {
    expect(must(addMilestones(sampleContract(), two)).milestones.map(({ name }) => name)).toEqual(['Prototype', 'Menu and ordering']);
  });

  it('are refused together when they pass the price', () => {
    expect(codes(addMilestones(sampleContract({ price: aud('59999.99') }), two))).toEqual(['PLAN_OVER_PRICE']);
  });

  it('are refused together for one epic that is on the plan, or comes twice: each at its row', () => {
    const found = addMilestones(planOf([fixed('1')]), [...two, newMilestone(2, fixed('1'))]);
    expect(found.ok ? [] : found.problems.map(({ code, path }) => [code, path])).toEqual([['ALREADY_TAGGED', 'rows.0.issueKey'], ['ALREADY_TAGGED', 'rows.2.issueKey']]);
  });

  it('never pass what may be billed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 7 }), { minLength: 1, maxLength: 10 }), (amounts) => {
        const contract = sampleContract();
        const added = addMilestones(contract, amounts.map((minor, place) => newMilestone(place + 1, { kind: 'amount', amount: { minor, currency: AUD } })));
        const within = amounts.reduce((all, amount) => all + amount, 0) <= contract.price.minor;
        expect(added.ok).toBe(within);
        if (added.ok) expect(compare(sum(added.value.milestones.map(({ amount }) => amount), AUD), priceLimit(contract))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
