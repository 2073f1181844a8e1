import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { expectedLinesOn, linesOn, type OrderPlace } from './change-order';
import { agreeOrder, changeOrder, declineOrder, draftOrder, MAX_ORDERS, placeOrder } from './change-order-edit';
import type { Contract } from './contract';
import type { ChangeOrderId, MilestoneId, WorkItemId } from './ids';
import { isLive } from './invoice-status';
import { compare, currencyCode, money, type Money } from './money';
import { billedOf, planLimit, planTotals, priceLimit } from './plan';
import { addMilestone, removeMilestone } from './plan-edit';
import { prepareInvoice } from './prepare-invoice';
import type { ScopeItem } from './scope';
import { settleBill } from './settle-bill';
import { calendarDate } from './calendar-date';
import { aud, bill, codes, context, fixed, mara, must, newMilestone, NOW, planOf, sampleContract, share } from './testing/samples';

const TODAY = calendarDate('2026-11-22');
const m1 = 'm-1' as MilestoneId;
const co = (number: number) => `HARB-C1-CO${String(number)}` as ChangeOrderId;
const item = (number: number): ScopeItem => ({ id: `3000${String(number)}` as WorkItemId, key: `HARB-3${String(number)}`, summary: `Story ${String(number)}`, type: 'Story', points: 3 });

let next = 0;
const drafted = (contract: Contract, price: Money | string = '5000', milestoneId = m1) =>
  draftOrder(contract, { title: 'Export to PDF', text: 'Receipts as PDF for each kitchen.', price: typeof price === 'string' ? aud(price) : price }, { milestoneId, items: [item(++next)], by: mara, at: NOW });
const LINE: OrderPlace = { kind: 'line' };
const agreed = (contract: Contract, number = 1, as: OrderPlace = LINE) => agreeOrder(contract, co(number), { with: 'Jo Park', evidence: 'https://mail.example/42', at: NOW, by: mara, as });
/** Two milestones that take all of the price, 60,000. */
const full = (): Contract => planOf([fixed('20000'), fixed('40000')]);
const withLine = (contract = full(), price = '5000', milestoneId = m1): Contract => must(agreed(must(drafted(contract, price, milestoneId)), (contract.changeOrders?.length ?? 0) + 1));
const lines = ({ invoice }: ReturnType<typeof bill>) => invoice.lines.map(({ unitAmount }) => unitAmount);

