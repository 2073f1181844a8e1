import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { lengthOf, monthsAround, roomFor } from './layout';

describe('bars', () => {
  test('keep within the picture with their names and figures, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 2000 }), fc.nat(12), fc.nat(16), (width, label, figure) => {
        const rows = [{ label: 'x'.repeat(label), figure: '0'.repeat(figure) }];
        const { left, bars } = roomFor(rows, width);
        expect(left + lengthOf(1, 1, bars) + 8 + figure * 6.6).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('show what is there at all, and nothing of nothing', () => {
    expect(lengthOf(1, 1_000_000, 300)).toBe(2);
    expect(lengthOf(0, 1_000_000, 300)).toBe(0);
    expect(lengthOf(500_000, 1_000_000, 300)).toBe(150);
  });
});

describe('months', () => {
  const year = (from: number, count: number) => Array.from({ length: count }, (_none, place) => ({ month: new Date(Date.UTC(2026, from + place, 1)).toISOString().slice(0, 7) }));
  const shown = (...given: Parameters<typeof monthsAround>) => monthsAround(...given).map(({ month }) => month);

  test('are all shown where there is room, and else those around now', () => {
    expect(shown(year(0, 5), '2026-03', 6)).toHaveLength(5);
    expect(shown(year(0, 24), '2026-12', 6)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02']);
    expect(shown(year(0, 12), '2026-12', 6).at(-1)).toBe('2026-12');
    expect(shown(year(0, 12), '2025-06', 6)[0]).toBe('2026-01');
  });

  test('however many there are, as many as there is room for are shown, in their order', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 }), fc.nat(80), (count, room, at) => {
      const months = year(0, count);
      const found = monthsAround(months, year(at, 1)[0]?.month ?? '', room);
      expect(found).toHaveLength(Math.min(count, room));
      expect([...found].sort((a, b) => (a.month < b.month ? -1 : 1))).toEqual(found);
    }));
  });
});
