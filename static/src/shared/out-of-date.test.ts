import { describe, expect, it } from '@jest/globals';
import { isOutOfDate } from './out-of-date';

const shown = [{ id: 'c1', rev: 4 }, { id: 'c2', rev: 1 }];

describe('a page', () => {
  it('is out of date when a contract was changed, or made, since it was read', () => {
    expect(isOutOfDate(shown, [{ id: 'c1', rev: 5 }, { id: 'c2', rev: 1 }])).toBe(true);
    expect(isOutOfDate(shown, [...shown, { id: 'c3', rev: 0 }])).toBe(true);
    expect(isOutOfDate([], [{ id: 'c1', rev: 0 }])).toBe(true);
  });
  it('is not when nothing changed, when nobody was asked yet, or when a search is behind what the reader did themselves', () => {
    expect(isOutOfDate(shown, shown)).toBe(false);
    expect(isOutOfDate(shown, [])).toBe(false);
    expect(isOutOfDate(shown, [{ id: 'c1', rev: 3 }, { id: 'c2', rev: 1 }])).toBe(false);
  });
});
