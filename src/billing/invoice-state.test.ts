import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mirrorOf } from './bill';
import type { LedgerInvoiceId } from './ids';
import type { Delivery, Mirror } from './invoice';
import { deliver, wantsEmail, type DeliveryEvent } from './invoice-state';
import { invoiceStatus } from './invoice-status';
import { problem } from './problem';
import { anyAct, anyDelivery, anyInstant, anyMirror, anyProblem } from './testing/arbitraries';
import { aud, bill, codes, mara, mirrorFor, must, NOW, planOf, share } from './testing/samples';

const draft = mirrorFor(bill(planOf([share(100)]), 1).invoice);
const approved: Mirror = { ...draft, status: 'approved' };
const later: Mirror = { ...approved, changedAt: '2026-11-24T00:00:00.000Z', readAt: '2026-11-24T00:00:01.000Z' };
const sent: Mirror = { ...approved, emailed: true };
const down = problem('LEDGER_UNAVAILABLE', 'ledger');

const there = 'ledger-9' as LedgerInvoiceId;
const prepared: Delivery = { step: 'prepared' };
const queued: Delivery = { step: 'queued' };
const cleared: Delivery = { step: 'queued', cleared: [there] };
const heldQueued: Delivery = { step: 'held', at: 'queued', problem: down, since: NOW };
const heldFound: Delivery = { ...heldQueued, problem: problem('POSSIBLY_THERE', 'ledger'), found: there };
const heldOdd: Delivery = { ...heldQueued, problem: problem('LEDGER_ANSWER_INVALID', 'ledger'), found: there };
const voiding: Delivery = { step: 'acting', act: { kind: 'void', by: mara, reason: 'Agreed' }, mirror: approved };
const heldVoiding: Delivery = { ...voiding, step: 'held', at: 'acting', problem: down, since: NOW };
const emailing: Delivery = { step: 'acting', act: { kind: 'email' }, mirror: approved };
const heldEmailing: Delivery = { ...emailing, step: 'held', at: 'acting', problem: down, since: NOW };
const again = (how: 'wanted' | 'tried'): Delivery => ({ step: 'acting', act: { kind: 'email', by: mara, again: how }, mirror: sent });
const heldAgain: Delivery = { step: 'held', at: 'acting', problem: down, since: NOW, act: { kind: 'email', by: mara, again: 'tried' }, mirror: sent };
const cancelled: Delivery = { step: 'cancelled', by: mara, reason: 'Twice', at: NOW };
const recorded: Delivery = { step: 'recorded', mirror: approved };
const recordedLater: Delivery = { step: 'recorded', mirror: later };
const recordedSent: Delivery = { step: 'recorded', mirror: sent };

const EVENTS = {
  edit: { kind: 'edit' },
  release: { kind: 'release' },
  record: { kind: 'record', mirror: approved, email: false },
  'record and email': { kind: 'record', mirror: approved, email: true },
  hold: { kind: 'hold', problem: down, at: NOW },
  'hold for one found': { kind: 'hold', problem: problem('POSSIBLY_THERE', 'ledger'), at: NOW, found: there },
  retry: { kind: 'retry' },
  clear: { kind: 'clear' },
  cancel: { kind: 'cancel', by: mara, reason: 'Twice', at: NOW },
  act: { kind: 'act', act: { kind: 'void', by: mara, reason: 'Agreed' } },
  try: { kind: 'try' },
  acted: { kind: 'acted', mirror: sent },
  drop: { kind: 'drop' },
  mirror: { kind: 'mirror', mirror: later },
} satisfies Record<string, DeliveryEvent>;
type EventName = keyof typeof EVENTS;

