import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LEDGER_ACTS, type LedgerActKind } from './activity';
import { calendarDate } from './calendar-date';
import { LEDGER_STATUSES, type LedgerAct, type LedgerStatus, type Mirror } from './invoice';
import { afterAct, isActPossible, isFulfilled, possibleActs, stillWanted } from './ledger-act';
import { anyAct, anyMirror } from './testing/arbitraries';
import { aud, bill, mara, mirrorFor, planOf, share } from './testing/samples';

const draft = mirrorFor(bill(planOf([share(100)]), 1).invoice);
const at = (status: LedgerStatus, changes: Partial<Mirror> = {}): Mirror => ({ ...draft, status, ...changes });
const paidIn = (status: LedgerStatus, paid: string): Mirror => at(status, { paid: aud(paid), due: aud(String(66000 - Number(paid))) });
const asked = { by: mara, reason: 'Agreed' };
const credit = (amount: string): LedgerAct => ({ kind: 'credit', ...asked, amount: aud(amount), number: 'X-CN1', date: calendarDate('2026-11-23') });
const ACTS: Readonly<Record<LedgerActKind, LedgerAct>> = { approve: { kind: 'approve', by: mara }, email: { kind: 'email', by: mara }, void: { kind: 'void', ...asked }, delete: { kind: 'delete', ...asked }, credit: credit('100') };

describe('what can be asked of an invoice', () => {
  const TABLE: Readonly<Record<LedgerStatus, readonly LedgerActKind[]>> = {
    draft: ['approve', 'delete'], submitted: ['approve', 'delete'], approved: ['email', 'void', 'credit'], paid: ['email'], voided: [], deleted: [],
  };
  it.each(LEDGER_STATUSES)('that is %s', (status) => {
    const mirror = status === 'paid' ? paidIn('paid', '66000') : at(status);
    expect(LEDGER_ACTS.filter((kind) => isActPossible(ACTS[kind], mirror))).toEqual(TABLE[status]);
    expect(possibleActs({ delivery: { step: 'recorded', mirror } })).toEqual(TABLE[status]);
  });

  it('that a cent was paid or credited on: it is not voided any more', () => {
    expect(possibleActs({ delivery: { step: 'recorded', mirror: paidIn('approved', '0.01') } })).toEqual(['email', 'credit']);
    expect(isActPossible(ACTS.void, at('approved', { credited: aud('0.01') }))).toBe(false);
  });

  it('a credit is above zero and at most what is owed', () => {
    const owing = paidIn('approved', '65990');
    expect(['0', '0.01', '10', '10.01'].map((amount) => isActPossible(credit(amount), owing))).toEqual([false, true, true, false]);
  });

  it('nothing, while something is under way or before the ledger has it', () => {
    expect(possibleActs({ delivery: { step: 'acting', act: ACTS.approve, mirror: draft } })).toEqual([]);
    expect(possibleActs({ delivery: { step: 'queued' } })).toEqual([]);
  });
});

describe('whether it is still to be done', () => {
  /** For each act, by the ledger's status: done, wanted, or over. */
  const TABLE: Readonly<Record<LedgerActKind, Readonly<Record<LedgerStatus, 'done' | 'wanted' | 'over'>>>> = {
    approve: { draft: 'wanted', submitted: 'wanted', approved: 'done', paid: 'done', voided: 'over', deleted: 'over' },
    email: { draft: 'wanted', submitted: 'wanted', approved: 'wanted', paid: 'wanted', voided: 'over', deleted: 'over' },
    void: { draft: 'wanted', submitted: 'wanted', approved: 'wanted', paid: 'wanted', voided: 'done', deleted: 'over' },
    delete: { draft: 'wanted', submitted: 'wanted', approved: 'wanted', paid: 'wanted', voided: 'over', deleted: 'done' },
    credit: { draft: 'wanted', submitted: 'wanted', approved: 'wanted', paid: 'wanted', voided: 'wanted', deleted: 'wanted' },
  };
  it.each(LEDGER_ACTS.flatMap((kind) => LEDGER_STATUSES.map((status) => [kind, status] as const)))('%s, once it is %s', (kind, status) => {
    const verdict = isFulfilled(ACTS[kind], at(status)) ? 'done' : stillWanted(ACTS[kind], at(status)) ? 'wanted' : 'over';
    expect(verdict).toBe(TABLE[kind][status]);
  });

  it('an email: the contract’s own goes to an approved invoice only; a first one is done by whoever sent it; a second only by us', () => {
    const sent = at('approved', { emailed: true });
    expect(stillWanted({ kind: 'email' }, at('approved'))).toBe(true);
    for (const mirror of [at('draft'), at('paid'), sent]) expect(stillWanted({ kind: 'email' }, mirror)).toBe(false);
    expect(isFulfilled({ kind: 'email', by: mara }, sent)).toBe(true);
    for (const again of ['wanted', 'tried'] as const) expect([isFulfilled({ kind: 'email', by: mara, again }, sent), stillWanted({ kind: 'email', by: mara, again }, sent)]).toEqual([false, true]);
  });

  it('what is done is not wanted, whatever the invoice', () => {
    fc.assert(fc.property(anyAct, anyMirror, (act, mirror) => {
      if (isFulfilled(act, mirror)) expect(stillWanted(act, mirror)).toBe(false);
      expect(afterAct(act, mirror)).toEqual(stillWanted(act, mirror) ? { step: 'acting', act, mirror } : { step: 'recorded', mirror });
    }));
  });

  it('what can be asked for is not done yet, but for an email: that the client has one already, somebody else saw to', () => {
    fc.assert(fc.property(anyAct, anyMirror, (act, mirror) => {
      if (isActPossible(act, mirror) && act.kind !== 'email') expect(stillWanted(act, mirror)).toBe(true);
    }));
  });
});