describe('a change order', () => {
  it('that is drafted or declined raises nothing', () => {
    const draft = must(drafted(full()));
    expect(priceLimit(draft)).toEqual(aud('60000'));
    expect(priceLimit(must(declineOrder(draft, co(1), { reason: 'Not now', at: NOW, by: mara })))).toEqual(aud('60000'));
  });

  it('that is agreed raises what may be billed, and leaves the price of the contract as it was agreed', () => {
    const contract = withLine();
    expect(priceLimit(contract)).toEqual(aud('65000'));
    expect(contract.price).toEqual(aud('60000'));
    expect(planTotals(contract, TODAY)).toMatchObject({ allocated: aud('60000'), unallocated: aud('0'), toBill: aud('65000') });
  });

  it('keeps what it is for as it stood when it was priced', () => {
    const [order] = must(drafted(full())).changeOrders ?? [];
    expect(order).toMatchObject({ id: 'HARB-C1-CO1', number: 1, milestoneId: m1, state: { kind: 'drafted' } });
    expect(order?.items).toMatchObject([{ summary: expect.stringContaining('Story'), points: 3 }]);
  });

  it('as a line goes on its milestone’s invoice, with a line of its own, posted like the milestone', () => {
    const billed = bill(withLine(), 1);
    expect(lines(billed)).toEqual([aud('20000'), aud('5000')]);
    expect(billed.invoice.amount).toEqual(aud('25000'));
    expect(billed.invoice.changeOrders).toEqual([co(1)]);
    expect(billed.invoice.lines[1]).toMatchObject({ description: 'Change order 1: Export to PDF\nReceipts as PDF for each kitchen.', accountCode: '205', taxCode: 'OUTPUT', quantity: 1 });
    expect(billedOf(billed.contract)).toEqual(aud('25000'));
  });

  it('as a line is on no other invoice than its own milestone’s while that one is still to come', () => {
    expect(lines(bill(withLine(), 2))).toEqual([aud('40000')]);
  });

  it('agreed after its milestone was billed goes on the next invoice of the contract', () => {
    const first = bill(full(), 1).contract;
    expect(lines(bill(withLine(first), 2))).toEqual([aud('40000'), aud('5000')]);
  });

  it('goes on the next invoice when its milestone was taken off the plan', () => {
    const contract = must(removeMilestone(withLine(), m1));
    expect(lines(bill(contract, 2))).toEqual([aud('40000'), aud('5000')]);
  });

  it('that stands on a live invoice goes on no other', () => {
    const both = bill(bill(withLine(), 1).contract, 2);
    expect(lines(both)).toEqual([aud('40000')]);
    expect(billedOf(both.contract)).toEqual(aud('65000'));
  });

  it('goes along when its invoice was voided and the milestone is billed again', () => {
    const first = bill(withLine(), 1);
    const [known] = first.contract.bills;
    if (!known) throw new Error('Nothing was billed.');
    const voided = settleBill(first.contract, { ...known, status: 'voided' }, NOW);
    const again = must(prepareInvoice(voided, { id: m1 }, context({ cause: { kind: 'person', person: mara } })));
    expect(lines(again)).toEqual([aud('20000'), aud('5000')]);
    expect(billedOf(again.contract)).toEqual(aud('25000'));
  });

  it('becomes a milestone of its own, for which there is room although the plan was full', () => {
    const contract = must(agreed(must(drafted(full())), 1, { kind: 'milestone', milestoneId: 'm-3' as MilestoneId }));
    const planned = must(addMilestone(contract, newMilestone(3, fixed('5000'))));
    expect(planTotals(planned, TODAY)).toMatchObject({ allocated: aud('65000'), unallocated: aud('0') });
    expect(lines(bill(planned, 3))).toEqual([aud('5000')]);
    expect(codes(addMilestone(planned, newMilestone(4, fixed('0.01'))))).toEqual(['PLAN_OVER_PRICE']);
  });

  it('as a line leaves no room on the plan: what it raised is its own', () => {
    expect(planLimit(withLine())).toEqual(aud('60000'));
    expect(codes(addMilestone(withLine(), newMilestone(3, fixed('5000'))))).toEqual(['PLAN_OVER_PRICE']);
  });

  it('is expected on one invoice only, whichever milestone is billed next', () => {
    const first = bill(planOf([fixed('20000'), fixed('20000'), fixed('20000')]), 1).contract;
    const contract = withLine(withLine(first, '5000'), '3000', 'm-3' as MilestoneId);
    expect(contract.milestones.map((milestone) => expectedLinesOn(contract, milestone).map(({ price }) => price))).toEqual([[], [aud('5000')], [aud('3000')]]);
  });

  it('moves no share of the price', () => {
    const contract = withLine(planOf([share(50), share(50)]));
    expect(contract.milestones.map(({ amount }) => amount)).toEqual([aud('30000'), aud('30000')]);
  });

  test.each([['0', 'CHANGE_ORDER_NOT_POSITIVE'], ['-500', 'CHANGE_ORDER_NOT_POSITIVE'], ['60000.01', 'CHANGE_ORDER_TOO_LARGE']])('of %s is refused with %s', (price, code) => {
    const amount = price.startsWith('-') ? money(-50_000, currencyCode('AUD')) : aud(price);
    expect(codes(drafted(full(), amount))).toEqual([code]);
    expect(codes(changeOrder(must(drafted(full())), co(1), { title: 'x', text: '', price: amount }))).toEqual([code]);
  });

  it('in another currency is refused', () => {
    expect(codes(drafted(full(), money(100, currencyCode('USD'))))).toEqual(['CURRENCY_MISMATCH']);
  });

  it('for no work, for too much of it, or for work that waits in another draft is refused', () => {
    const made = (items: readonly ScopeItem[], contract = full()) => draftOrder(contract, { title: 'x', text: '', price: aud('1') }, { milestoneId: m1, items, by: mara, at: NOW });
    expect(codes(made([]))).toEqual(['CHANGE_ORDER_EMPTY']);
    expect(codes(made(Array.from({ length: 101 }, (_, place) => item(place))))).toEqual(['CHANGE_ORDER_TOO_MANY']);
    const waiting = must(made([item(1), item(2)]));
    expect(codes(made([item(2), item(3)], waiting))).toEqual(['CHANGE_ORDER_ITEM_TAKEN']);
    expect(codes(made([item(2)], must(declineOrder(waiting, co(1), { reason: 'No', at: NOW, by: mara }))))).toEqual([]);
  });

  it('is settled once: agreed or declined, it is neither agreed, declined nor changed again', () => {
    const contract = withLine();
    expect(codes(agreed(contract))).toEqual(['CHANGE_ORDER_SETTLED']);
    expect(codes(declineOrder(contract, co(1), { reason: 'No', at: NOW, by: mara }))).toEqual(['CHANGE_ORDER_SETTLED']);
    expect(codes(changeOrder(contract, co(1), { title: 'x', text: '', price: aud('1') }))).toEqual(['CHANGE_ORDER_SETTLED']);
  });

  it('can’t be a line where no invoice is to come', () => {
    const done = bill(bill(full(), 1).contract, 2).contract;
    expect(codes(agreed(must(drafted(done))))).toEqual(['CHANGE_ORDER_NO_INVOICE']);
    expect(codes(agreed(must(drafted(done)), 1, { kind: 'milestone', milestoneId: 'm-3' as MilestoneId }))).toEqual([]);
  });

  it('is placed otherwise while nothing bills it, and not any more once something does', () => {
    const own: OrderPlace = { kind: 'milestone', milestoneId: 'm-3' as MilestoneId };
    const moved = must(placeOrder(withLine(), co(1), own));
    expect(linesOn(moved, { id: m1 })).toEqual([]);
    const planned = must(addMilestone(moved, newMilestone(3, fixed('5000'))));
    expect(codes(placeOrder(planned, co(1), LINE))).toEqual(['CHANGE_ORDER_SETTLED']);
    expect(codes(placeOrder(must(removeMilestone(planned, 'm-3' as MilestoneId)), co(1), LINE))).toEqual([]);
    expect(codes(placeOrder(bill(withLine(), 1).contract, co(1), own))).toEqual(['CHANGE_ORDER_SETTLED']);
  });

  it('is neither drafted nor agreed on a closed contract', () => {
    const draft = must(drafted(full()));
    expect(codes(drafted({ ...full(), state: 'closed' }))).toEqual(['CONTRACT_CLOSED']);
    expect(codes(agreed({ ...draft, state: 'closed' }))).toEqual(['CONTRACT_CLOSED']);
  });

  it('is one of at most sixty, and of no more than the record holds', () => {
    let contract = full();
    for (let count = 0; count < MAX_ORDERS; count += 1) contract = must(drafted(contract));
    expect(codes(drafted(contract))).toEqual(['CONTRACT_FULL']);
    const long = { title: 'x', text: 'y'.repeat(150_000), price: aud('1') };
    expect(codes(draftOrder(full(), long, { milestoneId: m1, items: [item(1)], by: mara, at: NOW }))).toEqual(['CONTRACT_FULL']);
  });

  it('that takes the bill past what one invoice can hold is not billed with it', () => {
    const huge = sampleContract({ price: aud('9999999999.99') });
    expect(codes(drafted(planOf([fixed('9999999999.99')], huge), '1'))).toEqual(['CHANGE_ORDER_TOO_LARGE']);
  });
});