/** What every step answers to every event: where the invoice then stands, or the one reason why not. */
const notReleased = { release: 'NOT_RELEASABLE', edit: 'NOT_RELEASABLE' } as const;
const nothingHeld = { retry: 'NOT_RETRYABLE', clear: 'NOT_RETRYABLE', drop: 'NOT_RETRYABLE', try: 'NOT_RETRYABLE' } as const;
const nothingThere = { acted: 'NOT_RETRYABLE', drop: 'NOT_RETRYABLE', try: 'NOT_RETRYABLE' } as const;
const busy = { cancel: 'ACT_NOT_POSSIBLE', act: 'ACT_NOT_POSSIBLE' } as const;
const takenOver = { record: recorded, 'record and email': emailing } as const;
const TABLE: readonly [string, Delivery, Record<EventName, Delivery | string>][] = [
  ['prepared', prepared, { edit: prepared, release: queued, record: 'NOT_RELEASABLE', 'record and email': 'NOT_RELEASABLE', hold: 'NOT_RELEASABLE', 'hold for one found': 'NOT_RELEASABLE', ...nothingHeld, cancel: cancelled, act: 'ACT_NOT_POSSIBLE', acted: 'NOT_RELEASABLE', mirror: prepared }],
  ['queued', queued, { ...notReleased, ...takenOver, hold: heldQueued, 'hold for one found': heldFound, retry: queued, clear: queued, ...busy, ...nothingThere, mirror: queued }],
  ['queued again after one found was said to be another', cleared, { ...notReleased, ...takenOver, hold: { ...heldQueued, cleared: [there] }, 'hold for one found': { ...heldFound, cleared: [there] }, retry: cleared, clear: cleared, ...busy, ...nothingThere, mirror: cleared }],
  ['held on its way in', heldQueued, { ...notReleased, ...takenOver, hold: heldQueued, 'hold for one found': heldFound, retry: queued, clear: 'NOT_RETRYABLE', cancel: cancelled, act: 'ACT_NOT_POSSIBLE', ...nothingThere, mirror: heldQueued }],
  ['held for one found', heldFound, { ...notReleased, ...takenOver, hold: heldQueued, 'hold for one found': heldFound, retry: queued, clear: cleared, cancel: cancelled, act: 'ACT_NOT_POSSIBLE', ...nothingThere, mirror: heldFound }],
  ['held for a strange answer that named one', heldOdd, { ...notReleased, ...takenOver, hold: heldQueued, 'hold for one found': heldFound, retry: 'NOT_RETRYABLE', clear: cleared, cancel: cancelled, act: 'ACT_NOT_POSSIBLE', ...nothingThere, mirror: heldOdd }],
  ['cancelled', cancelled, { ...notReleased, record: 'NOT_RETRYABLE', 'record and email': 'NOT_RETRYABLE', hold: 'NOT_RETRYABLE', 'hold for one found': 'NOT_RETRYABLE', ...nothingHeld, cancel: cancelled, act: 'ACT_NOT_POSSIBLE', acted: 'NOT_RETRYABLE', mirror: cancelled }],
  ['being voided', voiding, { ...notReleased, record: voiding, 'record and email': voiding, hold: heldVoiding, 'hold for one found': { ...heldVoiding, problem: heldFound.problem }, retry: voiding, clear: 'NOT_RETRYABLE', ...busy, try: voiding, acted: recordedSent, drop: 'NOT_RETRYABLE', mirror: { ...voiding, mirror: later } }],
  ['held before it is voided', heldVoiding, { ...notReleased, record: 'NOT_RETRYABLE', 'record and email': 'NOT_RETRYABLE', hold: heldVoiding, 'hold for one found': { ...heldVoiding, problem: heldFound.problem }, retry: voiding, clear: 'NOT_RETRYABLE', ...busy, try: 'NOT_RETRYABLE', acted: recordedSent, drop: recorded, mirror: { ...heldVoiding, mirror: later } }],
  ['being emailed', emailing, { ...notReleased, record: emailing, 'record and email': emailing, hold: heldEmailing, 'hold for one found': { ...heldEmailing, problem: heldFound.problem }, retry: emailing, clear: 'NOT_RETRYABLE', ...busy, try: emailing, acted: recordedSent, drop: 'NOT_RETRYABLE', mirror: { ...emailing, mirror: later } }],
  ['held before its email', heldEmailing, { ...notReleased, record: 'NOT_RETRYABLE', 'record and email': 'NOT_RETRYABLE', hold: heldEmailing, 'hold for one found': { ...heldEmailing, problem: heldFound.problem }, retry: emailing, clear: 'NOT_RETRYABLE', ...busy, try: 'NOT_RETRYABLE', acted: recordedSent, drop: recorded, mirror: { ...heldEmailing, mirror: later } }],
  ['about to be emailed again', again('wanted'), { ...notReleased, record: again('wanted'), 'record and email': again('wanted'), hold: { ...heldAgain, act: { kind: 'email', by: mara, again: 'wanted' } }, 'hold for one found': { ...heldAgain, act: { kind: 'email', by: mara, again: 'wanted' }, problem: heldFound.problem }, retry: again('wanted'), clear: 'NOT_RETRYABLE', ...busy, try: again('tried'), acted: recordedSent, drop: 'NOT_RETRYABLE', mirror: { ...again('wanted'), mirror: later } as Delivery }],
  ['held after its second email was tried', heldAgain, { ...notReleased, record: 'NOT_RETRYABLE', 'record and email': 'NOT_RETRYABLE', hold: heldAgain, 'hold for one found': { ...heldAgain, problem: heldFound.problem }, retry: again('wanted'), clear: 'NOT_RETRYABLE', ...busy, try: 'NOT_RETRYABLE', acted: recordedSent, drop: recordedSent, mirror: { ...heldAgain, mirror: later } }],
  ['recorded', recorded, { ...notReleased, record: recorded, 'record and email': recorded, hold: recorded, 'hold for one found': recorded, retry: 'NOT_RETRYABLE', clear: 'NOT_RETRYABLE', cancel: 'ACT_NOT_POSSIBLE', act: voiding, try: 'NOT_RETRYABLE', acted: recorded, drop: recorded, mirror: recordedLater }],
];

