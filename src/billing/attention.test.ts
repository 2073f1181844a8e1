import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { attentionOf, type Attention } from './attention';
import { answersTo, ATTENTION_ANSWERS, type AttentionAnswer, type Place } from './attention-answers';
import { billOf, withBill } from './bill';
import { calendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { Extra } from './extra';
import type { LedgerInvoiceId, MilestoneId, ProjectId } from './ids';
import type { Delivery, Invoice, LedgerAct, Mirror } from './invoice';
import { deliver, type DeliveryEvent } from './invoice-state';
import { isActPossible } from './ledger-act';
import type { MilestoneState } from './milestone';
import { transition } from './milestone-state';
import { removeMilestone, withMilestone } from './plan-edit';
import { problem } from './problem';
import { PROBLEM_CODES, type ProblemCode } from './problems';
import { openDifferences } from './reconcile';
import { anyDelivery, anyProblem } from './testing/arbitraries';
import { aud, bill, fixed, mara, mirrorFor, NOW, paidTenths, planOf } from './testing/samples';

const { contract, invoice } = bill(planOf([fixed('12000'), fixed('5000')]), 1);
const draft = mirrorFor(invoice);
const OTHER = 'ledger-9' as LedgerInvoiceId;

const standing = (delivery: Delivery, more: Partial<Invoice> = {}): Invoice => ({ ...invoice, ...more, delivery });
const known = (given: Invoice, plan: Contract = contract): Contract => withBill(plan, billOf(given));
const list = (parts: Partial<Parameters<typeof attentionOf>[0]>): readonly Attention[] => attentionOf({ contracts: [], invoices: [], extras: [], concerns: [], today: calendarDate('2026-11-22'), ...parts });
const stateOf = (plan: Contract, state: MilestoneState): Contract => withMilestone(plan, { ...plan.milestones[0]!, state });
const reopened = (mirror: Mirror): Contract =>
  stateOf(known(standing({ step: 'recorded', mirror })), { kind: 'billed', invoiceId: invoice.id, at: NOW, reopened: { at: '2026-12-02T00:00:00.000Z' } });
const only = (items: readonly Attention[]): Attention => {
  expect(items).toHaveLength(1);
  return items[0]!;
};

describe('what waits for a person is on the list', () => {
  it('with how its amount stands to tax, until the ledger has worked the tax out', () => {
    const prepared = standing({ step: 'prepared' });
    const refused = standing({ step: 'held', at: 'acting', problem: problem('EMAIL_REFUSED', 'ledger'), since: NOW, act: { kind: 'email' }, mirror: { ...draft, status: 'approved' } });
    expect(only(list({ contracts: [known(prepared)], invoices: [prepared] }))).toMatchObject({ amount: aud('12000'), taxMode: 'exclusive' });
    const waiting = stateOf(planOf([fixed('12000')]), { kind: 'waiting', problem: problem('BILLING_OVER_PRICE', 'milestone'), since: NOW });
    expect(only(list({ contracts: [waiting] }))).toMatchObject({ amount: aud('12000'), taxMode: 'exclusive' });
    expect(only(list({ contracts: [known(refused)], invoices: [refused] }))).not.toHaveProperty('taxMode');
    expect(only(list({ contracts: [reopened(draft)] }))).not.toHaveProperty('taxMode');
  });

  it('a prepared invoice: it is released or cancelled', () => {
    const prepared = standing({ step: 'prepared' });
    expect(only(list({ contracts: [known(prepared)], invoices: [prepared] }))).toMatchObject({
      problem: { code: 'RELEASE_NEEDED' }, amount: aud('12000'), invoice: { number: 'HARB-C1-001', rev: 1 }, contract: { clientName: 'Harbour Foods' }, answers: ['release', 'cancel'],
    });
  });

  it.each<[ProblemCode, readonly AttentionAnswer[]]>([
    ['ACCOUNT_ARCHIVED', ['fix_mapping', 'retry', 'cancel']],
    ['CLIENT_NOT_FOUND', ['fix_mapping', 'retry', 'cancel']],
    ['NOT_CONNECTED', ['connect', 'retry']],
    ['LEDGER_UNAVAILABLE', ['retry', 'cancel']],
  ])('an invoice held before the ledger has it, for %s', (code, answers) => {
    const held = standing({ step: 'held', at: 'queued', problem: problem(code, 'ledger'), since: NOW });
    expect(only(list({ contracts: [known(held)], invoices: [held] })).answers).toEqual(answers);
  });

  it('one that may be there already: adopted, or sent as well', () => {
    const held = standing({ step: 'held', at: 'queued', problem: problem('POSSIBLY_THERE', 'ledger', { found: 'INV-7' }), since: NOW, found: OTHER });
    expect(only(list({ invoices: [held] }))).toMatchObject({ found: { ledgerId: OTHER, number: 'INV-7' }, answers: ['adopt', 'send_anyway', 'open_ledger', 'retry'] });
  });

  it('one whose number another invoice has: never sent beside it', () => {
    const held = standing({ step: 'held', at: 'queued', problem: problem('NUMBER_TAKEN', 'ledger'), since: NOW, found: OTHER });
    expect(only(list({ invoices: [held] })).answers).toEqual(['open_ledger', 'adopt', 'retry', 'cancel']);
  });

  it('an act that the ledger refused: tried again, or no longer wanted', () => {
    const held = standing({ step: 'held', at: 'acting', problem: problem('EMAIL_REFUSED', 'ledger'), since: NOW, act: { kind: 'email' }, mirror: { ...draft, status: 'approved' } });
    expect(only(list({ contracts: [known(held)], invoices: [held] }))).toMatchObject({ amount: aud('13200'), answers: ['retry', 'drop', 'open_ledger'] });
  });

  it.each<[ProblemCode, readonly AttentionAnswer[]]>([
    ['BILLING_OVER_PRICE', ['fix_mapping', 'bill_again', 'leave', 'untag']],
    ['NOT_CONNECTED', ['connect', 'bill_again', 'leave', 'untag']],
    ['WORK_ITEM_NOT_FOUND', ['untag', 'leave']],
    ['WRONG_PROJECT', ['open_work', 'untag', 'leave']],
    ['BILL_VOIDED', ['bill_again', 'leave', 'untag']],
  ])('a milestone that could not be billed, for %s', (code, answers) => {
    const waiting = stateOf(planOf([fixed('12000')]), { kind: 'waiting', problem: problem(code, 'milestone'), since: NOW });
    expect(only(list({ contracts: [waiting] }))).toMatchObject({ milestone: { workItem: 'HARB-1' }, amount: aud('12000'), answers });
  });

  it.each<[string, Mirror, readonly AttentionAnswer[]]>([
    ['a draft', draft, ['keep_bill', 'void', 'open_work', 'open_ledger']],
    ['approved', { ...draft, status: 'approved' }, ['keep_bill', 'credit', 'void', 'open_work', 'open_ledger']],
    ['part paid', paidTenths({ ...draft, status: 'approved' }, 4), ['keep_bill', 'credit', 'open_work', 'open_ledger']],
    ['paid', paidTenths({ ...draft, status: 'approved' }, 10), ['keep_bill', 'open_work', 'open_ledger']],
  ])('work that was reopened while its invoice is %s', (_what, mirror, answers) => {
    expect(only(list({ contracts: [reopened(mirror)] }))).toMatchObject({ problem: { code: 'WORK_REOPENED' }, answers });
  });

  it('until somebody said that the bill stands', () => {
    const kept = stateOf(known(standing({ step: 'recorded', mirror: draft })), { kind: 'billed', invoiceId: invoice.id, at: NOW, reopened: { at: NOW, kept: { by: mara, at: NOW } } });
    expect(list({ contracts: [kept] })).toEqual([]);
  });

  it('an invoice that the ledger has otherwise, and one that it no longer has', () => {
    const moved = standing({ step: 'recorded', mirror: { ...draft, dueDate: calendarDate('2027-01-15'), reference: 'x' } });
    expect(only(list({ contracts: [known(moved)] }))).toMatchObject({ problem: { code: 'LEDGER_DIFFERS', params: { differences: 'reference, due date' } }, answers: ['accept', 'open_ledger'] });
    const gone = standing({ step: 'recorded', mirror: draft }, { missingSince: NOW });
    expect(only(list({ contracts: [known(gone)] }))).toMatchObject({ problem: { code: 'LEDGER_MISSING' }, answers: ['open_ledger', 'accept'] });
  });

  const extra: Extra = { ledgerId: OTHER, number: 'HARB-C1-001', reference: '', total: aud('13200'), clientName: 'Harbour Foods', projectId: '10000' as ProjectId, foundAt: NOW };
  it('an invoice that looks like ours, once it can’t turn out to be', () => {
    expect(only(list({ extras: [extra] }))).toMatchObject({ problem: { code: 'LEDGER_EXTRA' }, found: { ledgerId: OTHER }, answers: ['open_ledger', 'accept_extra'] });
    expect(list({ extras: [{ ...extra, pending: invoice.id }] })).toEqual([]);
    expect(list({ extras: [extra], contracts: [known(standing({ step: 'recorded', mirror: { ...draft, ledgerId: OTHER } }))] })).toEqual([]);
  });

  it('the connection, and the longest waiting first', () => {
    const prepared = standing({ step: 'prepared' });
    const broken = { problem: problem('CREDENTIALS_REFUSED', 'connection'), since: '2026-01-01T00:00:00.000Z' };
    expect(list({ invoices: [prepared], concerns: [broken] }).map(({ id }) => id)).toEqual(['connection:CREDENTIALS_REFUSED', 'release:HARB-C1-001']);
  });
});

describe('nothing waits without being on the list', () => {
  it('whatever holds an invoice, wherever it is held', () => {
    fc.assert(
      fc.property(anyDelivery, (delivery) => {
        const items = list({ invoices: [standing(delivery)] });
        expect(items.length > 0).toBe(delivery.step === 'prepared' || delivery.step === 'held');
      }),
    );
  });

  it('whatever keeps a milestone from being billed, on open contracts and closed ones', () => {
    fc.assert(
      fc.property(anyProblem, fc.constantFrom('active' as const, 'closed' as const), (why, state) => {
        const waiting = { ...stateOf(planOf([fixed('12000')]), { kind: 'waiting', problem: why, since: NOW }), state };
        expect(only(list({ contracts: [waiting] })).answers.length).toBeGreaterThan(0);
      }),
    );
  });
});

const person = { by: mara, at: NOW };
const act = (answer: 'credit' | 'void', mirror: Mirror): LedgerAct =>
  answer === 'credit'
    ? { kind: 'credit', ...person, reason: 'r', amount: mirror.due, number: 'CN', date: calendarDate('2026-12-01') }
    : { kind: mirror.status === 'approved' ? 'void' : 'delete', ...person, reason: 'r' };

/** The event that an answer is, for what the ledger does not decide. */
const EVENTS: Partial<Record<AttentionAnswer, DeliveryEvent>> = {
  release: { kind: 'release' },
  cancel: { kind: 'cancel', reason: 'r', ...person },
  retry: { kind: 'retry' },
  drop: { kind: 'drop' },
  adopt: { kind: 'record', mirror: draft, email: false },
  send_anyway: { kind: 'clear' },
};
const LINKS: readonly AttentionAnswer[] = ['fix_mapping', 'connect', 'open_work', 'open_ledger'];

const invoiceAllows = (answer: AttentionAnswer, delivery: Delivery): boolean => {
  const event = EVENTS[answer];
  return LINKS.includes(answer) || (event !== undefined && deliver(delivery, event).ok);
};

function milestoneAllows(answer: AttentionAnswer, plan: Contract): boolean {
  const [milestone] = plan.milestones;
  if (!milestone) return false;
  const { state } = milestone;
  switch (answer) {
    case 'bill_again':
      return plan.state === 'active' && transition(state, { kind: 'bill', invoiceId: invoice.id, at: NOW, cause: { kind: 'person', person: mara } }).ok;
    case 'leave':
      return transition(state, { kind: 'hold', reason: 'r', ...person }).ok;
    case 'untag':
      return removeMilestone(plan, 'm-1' as MilestoneId).ok;
    case 'keep_bill':
      return transition(state, { kind: 'keep', ...person }).ok;
    default:
      return LINKS.includes(answer);
  }
}

describe('every answer that is offered can be carried out from where the thing stands', () => {
  const held = (code: ProblemCode, found: boolean): readonly Delivery[] => {
    const stopped = { step: 'held' as const, problem: problem(code, 'ledger'), since: NOW };
    return [
      { ...stopped, at: 'queued', ...(found ? { found: OTHER } : {}) },
      { ...stopped, at: 'acting', act: { kind: 'approve' }, mirror: draft },
    ];
  };

  it.each(PROBLEM_CODES.map((code) => [code] as const))('%s, on an invoice and on a milestone', (code) => {
    for (const delivery of [...held(code, false), ...held(code, true)]) {
      const { answers } = only(list({ invoices: [standing(delivery)] }));
      expect(answers.length).toBeGreaterThan(0);
      for (const answer of answers) expect([answer, invoiceAllows(answer, delivery)]).toEqual([answer, true]);
    }
    for (const state of ['active', 'closed'] as const) {
      const plan = { ...stateOf(planOf([fixed('12000')]), { kind: 'waiting', problem: problem(code, 'milestone'), since: NOW }), state };
      const { answers } = only(list({ contracts: [plan] }));
      expect(answers.length).toBeGreaterThan(0);
      for (const answer of answers) expect([answer, milestoneAllows(answer, plan)]).toEqual([answer, true]);
    }
  });

  it('a prepared invoice', () => {
    for (const answer of answersTo('RELEASE_NEEDED', { kind: 'prepared' })) expect(invoiceAllows(answer, { step: 'prepared' })).toBe(true);
  });

  it.each([0, 4, 10])('reopened work, with %s tenths of the invoice paid', (tenths) => {
    for (const status of ['draft', 'submitted', 'approved'] as const) {
      const mirror = tenths === 0 ? { ...draft, status } : paidTenths(draft, tenths);
      const plan = reopened(mirror);
      for (const answer of only(list({ contracts: [plan] })).answers) {
        const allowed = answer === 'credit' || answer === 'void' ? isActPossible(act(answer, mirror), mirror) : milestoneAllows(answer, plan);
        expect([answer, allowed]).toEqual([answer, true]);
      }
    }
  });

  it('reopened work whose invoice the ledger does not have: it is cancelled', () => {
    for (const delivery of [{ step: 'prepared' as const }, ...held('ACCOUNT_ARCHIVED', false).slice(0, 1)]) {
      const given = standing(delivery);
      const plan = stateOf(known(given), { kind: 'billed', invoiceId: invoice.id, at: NOW, reopened: { at: NOW } });
      const { answers } = only(list({ contracts: [plan] }));
      expect(answers).toEqual(['keep_bill', 'open_work', 'cancel']);
      expect(invoiceAllows('cancel', delivery)).toBe(true);
    }
  });

  it('a difference: there is one to accept', () => {
    const mirror = { ...draft, reference: 'x' };
    expect(list({ contracts: [known(standing({ step: 'recorded', mirror }))] }).length).toBe(openDifferences(invoice, mirror).length > 0 ? 1 : 0);
  });

  it('is one that pages know', () => {
    const places: readonly Place[] = [{ kind: 'extra' }, { kind: 'missing' }, { kind: 'connection' }, { kind: 'differs' }];
    for (const code of PROBLEM_CODES) for (const place of places) expect(ATTENTION_ANSWERS).toEqual(expect.arrayContaining([...answersTo(code, place)]));
  });
});
