import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { billOf, withBill } from './bill';
import { calendarDate, compareDates } from './calendar-date';
import { AUTONOMY, type Autonomy, type Contract } from './contract';
import type { InvoiceId, MilestoneId, OrganisationId } from './ids';
import type { Invoice } from './invoice';
import { isLive } from './invoice-status';
import type { Milestone } from './milestone';
import { transition } from './milestone-state';
import { add, compare, sum, zero, type Money } from './money';
import { changePrice, milestoneAfterVoid, withMilestone } from './plan-edit';
import { prepareInvoice } from './prepare-invoice';
import { anyTerms } from './testing/arbitraries';
import { aud, AUD, bill, codes, context, fixed, mara, mirrorFor, must, NOW, planOf, sampleContract, share } from './testing/samples';

const id = (place: number) => ({ id: `m-${place}` as MilestoneId });
const prepare = (contract: Contract, place = 1, changes: Parameters<typeof context>[0] = {}) => prepareInvoice(contract, id(place), context(changes));

describe('a milestone that is reached', () => {
  const before = planOf([share(20), share(30), fixed('30000')]);
  const { invoice, contract } = bill(before, 2);

  it('becomes one invoice that says what it is for', () => {
    expect(invoice).toEqual({
      id: 'HARB-C1-001',
      rev: 1,
      organisationId: 'org-1',
      projectId: '10000',
      contractId: 'c-1',
      contractName: 'Ordering app',
      milestoneId: 'm-2',
      milestoneName: 'Menu and ordering',
      workItem: { id: '20002', key: 'HARB-2' },
      number: 'HARB-C1-001',
      client: { id: 'contact-1', name: 'Harbour Foods' },
      lines: [{ description: 'Menu and ordering (2 of 3) – HARB-2', quantity: 1, unitAmount: aud('18000'), accountCode: '205', taxCode: 'OUTPUT' }],
      amount: aud('18000'),
      taxMode: 'exclusive',
      reference: 'PO-4711 / HARB-2',
      url: 'https://northlight.example/browse/HARB-1',
      terms: { kind: 'days_after_invoice', days: 30 },
      autonomy: 'draft',
      issueDate: '2026-11-22',
      dueDate: '2026-12-22',
      delivery: { step: 'queued' },
      createdAt: NOW,
      updatedAt: NOW,
    });
  });

  it('is claimed, listed and counted on the contract in the same breath', () => {
    expect(contract.milestones[1]?.state).toEqual({ kind: 'billed', invoiceId: 'HARB-C1-001', at: NOW });
    expect(contract.bills).toEqual([
      { invoiceId: 'HARB-C1-001', rev: 1, milestoneId: 'm-2', number: 'HARB-C1-001', status: 'sending', amount: aud('18000'), dueDate: '2026-12-22' },
    ]);
    expect(contract).toMatchObject({ rev: before.rev + 1, nextNumber: 2 });
  });

  it('leaves the rest of the plan, and the contract it was given, as they were', () => {
    expect(contract.milestones.filter((_, index) => index !== 1)).toEqual(before.milestones.filter((_, index) => index !== 1));
    expect(before.bills).toEqual([]);
    expect(before.milestones[1]?.state).toEqual({ kind: 'planned' });
  });

  it('is refused a second time, by any cause, and no number is used up', () => {
    for (const cause of [{ kind: 'event' }, { kind: 'sweep' }, { kind: 'schedule' }, { kind: 'person', person: mara }] as const) {
      expect(codes(prepare(contract, 2, { cause }))).toEqual(['MILESTONE_ALREADY_BILLED']);
    }
    expect(bill(contract, 1).invoice.number).toBe('HARB-C1-002');
  });
});

