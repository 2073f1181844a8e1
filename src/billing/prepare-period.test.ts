import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { attentionOf } from './attention';
import { billOf } from './bill';
import { addDays, calendarDate, todayIn, weekdayOf } from './calendar-date';
import type { Contract } from './contract';
import { workKeysOf } from './extra';
import type { RetainerId } from './ids';
import type { Invoice } from './invoice';
import { billedOf, planTotals, retainedOf } from './plan';
import { preparePeriod } from './prepare-period';
import { addRetainer, endRetainer, type RetainerDraft } from './retainer-edit';
import { stepOn } from './retainer-periods';
import { settleBill } from './settle-bill';
import { aud, codes, context, fixed, mara, mirrorFor, must, planOf, sampleContract, bill as billMilestone } from './testing/samples';
import { waitsForPerson } from './waiting';

const day = calendarDate;
const TODAY = day('2026-12-01');
const ID = 'HARB-C1-R1' as RetainerId;
const draft: RetainerDraft = { name: 'Support', every: 'month', day: 1, starts: TODAY, proration: 'days', billedIn: 'advance', weekendRule: 'same_day', amount: aud('3000') };
const support = (changes: Partial<RetainerDraft> = {}, contract = sampleContract()): Contract => must(addRetainer(contract, { ...draft, ...changes }));
const own = ({ retainers = [] }: Contract) => retainers.find(({ id }) => id === ID)!;
const at = (today = TODAY) => context({ today, cause: { kind: 'schedule' } });
const byHand = (today = TODAY) => context({ today, cause: { kind: 'person', person: mara } });
const prepare = (contract: Contract, first = own(contract).next, when = at()) => preparePeriod(contract, { retainerId: ID, first }, when);
/** The contract after the ledger took the invoice back. */
const voided = (contract: Contract, invoice: Invoice): Contract =>
  settleBill(contract, billOf({ ...invoice, delivery: { step: 'recorded', mirror: mirrorFor(invoice, { status: 'voided' }) } }), '2026-12-05T00:00:00.000Z');

