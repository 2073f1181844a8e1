import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { calendarDate } from './calendar-date';
import { canBill, checkPlan, MAX_MILESTONES } from './check-plan';
import type { Bill, Contract } from './contract';
import type { InvoiceId, MilestoneId } from './ids';
import type { InvoiceStatus } from './invoice-status';
import type { Milestone } from './milestone';
import { currencyCode, decimal, money, zero } from './money';
import { allocatePlan, isOverdue, planTotals } from './plan';
import { aud, AUD, fixed, newMilestone, NOW, planOf, sampleContract, share } from './testing/samples';

const amounts = (contract: Contract) => contract.milestones.map((milestone) => decimal(milestone.amount));
const codesOf = (contract: Contract, milestones: readonly Milestone[]) => checkPlan(contract, milestones).map((problem) => problem.code);

/** Milestones as stored before the plan works their amounts out; `billed` ones are frozen at an amount in minor units. */
const raw = (shares: readonly { readonly basisPoints: number; readonly billed?: number }[]): readonly Milestone[] =>
  shares.map(({ basisPoints, billed }, index) => ({
    ...newMilestone(index + 1, { kind: 'share', basisPoints }),
    amount: money(billed ?? 0, AUD),
    state: billed === undefined ? { kind: 'planned' } : { kind: 'billed', invoiceId: `i-${index}` as InvoiceId, at: NOW },
  }));
const total = (milestones: readonly Milestone[]) => milestones.reduce((sum, milestone) => sum + milestone.amount.minor, 0);