describe('what is frozen', () => {
  it('later prices, terms, clients and names never reach an invoice', () => {
    const { invoice, contract } = bill(planOf([share(50), share(50)]), 1);
    const copy = structuredClone(invoice);
    const changed = must(changePrice({ ...contract, client: { ...contract.client, name: 'Other' }, terms: { kind: 'on_receipt' } }, aud('90000')));
    expect(invoice).toEqual(copy);
    expect(changed.milestones[0]?.amount).toEqual(aud('30000'));
    expect(changed.milestones[1]?.amount).toEqual(aud('60000'));
  });

  it('the milestone’s own terms come before the contract’s', () => {
    const plan = planOf([share(100)]);
    const own = withMilestone(plan, { ...(plan.milestones[0] as Milestone), terms: { kind: 'before_release' } });
    expect(bill(own, 1).invoice).toMatchObject({ terms: { kind: 'before_release' }, dueDate: '2026-11-22' });
  });

  it('no tax code goes out where there is no tax', () => {
    const contract = sampleContract({ mapping: { ...sampleContract().mapping, taxMode: 'none' } });
    expect(bill(planOf([share(100)], contract), 1).invoice.lines[0]).not.toHaveProperty('taxCode');
  });
});

describe('how far it goes alone', () => {
  it.each(AUTONOMY.filter((autonomy) => autonomy !== 'prepare'))('%s: dated today and queued for the ledger', (autonomy) => {
    expect(bill(planOf([share(100)], sampleContract({ autonomy })), 1).invoice).toMatchObject({ delivery: { step: 'queued' }, issueDate: '2026-11-22', autonomy });
  });

  it('prepare: it waits for a person, and has no date until one lets it go', () => {
    const { invoice, contract } = bill(planOf([share(100)], sampleContract({ autonomy: 'prepare' })), 1);
    expect(invoice.delivery).toEqual({ step: 'prepared' });
    expect(invoice).not.toHaveProperty('issueDate');
    expect(invoice).not.toHaveProperty('dueDate');
    expect(contract.bills[0]).toMatchObject({ status: 'prepared' });
  });
});

describe('nothing is billed', () => {
  const plan = planOf([share(50), share(50)]);
  const first = plan.milestones[0] as Milestone;

  it.each<[string, Contract, Parameters<typeof context>[0], readonly string[]]>([
    ['on a closed contract', { ...plan, state: 'closed' }, {}, ['CONTRACT_CLOSED']],
    ['on hold', withMilestone(plan, { ...first, state: { kind: 'held', by: mara, reason: 'wait', at: NOW } }), {}, ['MILESTONE_HELD']],
    ['without an amount', withMilestone(plan, { ...first, amount: zero(AUD) }), {}, ['AMOUNT_NOT_POSITIVE']],
    ['below nothing', withMilestone(plan, { ...first, amount: aud('-1') }), {}, ['AMOUNT_NOT_POSITIVE']],
    ['past the price', { ...plan, price: aud('29999.99') }, {}, ['BILLING_OVER_PRICE']],
    ['more than one invoice can hold', withMilestone({ ...plan, price: aud('20000000000') }, { ...first, amount: aud('10000000000') }), {}, ['AMOUNT_TOO_LARGE']],
    ['without a tax rate that finance chose', { ...plan, mapping: { accountCode: '205', accountName: 'x', taxMode: 'exclusive' } }, {}, ['TAX_NOT_FOUND']],
    ['into locked books', plan, { organisation: { id: 'org-1' as OrganisationId, lockedUntil: calendarDate('2026-11-22') } }, ['PERIOD_LOCKED']],
    ['with every reason at once', { ...plan, state: 'closed', price: aud('1') }, {}, ['CONTRACT_CLOSED', 'BILLING_OVER_PRICE']],
  ])('%s', (_why, contract, changes, expected) => {
    expect(codes(prepare(contract, 1, changes))).toEqual(expected);
  });

  it('for a milestone that is not on the plan', () => {
    expect(codes(prepare(plan, 9))).toEqual(['MILESTONE_NOT_FOUND']);
  });

  it('the day after the lock it is', () => {
    expect(codes(prepare(plan, 1, { organisation: { id: 'org-1' as OrganisationId, lockedUntil: calendarDate('2026-11-21') } }))).toEqual([]);
  });

  it('locked books do not stop one that a person will date later', () => {
    const waits: Contract = { ...plan, autonomy: 'prepare' };
    expect(codes(prepare(waits, 1, { organisation: { id: 'org-1' as OrganisationId, lockedUntil: calendarDate('2026-11-22') } }))).toEqual([]);
  });

  it('when a live bill is listed although the milestone’s state forgot it', () => {
    const { contract } = bill(plan, 1);
    expect(codes(prepare(withMilestone(contract, first), 1))).toEqual(['MILESTONE_ALREADY_BILLED']);
  });
});