describe('a period of a retainer that is billed', () => {
  const { invoice, contract } = must(prepare(support({ text: 'Ten hours of support' })));

  it('says which days of what the client pays for, on the contract’s terms', () => {
    expect(invoice).toMatchObject({
      number: 'HARB-C1-001', milestoneId: `${ID}:2026-12-01`, milestoneName: 'Support, 1 Dec 2026 to 31 Dec 2026', period: { retainerId: ID, from: '2026-12-01', to: '2026-12-31' },
      amount: aud('3000'), issueDate: '2026-12-01', dueDate: '2026-12-31', delivery: { step: 'queued' },
    });
    expect(invoice.lines).toEqual([{ description: 'Support – 1 Dec 2026 to 31 Dec 2026 – Ten hours of support – HARB-C1-R1 2026-12-01', quantity: 1, unitAmount: aud('3000'), accountCode: '205', taxCode: 'OUTPUT' }]);
    expect(invoice.workItem).toBeUndefined();
  });

  it('has a reference that no other bill has, by which a copy of it in the ledger is known', () => {
    expect(invoice.reference).toBe('PO-4711 / HARB-C1-R1 2026-12-01');
    expect(workKeysOf({ number: 'X', reference: invoice.reference, url: undefined }, 'https://northlight.example')).toEqual(['HARB-C1-R1 2026-12-01']);
  });

  it('moves the retainer on to its next, so that the same is never billed again', () => {
    expect(own(contract).next).toBe('2027-01-01');
    expect(codes(prepare(contract, TODAY))).toEqual(['PERIOD_BILLED']);
    expect(codes(prepare(contract, TODAY, byHand()))).toEqual(['PERIOD_BILLED']);
    expect(codes(prepare(contract, day('2027-01-02')))).toEqual(['PERIOD_BILLED']);
  });

  it('is refused while a live bill for it is listed, whatever the retainer says', () => {
    const rewound = { ...contract, retainers: [{ ...own(contract), next: TODAY }] };
    expect(codes(prepare(rewound))).toEqual(['PERIOD_BILLED']);
  });

  it('takes nothing of the price, which is for the milestones, and is owed like any other', () => {
    const both = billMilestone(planOf([fixed('60000')], contract), 1).contract;
    expect([billedOf(both), retainedOf(both)]).toEqual([aud('60000'), aud('3000')]);
    const owing = settleBill(both, billOf({ ...invoice, delivery: { step: 'recorded', mirror: mirrorFor(invoice, { status: 'approved' }) } }), '2026-12-05T00:00:00.000Z');
    expect(planTotals(owing, TODAY)).toMatchObject({ toBill: aud('0'), outstanding: aud('3300') });
  });

  it('waits for a release where the retainer, or the contract, says so', () => {
    expect(must(prepare(support({ autonomy: 'prepare' }))).invoice).toMatchObject({ autonomy: 'prepare', delivery: { step: 'prepared' } });
    expect(must(prepare(support({ autonomy: 'draft' }, sampleContract({ autonomy: 'prepare' })))).invoice.delivery).toEqual({ step: 'queued' });
  });

  it.each<[string, Contract, readonly string[]]>([
    ['the contract is closed', { ...support(), state: 'closed' }, ['CONTRACT_CLOSED']],
    ['the contract is paused', { ...support(), state: 'paused' }, ['CONTRACT_PAUSED']],
    ['its share of days is less than a cent', support({ starts: day('2026-12-31'), amount: aud('0.01') }), ['AMOUNT_NOT_POSITIVE']],
    ['no tax rate is chosen', { ...support(), mapping: { accountCode: '205', accountName: 'x', taxMode: 'exclusive' } }, ['TAX_NOT_FOUND']],
    ['the contract’s record holds no more', support({}, sampleContract({ poNumber: 'x'.repeat(230_000) })), ['CONTRACT_FULL']],
  ])('is not when %s', (_why, refused, expected) => {
    expect(codes(prepare(refused))).toEqual(expected);
  });

  it('is not into locked books, unless a person is to release it anyway', () => {
    const locked = { ...at(), organisation: { ...at().organisation, lockedUntil: TODAY } };
    expect(codes(prepare(support(), TODAY, locked))).toEqual(['PERIOD_LOCKED']);
    expect(codes(prepare(support({ autonomy: 'prepare' }), TODAY, locked))).toEqual([]);
  });

  it('of a retainer that nobody knows is refused', () => {
    expect(codes(prepare(sampleContract(), TODAY))).toEqual(['RETAINER_NOT_FOUND']);
  });
});

describe('a period whose invoice was taken back', () => {
  const first = must(prepare(support()));
  const back = voided(first.contract, first.invoice);

  it('waits for a person, and is billed again by their word only, for what it was, under a new number', () => {
    expect(own(back).returned).toEqual([{ from: '2026-12-01', to: '2026-12-31', invoice: 'HARB-C1-001', since: '2026-12-05T00:00:00.000Z' }]);
    expect(waitsForPerson(back)).toBe(true);
    expect(codes(prepare(back, TODAY))).toEqual(['PERIOD_BILLED']);
    const again = must(prepare(must(endRetainer(back, ID, day('2026-12-10'), TODAY)), TODAY, byHand()));
    expect(again.invoice).toMatchObject({ number: 'HARB-C1-002', amount: aud('3000'), reference: first.invoice.reference, period: first.invoice.period });
    expect(own(again.contract)).not.toHaveProperty('returned');
    expect(codes(prepare(again.contract, TODAY, byHand()))).toEqual(['PERIOD_BILLED']);
    expect(waitsForPerson(again.contract)).toBe(false);
  });

  it('is listed with the answers there are, none of which bills on a contract that is closed', () => {
    const items = (contract: Contract) => attentionOf({ contracts: [contract], invoices: [], extras: [], concerns: [], today: TODAY });
    expect(items(back)).toEqual([expect.objectContaining({ id: `period:${ID}:2026-12-01`, amount: aud('3000'), retainer: { id: ID, name: 'Support', first: '2026-12-01' }, answers: ['bill_period', 'leave_period'] })]);
    expect(items({ ...back, state: 'closed' })[0]?.answers).toEqual(['leave_period']);
  });

  it('does not when the ledger says it again, or has the invoice after all', () => {
    expect(own(voided(back, first.invoice)).returned).toHaveLength(1);
    const stands = settleBill(back, billOf({ ...first.invoice, delivery: { step: 'recorded', mirror: mirrorFor(first.invoice, { status: 'approved' }) } }), '2026-12-06T00:00:00.000Z');
    expect(own(stands)).not.toHaveProperty('returned');
    const left = { ...back, retainers: [{ ...draft, ...own(first.contract) }] };
    expect(own(voided(left, first.invoice))).not.toHaveProperty('returned');
  });
});