describe('the plan adds up', () => {
  it('thirds of 100.00: the last cent is somewhere', () => {
    const plan = planOf([share(33.34), share(33.33), share(33.33)], sampleContract({ price: aud('100') }));
    expect(amounts(plan)).toEqual(['33.34', '33.33', '33.33']);
  });

  it('shares of an odd price sum to it', () => {
    expect(amounts(planOf([share(25), share(25), share(25), share(25)], sampleContract({ price: aud('1000.01') })))).toEqual(['250.01', '250.00', '250.00', '250.00']);
  });

  it('in a currency without decimals', () => {
    const price = money(100, currencyCode('JPY'));
    expect(allocatePlan(price, raw([{ basisPoints: 3333 }, { basisPoints: 3333 }, { basisPoints: 3334 }])).map((milestone) => milestone.amount.minor)).toEqual([33, 33, 34]);
  });

  it('amounts and shares stand side by side: a share is of the whole price', () => {
    expect(amounts(planOf([fixed('12000'), share(50), share(30)]))).toEqual(['12000.00', '30000.00', '18000.00']);
  });

  it('a billed milestone keeps its amount when the price rises, and the open shares take what is left', () => {
    const milestones = raw([{ basisPoints: 3000, billed: 300_000 }, { basisPoints: 2000 }, { basisPoints: 5000 }]);
    expect(allocatePlan(aud('12000'), milestones).map((milestone) => decimal(milestone.amount))).toEqual(['3000.00', '2571.43', '6428.57']);
  });

  it('an open share is worth the same whether or not the rest of the plan is there yet', () => {
    const partly = raw([{ basisPoints: 3000, billed: 300_000 }, { basisPoints: 2000 }]);
    expect(allocatePlan(aud('12000'), partly).map((milestone) => decimal(milestone.amount))).toEqual(['3000.00', '2571.43']);
  });

  it('a price below what is billed leaves nothing for the open shares, never less', () => {
    const milestones = raw([{ basisPoints: 5000, billed: 500_000 }, { basisPoints: 5000 }]);
    expect(allocatePlan(aud('4000'), milestones).map((milestone) => milestone.amount.minor)).toEqual([500_000, 0]);
  });

  const shares = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 30 }).map((parts) => {
    let left = 10_000;
    const taken = parts.map((part) => {
      const basisPoints = Math.min(part, left);
      left -= basisPoints;
      return basisPoints;
    });
    return [...taken, left].filter((basisPoints) => basisPoints > 0);
  });
  const prices = fc.integer({ min: 1, max: 10 ** 12 - 1 });

  it('shares of 100 % sum to the price, and none is below nothing', () => {
    fc.assert(
      fc.property(shares, prices, (parts, minor) => {
        const planned = allocatePlan(money(minor, AUD), raw(parts.map((basisPoints) => ({ basisPoints }))));
        expect(total(planned)).toBe(minor);
        expect(Math.min(...planned.map((milestone) => milestone.amount.minor))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('they still do after any of them were billed and the price was changed, time and again', () => {
    fc.assert(
      fc.property(shares, prices, fc.array(fc.tuple(fc.nat(), fc.integer({ min: -(10 ** 9), max: 10 ** 9 })), { maxLength: 8 }), (parts, minor, steps) => {
        let price = minor;
        let milestones = allocatePlan(money(price, AUD), raw(parts.map((basisPoints) => ({ basisPoints }))));
        for (const [pick, change] of steps) {
          const open = milestones.flatMap(({ state }, index) => (state.kind === 'billed' ? [] : [index]));
          // The last stays open: when everything is billed nothing can follow a new price.
          const chosen = open.length > 1 ? open[pick % open.length] : undefined;
          milestones = milestones.map((milestone, index): Milestone => (index === chosen ? { ...milestone, state: { kind: 'billed', invoiceId: `i-${index}` as InvoiceId, at: NOW } } : milestone));
          const billed = total(milestones.filter(({ state }) => state.kind === 'billed'));
          const before = milestones;
          price = Math.max(billed, price + change);
          milestones = allocatePlan(money(price, AUD), milestones);
          expect(total(milestones)).toBe(price);
          before.forEach((milestone, index) => {
            if (milestone.state.kind === 'billed') expect(milestones[index]?.amount).toEqual(milestone.amount);
            else expect(milestones[index]?.amount.minor).toBeGreaterThanOrEqual(0);
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('working a plan out twice changes nothing', () => {
    fc.assert(
      fc.property(shares, prices, (parts, minor) => {
        const once = allocatePlan(money(minor, AUD), raw(parts.map((basisPoints) => ({ basisPoints }))));
        expect(allocatePlan(money(minor, AUD), once)).toEqual(once);
      }),
    );
  });
});

describe('a plan is refused', () => {
  const contract = sampleContract();

  it('when shares pass the whole', () => {
    const milestones = raw([{ basisPoints: 6000 }, { basisPoints: 4001 }]);
    expect(checkPlan(contract, milestones)).toContainEqual(expect.objectContaining({ code: 'SHARES_OVER_WHOLE', severity: 'error', params: { total: '100.01 %' } }));
  });

  it('when amounts pass the price by a cent, and not when they meet it', () => {
    const over: Milestone = { ...newMilestone(1, fixed('60000.01')), amount: zero(AUD), state: { kind: 'planned' } };
    expect(codesOf(contract, [over])).toEqual(['PLAN_OVER_PRICE']);
    expect(codesOf(contract, [{ ...over, price: fixed('60000') }])).toEqual([]);
  });

  it('when shares and amounts together pass the price', () => {
    const amount: Milestone = { ...newMilestone(1, fixed('1')), amount: zero(AUD), state: { kind: 'planned' } };
    const whole: Milestone = { ...newMilestone(2, share(100)), amount: zero(AUD), state: { kind: 'planned' } };
    expect(codesOf(contract, [amount, whole])).toEqual(['PLAN_OVER_PRICE']);
  });

  it('when a share is too small for a single cent', () => {
    expect(codesOf(sampleContract({ price: aud('0.10') }), raw([{ basisPoints: 10 }]))).toEqual(['AMOUNT_NOT_POSITIVE']);
  });

  it('when an amount is in another currency', () => {
    const foreign: Milestone = { ...newMilestone(1, { kind: 'amount', amount: money(100, currencyCode('USD')) }), amount: zero(AUD), state: { kind: 'planned' } };
    expect(codesOf(contract, [foreign])).toEqual(['CURRENCY_MISMATCH']);
  });

  it('when it has more than a hundred milestones', () => {
    const milestones = raw(Array.from({ length: MAX_MILESTONES + 1 }, () => ({ basisPoints: 10 })));
    expect(codesOf(contract, milestones)).toEqual(['PLAN_FULL']);
    expect(codesOf(contract, milestones.slice(1))).toEqual([]);
  });

  it('when the price is below what is billed', () => {
    const billed = sampleContract({ price: aud('500'), bills: [billFor('approved', '500.01')] });
    expect(codesOf(billed, [])).toEqual(['PRICE_BELOW_BILLED']);
  });
});

function billFor(status: InvoiceStatus, amount: string, more: Partial<Bill> = {}): Bill {
  return { invoiceId: `i-${status}-${amount}` as InvoiceId, rev: 1, milestoneId: 'm-1' as MilestoneId, number: 'X', status, amount: aud(amount), ...more };
}

describe('where the price stands', () => {
  const figures = (total: string, paid: string, due: string): Partial<Bill> => ({ total: aud(total), paid: aud(paid), credited: aud('0'), due: aud(due) });
  const contract = {
    ...planOf([fixed('10000'), fixed('20000')]),
    bills: [
      billFor('part_paid', '10000', { ...figures('11000', '4000', '7000'), dueDate: calendarDate('2026-11-21') }),
      billFor('approved', '5000', { ...figures('5500', '0', '5500'), dueDate: calendarDate('2026-11-22') }),
      billFor('draft', '3000', { ...figures('3300', '0', '3300'), dueDate: calendarDate('2026-01-01') }),
      billFor('paid', '2000', figures('2200', '2200', '0')),
      billFor('voided', '9000', { ...figures('9900', '0', '9900'), dueDate: calendarDate('2026-01-01') }),
    ],
  };
  const totals = planTotals(contract, calendarDate('2026-11-22'));

  it('what is allocated, billed and left adds up to the price', () => {
    expect(decimal(totals.allocated)).toBe('30000.00');
    expect(decimal(totals.unallocated)).toBe('30000.00');
    expect(decimal(totals.billed)).toBe('20000.00');
    expect(decimal(totals.toBill)).toBe('40000.00');
  });

  it('money owed is on approved invoices only: neither on drafts nor on voided ones, whatever the ledger says is due on them', () => {
    expect(decimal(totals.outstanding)).toBe('12500.00');
    expect(decimal(totals.paid)).toBe('6200.00');
  });

  it('it is overdue the day after its due date, not on it', () => {
    expect(decimal(totals.overdue)).toBe('7000.00');
    expect(decimal(planTotals(contract, calendarDate('2026-11-23')).overdue)).toBe('12500.00');
    expect(isOverdue(billFor('paid', '1', { ...figures('1', '1', '0'), dueDate: calendarDate('2020-01-01') }), calendarDate('2026-11-22'))).toBe(false);
  });
});

describe('cumulative billing', () => {
  const milestone = { ...newMilestone(1, fixed('100')), amount: aud('100'), state: { kind: 'planned' as const } };
  it('may reach the price', () => {
    expect(canBill(sampleContract({ price: aud('300'), bills: [billFor('draft', '200')] }), milestone, milestone.amount)).toBeUndefined();
  });
  it('can’t pass it by a cent', () => {
    const refused = canBill(sampleContract({ price: aud('299.99'), bills: [billFor('draft', '200')] }), milestone, milestone.amount);
    expect(refused).toMatchObject({ code: 'BILLING_OVER_PRICE', params: { billed: 'AUD 300.00', price: 'AUD 299.99' } });
  });
  it('takes no notice of what was voided', () => {
    expect(canBill(sampleContract({ price: aud('100'), bills: [billFor('voided', '200'), billFor('deleted', '50')] }), milestone, milestone.amount)).toBeUndefined();
  });
});