describe('two milestones that land together', () => {
  it('can’t both pass a check on the total: the second reads the contract that the first wrote', () => {
    const over: Contract = { ...planOf([fixed('40000'), fixed('20000')]), price: aud('50000') };
    const one = bill(over, 1);
    expect(codes(prepare(one.contract, 2))).toEqual(['BILLING_OVER_PRICE']);
    expect(one.contract.rev).toBe(over.rev + 1);
  });
});

describe('an invoice that the ledger voided', () => {
  const { invoice, contract } = bill(planOf([share(50), share(50)]), 1);
  const voided: Invoice = { ...invoice, delivery: { step: 'recorded', mirror: mirrorFor(invoice, { status: 'voided' }) } };
  const listed = withBill(contract, billOf(voided));
  const waiting = milestoneAfterVoid(listed, billOf(voided), NOW) as Milestone;
  const after = withMilestone(listed, waiting);

  it('is not replaced by itself', () => {
    expect(waiting.state).toMatchObject({ kind: 'waiting', problem: { code: 'BILL_VOIDED', params: { invoice: 'HARB-C1-001' } } });
    for (const kind of ['event', 'sweep', 'schedule'] as const) expect(codes(prepare(after, 1, { cause: { kind } }))).toEqual(['BILL_VOIDED']);
  });

  it('is replaced under the next number when a person says so, and its own stays listed', () => {
    const again = bill(after, 1, { cause: { kind: 'person', person: mara } });
    expect(again.invoice.number).toBe('HARB-C1-002');
    expect(again.contract.bills.map(({ number, status }) => `${number} ${status}`)).toEqual(['HARB-C1-001 voided', 'HARB-C1-002 sending']);
  });

  it('means nothing for a milestone that has another bill by now, or while it stands', () => {
    const again = bill(after, 1, { cause: { kind: 'person', person: mara } }).contract;
    expect(milestoneAfterVoid(again, billOf(voided), NOW)).toBeUndefined();
    expect(milestoneAfterVoid(contract, billOf(invoice), NOW)).toBeUndefined();
  });
});

