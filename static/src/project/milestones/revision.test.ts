import { describe, expect, it } from '@jest/globals';
import { planned } from '../../testing/sample';
import { draftOf, revisionOf } from './revision';

const priced = { ...planned, price: { kind: 'amount' as const } };
const dated = { ...priced, trigger: { kind: 'date' as const, date: '2027-01-29' } };

describe('what is sent of a milestone that was changed in its row', () => {
  it('is nothing when nothing was typed', () => {
    for (const row of [planned, priced, dated]) expect(revisionOf(row, draftOf(row))).toBeUndefined();
  });
  it('is only what is otherwise', () => {
    expect(revisionOf(priced, { ...draftOf(priced), name: 'Dashboard' })).toEqual({ name: 'Dashboard' });
    expect(revisionOf(priced, { ...draftOf(priced), price: '12k' })).toEqual({ price: { kind: 'amount', amount: '12k' } });
    expect(revisionOf(planned, { ...draftOf(planned), price: '30' })).toEqual({ price: { kind: 'share', percent: '30' } });
    expect(revisionOf(dated, { ...draftOf(dated), date: '2027-02-28' })).toEqual({ date: '2027-02-28' });
  });
  it('is no day where none makes it due', () => {
    expect(revisionOf(priced, { ...draftOf(priced), date: '2027-02-28' })).toBeUndefined();
  });
});
