import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { InvoiceId } from './ids';
import type { MilestoneState } from './milestone';
import { transition, type MilestoneEvent } from './milestone-state';
import { problem } from './problem';
import { anyCause, anyInstant, anyProblem, anyState } from './testing/arbitraries';
import { codes, mara, must, NOW } from './testing/samples';

const LATER = '2026-11-23T02:00:00.000Z';
const archived = problem('CLIENT_ARCHIVED', 'ledger');
const noAccount = problem('ACCOUNT_NOT_FOUND', 'ledger');
const first = 'HARB-C1-001' as InvoiceId;

const planned: MilestoneState = { kind: 'planned' };
const held: MilestoneState = { kind: 'held', by: mara, reason: 'Client asked', at: NOW };
const waiting: MilestoneState = { kind: 'waiting', problem: archived, since: NOW };
const billed: MilestoneState = { kind: 'billed', invoiceId: first, at: NOW };
const reopened: MilestoneState = { ...billed, reopened: { at: NOW } };
const kept: MilestoneState = { ...billed, reopened: { at: NOW, kept: { by: mara, at: NOW } } };
const voided: MilestoneState = { kind: 'waiting', problem: problem('BILL_VOIDED', 'milestone', { invoice: first }), since: LATER };

const EVENTS = {
  bill: { kind: 'bill', invoiceId: first, at: NOW, cause: { kind: 'event' } },
  'bill by a person': { kind: 'bill', invoiceId: first, at: NOW, cause: { kind: 'person', person: mara } },
  refuse: { kind: 'refuse', problem: noAccount, at: LATER },
  hold: { kind: 'hold', by: mara, reason: 'Client asked', at: NOW },
  unhold: { kind: 'unhold' },
  reopen: { kind: 'reopen', at: NOW },
  return: { kind: 'return' },
  keep: { kind: 'keep', by: mara, at: NOW },
  void: { kind: 'void', invoiceId: first, number: 'HARB-C1-001', at: LATER },
} satisfies Record<string, MilestoneEvent>;
type EventName = keyof typeof EVENTS;

/** Every state and every event: what it becomes, or the code of why not. */
const TABLE: readonly [string, MilestoneState, Record<EventName, MilestoneState | string>][] = [
  ['planned', planned, { bill: billed, 'bill by a person': billed, refuse: { kind: 'waiting', problem: noAccount, since: LATER }, hold: held, unhold: planned, reopen: planned, return: planned, keep: 'STALE_PAGE', void: planned }],
  ['held', held, { bill: 'MILESTONE_HELD', 'bill by a person': 'MILESTONE_HELD', refuse: held, hold: held, unhold: planned, reopen: held, return: held, keep: 'STALE_PAGE', void: held }],
  ['waiting', waiting, { bill: billed, 'bill by a person': billed, refuse: { ...waiting, problem: noAccount }, hold: held, unhold: waiting, reopen: planned, return: waiting, keep: 'STALE_PAGE', void: waiting }],
  ['waiting after a void', voided, { bill: 'BILL_VOIDED', 'bill by a person': billed, refuse: voided, hold: held, unhold: voided, reopen: voided, return: voided, keep: 'STALE_PAGE', void: voided }],
  ['billed', billed, { bill: 'MILESTONE_ALREADY_BILLED', 'bill by a person': 'MILESTONE_ALREADY_BILLED', refuse: billed, hold: 'MILESTONE_ALREADY_BILLED', unhold: 'MILESTONE_ALREADY_BILLED', reopen: reopened, return: billed, keep: 'STALE_PAGE', void: voided }],
  ['billed, reopened', reopened, { bill: 'MILESTONE_ALREADY_BILLED', 'bill by a person': 'MILESTONE_ALREADY_BILLED', refuse: reopened, hold: 'MILESTONE_ALREADY_BILLED', unhold: 'MILESTONE_ALREADY_BILLED', reopen: reopened, return: billed, keep: kept, void: voided }],
  ['billed, reopened, kept', kept, { bill: 'MILESTONE_ALREADY_BILLED', 'bill by a person': 'MILESTONE_ALREADY_BILLED', refuse: kept, hold: 'MILESTONE_ALREADY_BILLED', unhold: 'MILESTONE_ALREADY_BILLED', reopen: kept, return: billed, keep: kept, void: voided }],
];

