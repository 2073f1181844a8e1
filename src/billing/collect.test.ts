import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { billFor, billOf } from './bill';
import { addedTo, earlierBills, isCollected, MOST_TOGETHER, openBill } from './collect';
import type { Contract } from './contract';
import { gateBill } from './gate';
import type { InvoiceId, LedgerInvoiceId, MilestoneId, PersonId } from './ids';
import type { Invoice } from './invoice';
import { keyOfReference } from './part';
import { add, equals, sum } from './money';
import { billedOf } from './plan';
import { prepareInvoice, type Prepared } from './prepare-invoice';
import { settleBill } from './settle-bill';
import { aud, codes, context, fixed, must, mirrorFor, NOW, planOf, sampleContract, share } from './testing/samples';

const together = (changes: Partial<Contract> = {}, count = 3): Contract => planOf(Array.from({ length: count }, () => fixed('1000')), sampleContract({ together: true, ...changes }));
const id = (place: number): MilestoneId => `m-${place}` as MilestoneId;
const word = (person: string) => ({ kind: 'person' as const, person: person as PersonId });

/** What the milestones come to one after the other, with the invoice that collects as it stands. */
function reached(contract: Contract, places: readonly number[], causes: Partial<Parameters<typeof context>[0]> = {}, from?: Invoice): Prepared {
  const first = must(prepareInvoice(contract, { id: id(places[0] ?? 1) }, context({ ...causes, ...(from ? { open: from } : {}) })));
  return places.slice(1).reduce((before, place) => must(prepareInvoice(before.contract, { id: id(place) }, context({ ...causes, open: before.invoice }))), first);
}

