import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { offsetsOf, rowAt, spanAt } from './window';

const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 400 });
const view = fc.record({ top: fc.integer({ min: -200, max: 150_000 }), height: fc.integer({ min: 1, max: 2_000 }) });

describe('a long table', () => {
  it('draws every row that is seen, wherever somebody scrolled to', () => {
    fc.assert(fc.property(heights, view, (rows, { top, height }) => {
      const offsets = offsetsOf(rows.length, (index) => rows[index] ?? 0);
      const whole = offsets[rows.length] ?? 0;
      const seen = Math.max(0, Math.min(top, whole - height));
      const span = spanAt(offsets, top, height);
      rows.forEach((_row, index) => {
        const isSeen = (offsets[index] ?? 0) < seen + height && (offsets[index + 1] ?? 0) > seen;
        if (isSeen) expect(index >= span.first && index < span.last).toBe(true);
      });
    }), { numRuns: 200 });
  });

  it('is as high as all its rows, drawn or not', () => {
    fc.assert(fc.property(heights, view, (rows, { top, height }) => {
      const offsets = offsetsOf(rows.length, (index) => rows[index] ?? 0);
      const { first, last, above, below } = spanAt(offsets, top, height);
      const drawn = rows.slice(first, last).reduce((sum, row) => sum + row, 0);
      expect(above + drawn + below).toBe(offsets[rows.length]);
    }), { numRuns: 200 });
  });

  it('draws some dozens of rows of five thousand', () => {
    const offsets = offsetsOf(5_000, () => 57);
    for (const top of [0, 142_300, 285_000]) {
      const { first, last } = spanAt(offsets, top, 640);
      expect(last - first).toBeLessThanOrEqual(45);
    }
  });

  it('draws the same rows while somebody scrolls by a pixel or two', () => {
    const offsets = offsetsOf(5_000, () => 57);
    expect(spanAt(offsets, 57 * 100 + 1, 640)).toEqual(spanAt(offsets, 57 * 100 + 3, 640));
  });

  it('knows the row at a height', () => {
    const offsets = offsetsOf(3, () => 10);
    expect([0, 9, 10, 29, 30, 999].map((y) => rowAt(offsets, y))).toEqual([0, 0, 1, 2, 2, 2]);
  });
});