describe('whatever is agreed, billed and taken back, in whatever order', () => {
  type Step = { readonly kind: 'draft'; readonly price: number; readonly on: number } | { readonly kind: 'agree' | 'decline'; readonly order: number } | { readonly kind: 'bill' | 'void'; readonly place: number };
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constant('draft' as const), price: fc.integer({ min: 1, max: 2_000_000 }), on: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constantFrom('agree' as const, 'decline' as const), order: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constantFrom('bill' as const, 'void' as const), place: fc.integer({ min: 1, max: 3 }) }),
  );

  function after(contract: Contract, step: Step): Contract {
    const done = apply(contract, step);
    return done.ok ? done.value : contract;
  }

  function apply(contract: Contract, step: Step): { readonly ok: true; readonly value: Contract } | { readonly ok: false } {
    switch (step.kind) {
      case 'draft':
        return drafted(contract, money(step.price, contract.currency), `m-${String(step.on)}` as MilestoneId);
      case 'agree':
        return agreed(contract, step.order);
      case 'decline':
        return declineOrder(contract, co(step.order), { reason: 'No', at: NOW, by: mara });
      case 'bill': {
        const prepared = prepareInvoice(contract, { id: `m-${String(step.place)}` as MilestoneId }, context({ cause: { kind: 'person', person: mara } }));
        return prepared.ok ? { ok: true, value: prepared.value.contract } : { ok: false };
      }
      case 'void': {
        const live = contract.bills.find(({ milestoneId, status }) => milestoneId === `m-${String(step.place)}` && isLive(status));
        return live ? { ok: true, value: settleBill(contract, { ...live, status: 'voided' }, NOW) } : { ok: false };
      }
    }
  }

  it('no more is billed than the price and what was agreed, each order at most once, and each agreed line in the end', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        let contract = planOf([fixed('20000'), fixed('20000'), fixed('20000')]);
        for (const step of steps) {
          contract = after(contract, step);
          expect(compare(billedOf(contract), priceLimit(contract))).toBeLessThanOrEqual(0);
          const standing = contract.bills.filter(({ status }) => isLive(status)).flatMap(({ changeOrders = [] }) => changeOrders);
          expect(new Set(standing).size).toBe(standing.length);
        }
        const settled = [1, 2, 3].reduce((before, place) => after(before, { kind: 'bill', place }), contract);
        expect(settled.milestones.map(({ state }) => state.kind)).toEqual(['billed', 'billed', 'billed']);
        expect(billedOf(settled)).toEqual(priceLimit(settled));
      }),
      { numRuns: 300 },
    );
  });
});
