import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { LedgerInvoiceId } from './ids';
import type { Delivery, Mirror } from './invoice';
import { deliver, wantsEmail, type DeliveryEvent } from './invoice-state';
import { invoiceStatus } from './invoice-status';
import { problem } from './problem';
import { anyDelivery, anyInstant, anyMirror, anyProblem } from './testing/arbitraries';
import { aud, bill, codes, mirrorFor, must, NOW, planOf, share } from './testing/samples';

const draft = mirrorFor(bill(planOf([share(100)]), 1).invoice);
const approved: Mirror = { ...draft, status: 'approved' };
const later: Mirror = { ...approved, changedAt: '2026-11-24T00:00:00.000Z', readAt: '2026-11-24T00:00:01.000Z' };
const sent: Mirror = { ...approved, emailed: true };
const down = problem('LEDGER_UNAVAILABLE', 'ledger');

const prepared: Delivery = { step: 'prepared' };
const queued: Delivery = { step: 'queued' };
const heldQueued: Delivery = { step: 'held', at: 'queued', problem: down, since: NOW };
const emailing: Delivery = { step: 'acting', act: { kind: 'email' }, mirror: approved };
const heldEmailing: Delivery = { ...emailing, step: 'held', at: 'acting', problem: down, since: NOW };
const recorded: Delivery = { step: 'recorded', mirror: approved };

const EVENTS = {
  release: { kind: 'release' },
  record: { kind: 'record', mirror: approved, email: false },
  'record and email': { kind: 'record', mirror: approved, email: true },
  hold: { kind: 'hold', problem: down, at: NOW },
  retry: { kind: 'retry' },
  acted: { kind: 'acted', mirror: sent },
  mirror: { kind: 'mirror', mirror: later },
} satisfies Record<string, DeliveryEvent>;
type EventName = keyof typeof EVENTS;

const TABLE: readonly [string, Delivery, Record<EventName, Delivery | string>][] = [
  ['prepared', prepared, { release: queued, record: 'NOT_RELEASABLE', 'record and email': 'NOT_RELEASABLE', hold: 'NOT_RELEASABLE', retry: 'NOT_RETRYABLE', acted: 'NOT_RELEASABLE', mirror: prepared }],
  ['queued', queued, { release: 'NOT_RELEASABLE', record: recorded, 'record and email': emailing, hold: heldQueued, retry: queued, acted: 'NOT_RETRYABLE', mirror: queued }],
  ['held on its way in', heldQueued, { release: 'NOT_RELEASABLE', record: recorded, 'record and email': emailing, hold: heldQueued, retry: queued, acted: 'NOT_RETRYABLE', mirror: heldQueued }],
  ['held before its email', heldEmailing, { release: 'NOT_RELEASABLE', record: 'NOT_RETRYABLE', 'record and email': 'NOT_RETRYABLE', hold: heldEmailing, retry: emailing, acted: { step: 'recorded', mirror: sent }, mirror: { ...heldEmailing, mirror: later } }],
  ['being emailed', emailing, { release: 'NOT_RELEASABLE', record: emailing, 'record and email': emailing, hold: heldEmailing, retry: emailing, acted: { step: 'recorded', mirror: sent }, mirror: { ...emailing, mirror: later } }],
  ['recorded', recorded, { release: 'NOT_RELEASABLE', record: recorded, 'record and email': recorded, hold: recorded, retry: 'NOT_RETRYABLE', acted: recorded, mirror: { step: 'recorded', mirror: later } }],
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
    fc.record({ kind: fc.constantFrom('release' as const, 'retry' as const) }),
    fc.record({ kind: fc.constant('record' as const), mirror: anyMirror, email: fc.boolean() }),
    fc.record({ kind: fc.constant('hold' as const), problem: anyProblem, at: anyInstant }),
    fc.record({ kind: fc.constantFrom('acted' as const, 'mirror' as const), mirror: anyMirror }),
  );

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

  it('once the ledger has it, we never send it again', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
        let delivery: Delivery = recorded;
        for (const event of events) {
          const result = deliver(delivery, event);
          if (result.ok) delivery = result.value;
          expect(delivery.step).toBe('recorded');
        }
      }),
    );
  });
});
