import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { calendarDate } from './calendar-date';
import type { Contract } from './contract';
import { CONTRACT_STATES, contractObstacle, hasStarted, waitsForActivation } from './contract-state';
import { transition } from './milestone-state';
import { withMilestone } from './plan-edit';
import { prepareInvoice } from './prepare-invoice';
import { problem } from './problem';
import { anyDate } from './testing/arbitraries';
import { codes, context, fixed, mara, must, newMilestone, NOW, planOf, sampleContract } from './testing/samples';

const plan = planOf([fixed('10000'), fixed('20000')]);
const first = { id: newMilestone(1, fixed('1')).id };
const today = calendarDate('2026-11-22');
const day = calendarDate;
const byHand = { kind: 'person', person: mara } as const;

describe('a contract bills', () => {
  it.each<[string, Partial<Contract>, boolean, string | undefined]>([
    ['while it is active', {}, false, undefined],
    ['nothing while it is a draft, whoever asks', { state: 'draft' }, true, 'CONTRACT_DRAFT'],
    ['nothing while it is paused, whoever asks', { state: 'paused' }, true, 'CONTRACT_PAUSED'],
    ['nothing once it is closed, whoever asks', { state: 'closed' }, true, 'CONTRACT_CLOSED'],
    ['nothing before its first day, whoever asks', { startsOn: day('2026-11-23') }, true, 'CONTRACT_NOT_STARTED'],
    ['from its first day on', { startsOn: today }, false, undefined],
    ['on its last day too', { endsOn: today }, false, undefined],
    ['nothing by itself after its last day', { endsOn: day('2026-11-21') }, false, 'CONTRACT_ENDED'],
    ['after its last day by a person’s word', { endsOn: day('2026-11-21') }, true, undefined],
  ])('%s', (_when, changes, byPerson, expected) => {
    expect(contractObstacle({ ...plan, ...changes }, today, byPerson)?.code).toBe(expected);
    const prepared = prepareInvoice({ ...plan, ...changes }, first, context(byPerson ? { cause: byHand } : {}));
    expect(codes(prepared)).toEqual(expected === undefined ? [] : [expected]);
  });

  it('never in any state but active, and never outside its days by itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CONTRACT_STATES), fc.option(anyDate, { nil: undefined }), fc.option(anyDate, { nil: undefined }), anyDate, fc.boolean(), (state, startsOn, endsOn, on, byPerson) => {
        const contract = { ...plan, state, ...(startsOn === undefined ? {} : { startsOn }), ...(endsOn === undefined ? {} : { endsOn }) };
        const bills = contractObstacle(contract, on, byPerson) === undefined;
        const inTime = (startsOn === undefined || on >= startsOn) && (byPerson || endsOn === undefined || on <= endsOn);
        expect(bills).toBe(state === 'active' && inTime);
      }),
    );
  });
});

describe('what was reached while the contract was paused', () => {
  const paused = { kind: 'refuse', problem: problem('CONTRACT_PAUSED', 'contract'), at: NOW } as const;
  const waiting = must(transition({ kind: 'planned' }, paused));
  const resumed = withMilestone(plan, { ...must(milestoneOf()), state: waiting });

  function milestoneOf() {
    const [milestone] = plan.milestones;
    return milestone ? { ok: true as const, value: milestone } : { ok: false as const, problems: [] };
  }

  it.each(['event', 'sweep', 'schedule'] as const)('is not billed by itself once the contract goes on (%s)', (kind) => {
    expect(codes(prepareInvoice(resumed, first, context({ cause: { kind } })))).toEqual(['CONTRACT_PAUSED']);
  });

  it('is billed by a person’s word, once', () => {
    const { contract } = must(prepareInvoice(resumed, first, context({ cause: byHand })));
    expect(codes(prepareInvoice(contract, first, context({ cause: byHand })))).toEqual(['MILESTONE_ALREADY_BILLED']);
  });

  it('is planned again when its work goes back, and then bills as any other', () => {
    expect(transition(waiting, { kind: 'reopen', at: NOW })).toEqual({ ok: true, value: { kind: 'planned' } });
  });
});

describe('what is due from the start', () => {
  it.each<[string, Partial<Contract>, boolean]>([
    ['is due on an active contract', {}, true],
    ['is not due on a draft', { state: 'draft' }, false],
    ['is not due before the contract’s first day', { startsOn: day('2026-11-23') }, false],
    ['is due on that day', { startsOn: today }, true],
  ])('%s', (_when, changes, expected) => {
    expect(hasStarted({ ...plan, ...changes }, today)).toBe(expected);
  });

  it('waits for activation together with what was reached in the meantime, and with nothing else', () => {
    const deposit = planOf([fixed('1')], sampleContract({ state: 'draft' }));
    const [milestone] = deposit.milestones;
    if (!milestone) throw new Error('no milestone');
    const from = (changes: object): number => waitsForActivation({ milestones: [{ ...milestone, ...changes }] }).length;
    expect(from({ trigger: { kind: 'start' } })).toBe(1);
    expect(from({ state: { kind: 'waiting', problem: problem('CONTRACT_DRAFT', 'contract'), since: NOW } })).toBe(1);
    expect(from({})).toBe(0);
    expect(from({ trigger: { kind: 'start' }, state: { kind: 'held', by: mara, reason: 'x', at: NOW } })).toBe(0);
  });
});
