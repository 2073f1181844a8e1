import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { PersonId } from './ids';
import { transition } from './milestone-state';
import { prepareInvoice } from './prepare-invoice';
import { problem } from './problem';
import { autonomyOf, contractReaching, reachingOf, readReaching, REACHING, type Reaching } from './reaching';
import { codes, context, fixed, must, NOW, planOf, sampleContract } from './testing/samples';

const word = { kind: 'person' as const, person: 'p1' as PersonId };
const plan = (contract: Reaching, own?: Reaching) => {
  const made = planOf([fixed('12000')], sampleContract(readReaching(contract)));
  return { ...made, milestones: made.milestones.map((milestone) => ({ ...milestone, ...(own === undefined ? {} : { autonomy: own }) })) };
};
const prepared = (contract: Reaching, own?: Reaching, cause: Parameters<typeof context>[0] = {}) => {
  const made = plan(contract, own);
  return prepareInvoice(made, made.milestones[0]!, context(cause));
};
const anyReaching = fc.constantFrom(...REACHING);

describe('What happens when a milestone is reached', () => {
  test('it goes as far as its contract says, unless it says otherwise itself', () => {
    expect(must(prepared('approve')).invoice).toMatchObject({ autonomy: 'approve', delivery: { step: 'queued' } });
    expect(must(prepared('approve', 'prepare')).invoice).toMatchObject({ autonomy: 'prepare', delivery: { step: 'prepared' } });
    expect(must(prepared('prepare', 'email')).invoice).toMatchObject({ autonomy: 'email', delivery: { step: 'queued' } });
  });

  test('one that only reminds bills nothing by itself, and by a person’s word as far as its contract goes', () => {
    expect(codes(prepared('approve', 'remind'))).toEqual(['BILL_BY_HAND']);
    expect(must(prepared('approve', 'remind', { cause: word })).invoice.autonomy).toBe('approve');
  });

  test('a contract that only reminds has its milestones billed by hand, as drafts', () => {
    expect(codes(prepared('remind'))).toEqual(['BILL_BY_HAND']);
    expect(must(prepared('remind', undefined, { cause: word })).invoice.autonomy).toBe('draft');
    expect(must(prepared('remind', 'submit')).invoice.autonomy).toBe('submit');
  });

  test('what was reached while it only reminded waits for that word also when it goes alone by now', () => {
    const waiting = { kind: 'waiting' as const, problem: problem('BILL_BY_HAND', 'milestone'), since: NOW };
    const bill = { kind: 'bill' as const, invoiceId: 'i' as never, at: NOW };
    expect(codes(transition(waiting, { ...bill, cause: { kind: 'sweep' } }))).toEqual(['BILL_BY_HAND']);
    expect(must(transition(waiting, { ...bill, cause: word })).kind).toBe('billed');
    expect(must(transition(waiting, { kind: 'reopen', at: NOW }))).toEqual({ kind: 'planned' });
  });

  test('nothing is ever billed by itself where the word that holds is to remind, and always where it is not', () => {
    fc.assert(
      fc.property(anyReaching, fc.option(anyReaching, { nil: undefined }), fc.constantFrom('event' as const, 'sweep' as const, 'schedule' as const), (contract, own, kind) => {
        const tried = prepared(contract, own, { cause: { kind } });
        const holds = own ?? contract;
        expect(codes(tried)).toEqual(holds === 'remind' ? ['BILL_BY_HAND'] : []);
        if (tried.ok) expect(tried.value.invoice.autonomy).toBe(holds);
      }),
    );
  });

  test('what a form chose is what the contract says', () => {
    fc.assert(
      fc.property(anyReaching, fc.option(anyReaching, { nil: undefined }), (chosen, own) => {
        const kept = readReaching(chosen);
        const milestone = own === undefined ? {} : { autonomy: own };
        expect(contractReaching(kept)).toBe(chosen);
        expect(reachingOf(kept, milestone)).toBe(own ?? chosen);
        expect(autonomyOf(kept, milestone)).not.toBe('remind');
      }),
    );
  });
});
