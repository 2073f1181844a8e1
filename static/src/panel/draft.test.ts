import { describe, expect, it } from '@jest/globals';
import type { TriggerView } from '../../../src/handlers/pages/api';
import { contract, planned } from '../testing/sample';
import { draftOf, draftTrigger, isPreviewable, newDraft, readDraft } from './draft';

const typed = { ...newDraft('User dashboard', contract), amount: '12,000' };

describe('a milestone in the form', () => {
  it('starts with the epic’s summary, its contract, and Done as the trigger', () => {
    expect(newDraft('User dashboard', contract)).toMatchObject({ name: 'User dashboard', contractId: 'c1', triggerKind: 'category', category: 'done' });
  });

  it('is sent as typed: the server reads the numbers', () => {
    expect(readDraft(typed, 4)).toEqual({
      input: { contractId: 'c1', rev: 4, name: 'User dashboard', deliverable: '', price: { kind: 'amount', amount: '12,000' }, trigger: { kind: 'category', category: 'done' } },
    });
  });

  it.each([
    { kind: 'category', category: 'doing' }, { kind: 'status', statusId: '10002', statusName: 'In Review' }, { kind: 'date', date: '2027-01-29' }, { kind: 'version' }, { kind: 'manual' }, { kind: 'start' },
  ] as const satisfies readonly TriggerView[])('comes back from the plan as it went in: %j', (trigger) => {
    const draft = draftOf({ ...planned, trigger, terms: { kind: 'day_of_next_month', day: 20 } });
    const { statusName: _name, ...sent } = { statusName: '', ...trigger };
    expect(readDraft(draft, 4)).toMatchObject({ input: { price: { kind: 'share', percent: '25' }, trigger: sent, terms: { kind: 'day_of_next_month', day: 20 } } });
    expect(draftTrigger(draft, [{ id: '10002', name: 'In Review', category: 'doing' }])).toEqual(trigger);
  });

  it('names its version by its id, and waits for the versions to be read to say its name', () => {
    const draft = draftOf({ ...planned, trigger: { kind: 'version', version: { id: '10020', name: '2.0' } }, autonomy: 'remind' });
    expect(readDraft(draft, 4)).toMatchObject({ input: { trigger: { kind: 'version', versionId: '10020' }, autonomy: 'remind' } });
    expect(draftTrigger(draft, [])).toBeUndefined();
    expect(draftTrigger(draft, [], [{ id: '10020', name: '2.0', released: false }])).toEqual({ kind: 'version', version: { id: '10020', name: '2.0' } });
  });

  it('is not sent while its own terms lack their number', () => {
    expect(readDraft({ ...typed, terms: { kind: 'days_after_invoice', number: '' } }, 4)).toMatchObject({ problem: { code: 'TERMS_INVALID', path: 'terms' } });
  });

  it('is asked about only once price, name and trigger are there', () => {
    expect(isPreviewable(typed)).toBe(true);
    expect(isPreviewable({ ...typed, amount: ' ' })).toBe(false);
    expect(isPreviewable({ ...typed, name: '' })).toBe(false);
    expect(isPreviewable({ ...typed, triggerKind: 'status' })).toBe(false);
    expect(isPreviewable({ ...typed, triggerKind: 'date' })).toBe(false);
    expect(isPreviewable({ ...typed, priceKind: 'share' })).toBe(false);
  });

  it('keeps the amount while a share is tried, and brings it back', () => {
    const tried = { ...typed, priceKind: 'share' as const, percent: '25' };
    expect(readDraft({ ...tried, priceKind: 'amount' }, 4)).toEqual(readDraft(typed, 4));
  });
});