describe('Milestones of a contract that has them on one invoice', () => {
  test('are added to the invoice that waits, however far the contract goes alone, and are billed by it', () => {
    const { invoice, contract } = reached(together({ autonomy: 'email' }), [2, 1, 3]);
    expect(invoice).toMatchObject({ number: 'HARB-C1-001', rev: 3, milestoneId: 'm-2', delivery: { step: 'prepared' }, amount: aud('3000'), autonomy: 'email', reference: 'PO-4711 / HARB-2 +2' });
    expect(invoice.with?.map(({ milestoneId, workItem }) => [milestoneId, workItem.key])).toEqual([['m-1', 'HARB-1'], ['m-3', 'HARB-3']]);
    expect(invoice.lines.map(({ unitAmount }) => unitAmount)).toEqual([aud('1000'), aud('1000'), aud('1000')]);
    expect(contract.bills).toEqual([billOf(invoice)]);
    expect(contract.milestones.map(({ state }) => state)).toEqual(contract.milestones.map(() => ({ kind: 'billed', invoiceId: 'HARB-C1-001', at: NOW })));
    expect(contract.nextNumber).toBe(2);
    expect([1, 2, 3].map((place) => billFor(contract, id(place))?.number)).toEqual(['HARB-C1-001', 'HARB-C1-001', 'HARB-C1-001']);
    expect(contract.milestones.map((milestone) => gateBill(contract, milestone)?.number)).toEqual(['HARB-C1-001', 'HARB-C1-001', 'HARB-C1-001']);
    expect(equals(billedOf(contract), aud('3000'))).toBe(true);
  });

  test('one that is on it already is never added again', () => {
    const { invoice, contract } = reached(together(), [1, 2]);
    expect(codes(prepareInvoice(contract, { id: id(2) }, context({ open: invoice, cause: word('p1') })))).toContain('MILESTONE_ALREADY_BILLED');
  });

  test('one with terms or a reaching of its own has its own invoice, and so has one that was billed before the records were erased', () => {
    const contract = together();
    const [milestone] = contract.milestones;
    expect(milestone && isCollected(contract, milestone)).toBe(true);
    expect(milestone && isCollected(contract, { ...milestone, terms: { kind: 'on_receipt' } })).toBe(false);
    expect(milestone && isCollected(contract, { ...milestone, autonomy: 'approve' })).toBe(false);
    expect(milestone && isCollected(contract, { ...milestone, autonomy: 'remind' })).toBe(true);
    expect(milestone && isCollected(contract, milestone, [{ number: 'X', ledgerId: 'x' as LedgerInvoiceId }])).toBe(false);
    expect(milestone && isCollected({}, milestone)).toBe(false);
    const own = { ...contract, milestones: contract.milestones.map((entry, index) => (index === 1 ? { ...entry, autonomy: 'approve' as const } : entry)) };
    const { invoice } = reached(own, [1, 2]);
    expect(invoice).toMatchObject({ number: 'HARB-C1-002', reference: 'PO-4711 / HARB-2', delivery: { step: 'queued' } });
    expect(invoice.with).toBeUndefined();
  });

  test.each<[string, (invoice: Invoice) => Invoice]>([
    ['edited', (invoice) => ({ ...invoice, collects: false })],
    ['released', (invoice) => ({ ...invoice, delivery: { step: 'queued' } })],
    ['cancelled', (invoice) => ({ ...invoice, delivery: { step: 'cancelled', by: 'p1' as PersonId, reason: 'r', at: NOW } })],
    ['another client’s', (invoice) => ({ ...invoice, client: { ...invoice.client, id: 'other' as Invoice['client']['id'] } })],
    ['on other terms', (invoice) => ({ ...invoice, terms: { kind: 'on_receipt' } })],
    ['of another order', (invoice) => ({ ...invoice, reference: 'PO-1 / HARB-1' })],
    ['taxed otherwise', (invoice) => ({ ...invoice, taxMode: 'inclusive' })],
    ['of other books', (invoice) => ({ ...invoice, organisationId: 'other' as Invoice['organisationId'] })],
    ['laid out otherwise', (invoice) => ({ ...invoice, branding: { id: 'b', name: 'B' } })],
    ['to go further alone', (invoice) => ({ ...invoice, autonomy: 'email' })],
  ])('one that is %s takes in no more: the next milestone begins another', (_what, changed) => {
    const first = reached(together(), [1]);
    const { invoice } = must(prepareInvoice(first.contract, { id: id(2) }, context({ open: changed(first.invoice) })));
    expect(invoice).toMatchObject({ number: 'HARB-C1-002', milestoneId: 'm-2', amount: aud('1000'), reference: 'PO-4711 / HARB-2', collects: true });
  });

  test('twenty go on one invoice; the next begins another', () => {
    const places = Array.from({ length: MOST_TOGETHER + 1 }, (_none, index) => index + 1);
    const { invoice, contract } = reached(together({}, places.length), places);
    expect(contract.bills.map(({ number, with: others = [] }) => [number, others.length + 1])).toEqual([['HARB-C1-001', 20], ['HARB-C1-002', 1]]);
    expect(openBill(contract)).toBe(invoice.id);
  });

  test('what a contract no longer collects, or holds released, is nobody’s to add to', () => {
    const { invoice, contract } = reached(together(), [1]);
    expect(openBill(contract)).toBe('HARB-C1-001');
    expect(openBill({ ...contract, together: undefined })).toBeUndefined();
    expect(openBill(settleBill(contract, billOf({ ...invoice, delivery: { step: 'queued' } }), NOW))).toBeUndefined();
    expect(openBill(settleBill(contract, billOf({ ...invoice, collects: false }), NOW))).toBeUndefined();
  });

  test('everybody who had a hand in any of it had one in the invoice', () => {
    const first = must(prepareInvoice(together(), { id: id(1) }, context({ cause: word('p1') })));
    const second = must(prepareInvoice(first.contract, { id: id(2) }, context({ open: first.invoice, cause: { kind: 'event' } })));
    const third = must(prepareInvoice(second.contract, { id: id(3) }, context({ open: second.invoice, cause: word('p2') })));
    expect(third.invoice.handledBy).toEqual(['p1', 'p2']);
  });

  test('its deposit and retention are those of each milestone, summed', () => {
    const posting = { accountCode: '300', accountName: 'Held', taxCode: 'OUTPUT', taxName: 'GST on Income' };
    const held = together({
      price: aud('3000'), retention: { basisPoints: 1000, release: { kind: 'manual' }, posting },
      deposit: { amount: aud('300'), drawdown: 'pro-rata', due: 'start', posting },
      bills: [{ invoiceId: 'D' as InvoiceId, rev: 1, milestoneId: 'deposit' as MilestoneId, beside: 'deposit', number: 'D', status: 'paid', amount: aud('300') }],
    });
    const { invoice } = reached(held, [1, 2, 3]);
    expect(invoice).toMatchObject({ drawn: aud('300'), withheld: aud('300'), amount: aud('2400') });
    expect(sum(invoice.lines.map(({ unitAmount }) => unitAmount), invoice.amount.currency)).toEqual(aud('2400'));
  });

  test('when it is voided, deleted or cancelled each of its milestones comes back by itself, and a person may bill it again, also together', () => {
    const { invoice, contract } = reached(together(), [1, 2]);
    for (const delivery of [{ step: 'cancelled', by: 'p1' as PersonId, reason: 'r', at: NOW }, { step: 'recorded', mirror: { ...mirrorFor(invoice), status: 'voided' } }] as const) {
      const after = settleBill(contract, billOf({ ...invoice, rev: 3, delivery }), NOW);
      expect(after.milestones.map(({ state }) => (state.kind === 'waiting' ? state.problem.code : state.kind))).toEqual(['BILL_VOIDED', 'BILL_VOIDED', 'planned']);
      expect(billedOf(after).minor).toBe(0);
      expect(codes(prepareInvoice(after, { id: id(1) }, context()))).toEqual(['BILL_VOIDED']);
      const again = reached(after, [2, 1], { cause: word('p1') });
      expect(again.invoice).toMatchObject({ number: 'HARB-C1-002', reference: 'PO-4711 / HARB-2 +1', amount: aud('2000') });
    }
  });

  test('one that the ledger has after all stands again for those that nobody billed meanwhile', () => {
    const { invoice, contract } = reached(together(), [1, 2]);
    const there = { ...invoice, rev: 3, delivery: { step: 'recorded' as const, mirror: mirrorFor(invoice) } };
    const gone = settleBill(contract, billOf({ ...there, delivery: { ...there.delivery, mirror: { ...there.delivery.mirror, status: 'deleted' } } }), NOW);
    const again = must(prepareInvoice(gone, { id: id(2) }, context({ cause: word('p1') })));
    const after = settleBill(again.contract, billOf(there), NOW);
    expect(after.milestones.map(({ state }) => (state.kind === 'billed' ? state.invoiceId : state.kind))).toEqual(['HARB-C1-001', 'HARB-C1-002', 'planned']);
  });

  test('what was billed by another reference before is asked for by its id, with or without others on it', () => {
    const { invoice, contract } = reached(together(), [1, 2]);
    const gone = settleBill(contract, billOf({ ...invoice, rev: 3, delivery: { step: 'recorded', mirror: { ...mirrorFor(invoice), status: 'voided' } } }), NOW);
    const known = [{ number: 'HARB-C1-001', ledgerId: mirrorFor(invoice).ledgerId }];
    expect(reached(gone, [1, 2], { cause: word('p1') }).invoice.earlier).toEqual(known);
    const alone = { ...gone, together: undefined } as unknown as Contract;
    expect(must(prepareInvoice(alone, { id: id(2) }, context({ cause: word('p1') }))).invoice).toMatchObject({ reference: 'PO-4711 / HARB-2', earlier: known });
    expect(earlierBills({ bills: gone.bills.map(({ with: _others, ...bill }) => bill) }, id(1), false)).toEqual([]);
    expect(earlierBills(contract, id(1), true)).toEqual([]);
  });

  test('its reference names the first work, and is that of no milestone alone', () => {
    expect(['HARB-2 +12', 'HARB-2/1 +3', 'HARB-2/1', 'HARB-2'].map(keyOfReference)).toEqual(['HARB-2', 'HARB-2', 'HARB-2', 'HARB-2']);
  });
});

