import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retyped } from './retyped';

const draft = () => fc.record({ name: fc.string(), price: fc.string(), people: fc.array(fc.string()), deposit: fc.record({ wanted: fc.boolean(), amount: fc.string() }) });

describe('a form that is filled again', () => {
  const before = { name: 'App', price: '48000', deposit: { wanted: true, amount: '100' }, people: ['a'] };

  test('keeps what was typed, and shows what somebody else changed', () => {
    const typed = { ...before, name: 'The app', deposit: { wanted: true, amount: '150' } };
    const now = { ...before, price: '60000', deposit: { wanted: false, amount: '100' } };
    expect(retyped(before, typed, now)).toEqual({ name: 'The app', price: '60000', deposit: { wanted: false, amount: '150' }, people: ['a'] });
  });

  test('takes a list of people as one thing', () => {
    expect(retyped(before, { ...before, people: ['a', 'b'] }, { ...before, people: ['c'] }).people).toEqual(['a', 'b']);
    expect(retyped(before, before, { ...before, people: [] }).people).toEqual([]);
  });

  test('has what was added to it, and no longer has what was taken away', () => {
    const one: { readonly name: string; readonly note?: string } = { name: 'App', note: 'a' };
    expect(retyped<typeof one>(one, one, { name: 'App' })).toEqual({ name: 'App' });
    expect(retyped<typeof one>({ name: 'App' }, { name: 'App' }, one)).toEqual(one);
    expect(retyped<typeof one>({ name: 'App' }, { name: 'App', note: 'mine' }, { name: 'B' })).toEqual({ name: 'B', note: 'mine' });
  });

  test('is what it is now where nothing was typed, and as typed where nothing else changed', () => {
    fc.assert(fc.property(draft(), draft(), (one, other) => {
      expect(retyped(one, one, other)).toEqual(other);
      expect(retyped(one, other, one)).toEqual(other);
    }), { numRuns: 50 });
  });
});