describe('a retainer whose bill was not made', () => {
  const missed = { code: 'RETAINER_PERIODS_MISSED', severity: 'error', component: 'contract' } as const;
  it('is listed with what it comes to, and with its answers', () => {
    const contract = { ...support(), retainers: [{ ...own(support()), waiting: { problem: missed, since: '2027-02-01T00:00:00.000Z' } }] };
    const [item] = attentionOf({ contracts: [contract], invoices: [], extras: [], concerns: [], today: day('2027-02-10') });
    expect(item).toMatchObject({ id: `retainer:${ID}`, amount: aud('9000'), answers: ['bill_each', 'bill_last', 'skip_periods'] });
    expect(waitsForPerson(contract)).toBe(true);
  });
});

describe('However the clocks go,', () => {
  it.each([
    ['Australia/Sydney', '2027-04-01T00:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-01T00:00:00Z'],
    ['Europe/Berlin', '2026-10-22T00:00:00Z'],
    ['America/St_Johns', '2027-03-11T00:00:00Z'],
    // A day that this calendar never had.
    ['Pacific/Apia', '2011-12-27T00:00:00Z'],
  ])('an hourly look bills each week once: %s', (zone, from) => {
    let contract = support({ every: 'week', day: 7, starts: todayIn(zone, Date.parse(from)) });
    for (let hour = 0; hour < 16 * 24; hour += 1) {
      // An organisation that moves to a zone behind has yesterday again.
      const today = todayIn(hour % 50 === 49 ? 'Pacific/Honolulu' : zone, Date.parse(from) + hour * 3_600_000);
      const next = stepOn(own(contract), today);
      expect(next.kind).not.toBe('ask');
      if (next.kind === 'bill') contract = must(prepare(contract, next.period.from, at(today))).contract;
    }
    const firsts = contract.bills.map(({ period }) => period!.from);
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(firsts.slice(1).map(weekdayOf).every((each) => each === 7)).toBe(true);
    expect(firsts).toHaveLength(own(contract).next > todayIn(zone, Date.parse(from) + 16 * 86_400_000 - 1) ? firsts.length : -1);
  });
});

describe('However the days go by,', () => {
  it('every period that came due is billed exactly once, and no other', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 25 }), fc.constantFrom('week' as const, 'month' as const), fc.integer({ min: 1, max: 7 }), (steps, every, of) => {
      let contract = support({ every, day: of, amount: aud('700') });
      let today = TODAY;
      for (const step of steps) {
        today = addDays(today, step);
        for (;;) {
          const next = stepOn({ ...own(contract), cleared: { through: today, by: mara } }, today);
          if (next.kind !== 'bill') break;
          const copies = [prepare(contract, next.period.from, at(today)), prepare(contract, next.period.from, at(today))];
          contract = must(copies[0]!).contract;
          expect(codes(prepare(contract, next.period.from, at(today)))).toEqual(['PERIOD_BILLED']);
        }
      }
      const ids = contract.bills.map(({ milestoneId }) => milestoneId);
      expect(new Set(ids).size).toBe(ids.length);
      const billed = contract.bills.map(({ period }) => period!);
      expect(billed[0]?.from).toBe(TODAY);
      for (const [index, period] of billed.entries()) if (index > 0) expect(period.from).toBe(addDays(billed[index - 1]!.to, 1));
      expect(own(contract).next).toBe(addDays(billed.at(-1)!.to, 1));
    }), { numRuns: 15 });
  });
});