describe.each(TABLE)('a milestone that is %s', (_name, state, answers) => {
  it.each(Object.entries(answers))('and then: %s', (name, answer) => {
    const result = transition(state, EVENTS[name as EventName]);
    if (typeof answer === 'string') expect(codes(result)).toEqual([answer]);
    else expect(result).toEqual({ ok: true, value: answer });
  });
});

describe('whatever the state, whatever happens', () => {
  const invoice = fc.string({ minLength: 1, maxLength: 6 }).map((text) => text as InvoiceId);
  const anyEvent: fc.Arbitrary<MilestoneEvent> = fc.oneof(
    fc.record({ kind: fc.constant('bill' as const), invoiceId: invoice, at: anyInstant, cause: anyCause }),
    fc.record({ kind: fc.constant('refuse' as const), problem: anyProblem, at: anyInstant }),
    fc.record({ kind: fc.constant('hold' as const), by: fc.constant(mara), reason: fc.string(), at: anyInstant }),
    fc.record({ kind: fc.constantFrom('unhold' as const, 'return' as const) }),
    fc.record({ kind: fc.constant('reopen' as const), at: anyInstant }),
    fc.record({ kind: fc.constant('keep' as const), by: fc.constant(mara), at: anyInstant }),
    fc.record({ kind: fc.constant('void' as const), invoiceId: invoice, number: fc.string(), at: anyInstant }),
  );

  it('there is an answer: a state, or exactly one reason', () => {
    fc.assert(
      fc.property(anyState, anyEvent, (state, event) => {
        const result = transition(state, event);
        if (result.ok) expect(['planned', 'held', 'waiting', 'billed']).toContain(result.value.kind);
        else expect(result.problems).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('one whose invoice was taken back knows whether its work is gone, for as long as it is', () => {
    const gone = transition(voided, { kind: 'refuse', problem: problem('WORK_ITEM_NOT_FOUND', 'work'), at: LATER });
    expect(gone).toMatchObject({ ok: true, value: { kind: 'waiting', problem: { code: 'BILL_VOIDED', params: { invoice: first, work: 'gone' } } } });
    for (const event of [EVENTS.reopen, EVENTS.refuse]) expect(gone.ok && transition(gone.value, event)).toEqual({ ok: true, value: voided });
  });

  it('one that was left unbilled waits again as it did when that is taken back, and nothing else does', () => {
    const left = must(transition(voided, { kind: 'hold', by: mara, reason: 'Cancelled', at: LATER, left: { problem: voided.problem, since: NOW } }));
    expect(must(transition(left, { kind: 'unleave' }))).toMatchObject({ kind: 'waiting', problem: { code: 'BILL_VOIDED' }, since: NOW });
    for (const state of [planned, held, voided, waiting]) expect(transition(state, { kind: 'unleave' }).ok).toBe(false);
  });

  it('the same event twice does no more than once', () => {
    fc.assert(
      fc.property(anyState, anyEvent, (state, event) => {
        const once = transition(state, event);
        const twice = once.ok ? transition(once.value, event) : once;
        if (once.ok && twice.ok) expect(twice.value).toEqual(once.value);
        else if (once.ok) expect(event.kind).toBe('bill');
      }),
      { numRuns: 500 },
    );
  });

  it('no sequence bills a milestone again unless the ledger voided its bill and a person said so', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state: MilestoneState = planned;
        for (const event of events) {
          const result = transition(state, event);
          if (!result.ok) continue;
          if (state.kind === 'billed' && result.value.kind === 'billed') expect(result.value.invoiceId).toBe(state.invoiceId);
          if (state.kind === 'billed' && result.value.kind !== 'billed') expect(event).toMatchObject({ kind: 'void', invoiceId: state.invoiceId });
          if (state.kind === 'waiting' && state.problem.code === 'BILL_VOIDED' && result.value.kind === 'billed') expect(event).toMatchObject({ kind: 'bill', cause: { kind: 'person' } });
          state = result.value;
        }
      }),
    );
  });
});

it('being refused again for another reason keeps the day it began to wait', () => {
  const again = must(transition(waiting, { kind: 'refuse', problem: noAccount, at: LATER }));
  expect(again).toMatchObject({ kind: 'waiting', since: NOW, problem: { code: 'ACCOUNT_NOT_FOUND' } });
});