test('however milestones come, are released and taken back, each is on one live invoice at most, lines add up to the cent, and nothing is billed over the price', () => {
  const step = fc.record({ what: fc.constantFrom('reach' as const, 'reach' as const, 'reach' as const, 'release' as const, 'edit' as const, 'void' as const), pick: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 5, maxLength: 5 }), fc.array(step, { maxLength: 14 }), (weights, steps) => {
      const total = weights.reduce((all, each) => all + each, 0);
      let contract = planOf(weights.map((weight) => share(Math.floor((weight * 10000) / total) / 100)), sampleContract({ together: true, price: aud('9999.99') }));
      const invoices = new Map<InvoiceId, Invoice>();
      const write = (invoice: Invoice): void => {
        invoices.set(invoice.id, invoice);
        contract = settleBill(contract, billOf(invoice), NOW);
      };
      for (const { what, pick } of steps) {
        const chosen = [...invoices.values()][pick];
        if (what === 'reach') {
          const open = openBill(contract);
          const made = prepareInvoice(contract, { id: id(pick + 1) }, context({ cause: word('p1'), ...(open ? { open: invoices.get(open)! } : {}) }));
          if (made.ok) {
            contract = made.value.contract;
            invoices.set(made.value.invoice.id, made.value.invoice);
          }
        } else if (chosen?.delivery.step === 'prepared') {
          const rev = chosen.rev + 1;
          if (what === 'release') write({ ...chosen, rev, delivery: { step: 'queued' } });
          else if (what === 'edit') write({ ...chosen, rev, collects: false });
          else write({ ...chosen, rev, delivery: { step: 'cancelled', by: 'p1' as PersonId, reason: 'r', at: NOW } });
        }
      }
      const live = [...invoices.values()].filter(({ delivery }) => delivery.step !== 'cancelled');
      for (const milestone of contract.milestones) {
        const on = live.filter(({ milestoneId, with: others = [] }) => [milestoneId, ...others.map((other) => other.milestoneId)].includes(milestone.id));
        expect(milestone.state.kind === 'billed' ? [milestone.state.invoiceId] : []).toEqual(on.map((invoice) => invoice.id));
      }
      for (const { amount, lines, milestoneId, with: others = [] } of live) {
        const own = contract.milestones.filter((milestone) => milestone.id === milestoneId || others.some((other) => other.milestoneId === milestone.id));
        expect(sum(lines.map(({ unitAmount }) => unitAmount), amount.currency)).toEqual(amount);
        expect(own.reduce((all, milestone) => add(all, milestone.amount), aud('0'))).toEqual(amount);
      }
      expect(billedOf(contract).minor).toBeLessThanOrEqual(999_999);
      expect(new Set(live.map(({ reference }) => reference)).size).toBe(live.length);
      expect(contract.bills).toEqual([...invoices.values()].map(billOf));
    }),
    { numRuns: 200 },
  );
});

test('nothing is added to what does not collect', () => {
  const { invoice, contract } = reached(together({ together: undefined }), [1]);
  expect(invoice.collects).toBeUndefined();
  expect(addedTo(invoice, invoice, contract)).toBeUndefined();
});