describe.each(TABLE)('an invoice that is %s', (_name, delivery, answers) => {
  it.each(Object.entries(answers))('and then: %s', (name, answer) => {
    const result = deliver(delivery, EVENTS[name as EventName]);
    if (typeof answer === 'string') expect(codes(result)).toEqual([answer]);
    else expect(result).toEqual({ ok: true, value: answer });
  });
});

describe('the email', () => {
  it('is only wanted where the contract says so', () => {
    expect((['prepare', 'draft', 'submit', 'approve', 'email'] as const).filter((autonomy) => wantsEmail({ autonomy }))).toEqual(['email']);
  });

  it.each([['a draft', draft], ['emailed already', sent], ['voided', { ...approved, status: 'voided' as const }]])('is not sent for one that is %s', (_what, mirror) => {
    expect(deliver(queued, { kind: 'record', mirror, email: true })).toEqual({ ok: true, value: { step: 'recorded', mirror } });
  });

  it.each([['somebody sent it from the ledger', { ...later, emailed: true }], ['the invoice was voided', { ...later, status: 'voided' as const }]])('is given up when %s', (_what, mirror) => {
    for (const delivery of [emailing, heldEmailing]) expect(deliver(delivery, { kind: 'mirror', mirror })).toEqual({ ok: true, value: { step: 'recorded', mirror } });
  });
});

describe('what the ledger said never goes back in time', () => {
  const earlier: Mirror = { ...approved, status: 'draft', changedAt: '2026-11-20T00:00:00.000Z', readAt: '2026-11-25T00:00:00.000Z' };

  it('an older change that arrives later is ignored, and gives back the very same object', () => {
    expect(must(deliver(recorded, { kind: 'mirror', mirror: earlier }))).toBe(recorded);
  });

  it('a change that the ledger stamped with a time to come keeps nothing from being believed that is read later', () => {
    const ahead: Delivery = { step: 'recorded', mirror: { ...approved, changedAt: '2126-11-22T00:00:00.000Z' } };
    expect(must(deliver(ahead, { kind: 'mirror', mirror: later }))).toEqual(recordedLater);
    const readBefore: Mirror = { ...later, readAt: '2026-11-01T00:00:00.000Z' };
    expect(must(deliver(ahead, { kind: 'mirror', mirror: readBefore }))).toBe(ahead);
  });

  it('of one change, the later reading counts: some edits leave the ledger’s own stamp alone', () => {
    const reread: Mirror = { ...approved, dueDate: later.issueDate, readAt: '2026-11-22T03:00:00.000Z' };
    expect(must(deliver(recorded, { kind: 'mirror', mirror: reread }))).toEqual({ step: 'recorded', mirror: reread });
    expect(must(deliver({ step: 'recorded', mirror: reread }, { kind: 'mirror', mirror: approved }))).toMatchObject({ mirror: reread });
  });

  it('the mirror of another invoice is refused', () => {
    expect(codes(deliver(recorded, { kind: 'mirror', mirror: { ...later, ledgerId: 'another' as LedgerInvoiceId } }))).toEqual(['NUMBER_TAKEN']);
  });

  it('in whatever order changes are heard, the last one by the ledger’s clock stands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 }), (seconds) => {
        const heard = seconds.map((second): Mirror => ({ ...approved, paid: aud(String(second)), changedAt: new Date(Date.UTC(2026, 11, 1) + second * 1000).toISOString() }));
        const last = heard.reduce<Delivery>((delivery, mirror) => must(deliver(delivery, { kind: 'mirror', mirror })), recorded);
        expect(last).toMatchObject({ mirror: { paid: aud(String(Math.max(...seconds))) } });
      }),
    );
  });
});