describe('whatever happens, in whatever order', () => {
  type Step =
    | { readonly kind: 'reach'; readonly place: number; readonly person: boolean }
    | { readonly kind: 'hold' | 'unhold' | 'reopen' | 'return' | 'refuse'; readonly place: number }
    | { readonly kind: 'void'; readonly pick: number }
    | { readonly kind: 'price'; readonly cents: number };

  const place = fc.integer({ min: 1, max: 5 });
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('reach' as const), place, person: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('hold' as const, 'unhold' as const, 'reopen' as const, 'return' as const, 'refuse' as const), place }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), pick: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('price' as const), cents: fc.integer({ min: 1, max: 9_000_000 }) }) },
  );

  /** What storage holds: the contract, and every invoice under its id, as conditional writes would leave them. */
  interface World {
    readonly contract: Contract;
    readonly invoices: ReadonlyMap<InvoiceId, Invoice>;
  }

  function run({ contract, invoices }: World, step: Step): World {
    switch (step.kind) {
      case 'reach': {
        const prepared = prepare(contract, step.place, { cause: step.person ? { kind: 'person', person: mara } : { kind: 'event' } });
        if (!prepared.ok) return { contract, invoices };
        expect(invoices.has(prepared.value.invoice.id)).toBe(false);
        expect(prepared.value.contract.rev).toBe(contract.rev + 1);
        return { contract: prepared.value.contract, invoices: new Map([...invoices, [prepared.value.invoice.id, prepared.value.invoice]]) };
      }
      case 'void':
        return voidOne({ contract, invoices }, step.pick);
      case 'price': {
        const changed = changePrice(contract, { minor: step.cents, currency: AUD });
        return { contract: changed.ok ? changed.value : contract, invoices };
      }
      case 'hold':
      case 'unhold':
      case 'reopen':
      case 'return':
      case 'refuse':
        return { contract: moved(contract, step.place, step.kind), invoices };
    }
  }

  function voidOne({ contract, invoices }: World, pick: number): World {
    const all = [...invoices.values()];
    const invoice = all[pick % Math.max(1, all.length)];
    if (!invoice) return { contract, invoices };
    const voided: Invoice = { ...invoice, delivery: { step: 'recorded', mirror: mirrorFor(invoice, { status: 'voided' }) } };
    const listed = withBill(contract, billOf(voided));
    const milestone = milestoneAfterVoid(listed, billOf(voided), NOW);
    return { contract: milestone ? withMilestone(listed, milestone) : listed, invoices: new Map([...invoices, [voided.id, voided]]) };
  }

  function moved(contract: Contract, at: number, kind: 'hold' | 'unhold' | 'reopen' | 'return' | 'refuse'): Contract {
    const milestone = contract.milestones[at - 1] as Milestone;
    const event = {
      hold: { kind: 'hold', by: mara, reason: 'wait', at: NOW },
      unhold: { kind: 'unhold' },
      reopen: { kind: 'reopen', at: NOW },
      return: { kind: 'return' },
      refuse: { kind: 'refuse', problem: { code: 'CLIENT_ARCHIVED', severity: 'error', component: 'ledger' }, at: NOW },
    } as const;
    const next = transition(milestone.state, event[kind]);
    return next.ok ? withMilestone(contract, { ...milestone, state: next.value }) : contract;
  }

  const liveBills = (contract: Contract) => contract.bills.filter((entry) => isLive(entry.status));

  function rulesHold({ contract, invoices }: World): void {
    const live = liveBills(contract);
    for (const milestone of contract.milestones) {
      const own = live.filter((entry) => entry.milestoneId === milestone.id);
      expect(own.length).toBeLessThanOrEqual(1);
      expect(milestone.state.kind === 'billed' ? [milestone.state.invoiceId] : []).toEqual(own.map((entry) => entry.invoiceId));
    }
    const billed = sum(live.map((entry) => entry.amount), AUD);
    expect(compare(billed, contract.price)).toBeLessThanOrEqual(0);
    expect(contract.bills.map((entry) => entry.invoiceId).sort()).toEqual([...invoices.keys()].sort());
    const stated: Money = [...invoices.values()].filter((invoice) => isLive(billOf(invoice).status)).reduce((total, invoice) => add(total, invoice.amount), zero(AUD));
    expect(stated).toEqual(billed);
    expect(contract.nextNumber).toBe(invoices.size + 1);
  }

  it('a milestone has at most one live invoice, billing never passes the price, and the contract lists exactly what was billed', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        let world: World = { contract: planOf([share(20), share(13.37), share(26.63), fixed('12000'), fixed('11999.99')]), invoices: new Map() };
        for (const step of steps) {
          world = run(world, step);
          rulesHold(world);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('an invoice always has a line, an amount above zero, and a due date not before its own', () => {
    fc.assert(
      fc.property(anyTerms, fc.constantFrom<Autonomy>(...AUTONOMY), fc.integer({ min: 1, max: 10_000 }), (terms, autonomy, basisPoints) => {
        const { invoice } = bill(planOf([{ kind: 'share', basisPoints }], sampleContract({ terms, autonomy })), 1);
        expect(invoice.amount.minor).toBeGreaterThan(0);
        expect(invoice.lines.map((line) => line.unitAmount)).toEqual([invoice.amount]);
        if (invoice.issueDate && invoice.dueDate) expect(compareDates(invoice.issueDate, invoice.dueDate)).toBeLessThanOrEqual(0);
        else expect(autonomy).toBe('prepare');
      }),
    );
  });
});