describe('whatever happens', () => {
  const anyEvent: fc.Arbitrary<DeliveryEvent> = fc.oneof(
    fc.record({ kind: fc.constantFrom('release' as const, 'retry' as const, 'clear' as const, 'drop' as const, 'try' as const) }),
    fc.record({ kind: fc.constant('record' as const), mirror: anyMirror, email: fc.boolean() }),
    fc.record({ kind: fc.constant('hold' as const), problem: anyProblem, at: anyInstant, found: fc.constant(there) }, { requiredKeys: ['kind', 'problem', 'at'] }),
    fc.record({ kind: fc.constantFrom('acted' as const, 'mirror' as const), mirror: anyMirror }),
    fc.record({ kind: fc.constant('cancel' as const), by: fc.constant(mara), reason: fc.string(), at: anyInstant }),
    fc.record({ kind: fc.constant('act' as const), act: anyAct }),
  );
  const anyEvents = fc.array(anyEvent, { maxLength: 30 });

  /** Everywhere that an invoice comes to stand from `start`; what is refused leaves it where it is. */
  function walk(start: Delivery, events: readonly DeliveryEvent[]): readonly Delivery[] {
    return events.reduce<readonly Delivery[]>((steps, event) => {
      const result = deliver(steps.at(-1) ?? start, event);
      return result.ok ? [...steps, result.value] : steps;
    }, [start]);
  }
  const hasMirror = (delivery: Delivery): boolean => 'mirror' in delivery;

  it('there is an answer: a step with a status for people, or exactly one reason', () => {
    fc.assert(
      fc.property(anyDelivery, anyEvent, (delivery, event) => {
        const result = deliver(delivery, event);
        if (result.ok) expect(typeof invoiceStatus({ delivery: result.value })).toBe('string');
        else expect(result.problems).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('once the ledger has it, we never send it again: it is not queued, prepared or cancelled any more, and it stays that one', () => {
    fc.assert(
      fc.property(fc.constantFrom(recorded, voiding, heldVoiding, emailing, heldAgain), anyEvents, (start, events) => {
        for (const delivery of walk(start, events)) {
          expect(hasMirror(delivery)).toBe(true);
          expect(mirrorOf({ delivery })?.ledgerId).toBe(approved.ledgerId);
        }
      }),
    );
  });

  it('one that was cancelled stays cancelled, and is the very same record', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(walk(cancelled, events).every((delivery) => delivery === cancelled)).toBe(true);
      }),
    );
  });

  it('only a person’s release or a record of the ledger takes a prepared one further, and only a record gives it a mirror', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        walk(prepared, events).reduce((before, after) => {
          if (!hasMirror(before) && hasMirror(after)) expect(['queued', 'held']).toContain(before.step);
          if (before.step === 'prepared' && after.step !== 'prepared') expect(['queued', 'cancelled']).toContain(after.step);
          return after;
        });
      }),
    );
  });

  it('something is being done with it only after somebody asked: of one that is recorded, nothing but an act leads away', () => {
    const others = anyEvents.map((events) => events.filter(({ kind }) => kind !== 'act'));
    fc.assert(
      fc.property(others, (events) => {
        expect(walk(recorded, events).every(({ step }) => step === 'recorded')).toBe(true);
      }),
    );
  });

  it('an invoice that somebody said is another one is never forgotten while ours is on its way', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const delivery of walk(cleared, events)) {
          if ('cleared' in delivery || delivery.step === 'queued' || (delivery.step === 'held' && delivery.at === 'queued')) expect((delivery as { cleared?: unknown }).cleared).toContain(there);
        }
      }),
    );
  });

  it('saying the same thing again changes nothing', () => {
    fc.assert(
      fc.property(anyDelivery, anyMirror, (delivery, mirror) => {
        const once = deliver(delivery, { kind: 'mirror', mirror });
        if (once.ok) expect(deliver(once.value, { kind: 'mirror', mirror })).toEqual(once);
      }),
    );
  });
});
