import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Deal, FUTURES } from './deal';
import { Futures, rangeOf, runningRanges, type Fate } from './futures';

const EACH_FOR_ITSELF = { group: 0, all: 0 };
const DAYS = 10;

const fateOf = (id: string, minor: number, chances: readonly number[], group = id): Fate => ({ id, group, minor, chances: { list: Float64Array.from({ length: DAYS }, (_, day) => chances[day] ?? 0), at: 0, days: DAYS } });

const played = (fates: readonly Fate[], alike = EACH_FOR_ITSELF): Futures => {
  const futures = new Futures(DAYS, new Deal(alike));
  for (const fate of fates) futures.add(fate);
  return futures;
};
const same = (a: Float64Array, b: Float64Array): boolean => a.length === b.length && a.every((one, place) => one === b[place]);
const whole = (futures: Futures) => rangeOf(futures, 0, DAYS - 1);

const anyChances = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: DAYS, maxLength: DAYS }).chain((weights) =>
  fc.double({ min: 0, max: 1, noNaN: true }).map((inTime) => {
    const total = weights.reduce((all, weight) => all + weight, 0);
    return weights.map((weight) => (total === 0 ? 0 : (weight / total) * inTime));
  }),
);
const anyFates = fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000_000 }), anyChances, fc.integer({ min: 1, max: 4 })), { maxLength: 25 }).map((list) => list.map(([minor, chances, client], place) => fateOf(`i-${place}`, minor, chances, `c-${client}`)));
const anyAlike = fc.record({ group: fc.double({ min: 0, max: 1, noNaN: true }), all: fc.double({ min: 0, max: 1, noNaN: true }) });

describe('the total of many uncertain payments', () => {
  test('lies between nothing and everything, its marks in order', () => {
    fc.assert(
      fc.property(anyFates, anyAlike, (fates, alike) => {
        const { p10, p50, p90, expected } = whole(played(fates, alike));
        const most = fates.reduce((all, fate) => all + fate.minor, 0);
        expect(p10).toBeGreaterThanOrEqual(0);
        expect(p50).toBeGreaterThanOrEqual(p10);
        expect(p90).toBeGreaterThanOrEqual(p50);
        expect(p90).toBeLessThanOrEqual(most);
        expect(expected).toBeLessThanOrEqual(most + 1);
      }),
      { numRuns: 40 },
    );
  });

  test('is the same in whatever order the items come', () => {
    fc.assert(fc.property(anyFates, anyAlike, (fates, alike) => expect(same(played(fates.toReversed(), alike).totals, played(fates, alike).totals)).toBe(true)), { numRuns: 40 });
  });

  test('an item taken out leaves no trace', () => {
    fc.assert(
      fc.property(anyFates, anyAlike, fc.nat(), (fates, alike, which) => {
        fc.pre(fates.length > 0);
        const gone = fates[which % fates.length]!;
        const futures = played(fates, alike);
        futures.remove(gone);
        const without = played(fates.filter((fate) => fate !== gone), alike);
        expect(same(futures.totals, without.totals) && same(futures.expected, without.expected)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('each item is paid on a day in as many futures as its chance says, give or take one', () => {
    fc.assert(
      fc.property(anyChances, anyAlike, (chances, alike) => {
        const futures = played([fateOf('i', 1, chances)], alike);
        chances.forEach((chance, day) => {
          const times = futures.totals.slice(day * FUTURES, (day + 1) * FUTURES).reduce((all, one) => all + one, 0);
          expect(Math.abs(times - chance * FUTURES)).toBeLessThanOrEqual(1.0001);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('an invoice that comes nine times in ten: certain at the 50 % mark, and nothing at the 10 % mark only when it comes less often', () => {
    expect(whole(played([fateOf('i', 500, [0.5, 0.45])]))).toEqual({ p10: 500, p50: 500, p90: 500, expected: 475 });
    expect(whole(played([fateOf('i', 500, [0.4, 0.4])]))).toEqual({ p10: 0, p50: 500, p90: 500, expected: 400 });
  });

  test('the range of a sum is narrower than the sum of ranges: forty coins of 1.00 come to 16 to 24, not to 0 to 40', () => {
    const { p10, p50, p90, expected } = whole(played(Array.from({ length: 40 }, (_, place) => fateOf(`coin ${place}`, 100, [0.25, 0.25]))));
    expect(expected).toBe(2000);
    // A coin's forty throws: 10 % mark 16, middle 20, 90 % mark 24.
    expect(Math.abs(p10 - 1600)).toBeLessThanOrEqual(100);
    expect(Math.abs(p50 - 2000)).toBeLessThanOrEqual(100);
    expect(Math.abs(p90 - 2400)).toBeLessThanOrEqual(100);
  });

  test('one large invoice among small ones is seen for what it is: two humps, no bell', () => {
    const small = Array.from({ length: 20 }, (_, place) => fateOf(`small ${place}`, 100, [0.5]));
    const { p10, p50, p90 } = whole(played([fateOf('large', 100_000, [0.6]), ...small]));
    expect(p10).toBeLessThan(2_000);
    expect(p50).toBeGreaterThan(100_000);
    expect(p90).toBeLessThan(102_000);
  });

  test("a client's invoices that share their fate come all or not at all", () => {
    const coins = Array.from({ length: 40 }, (_, place) => fateOf(`coin ${place}`, 100, [0.6], 'one client'));
    expect(whole(played(coins, { group: 1, all: 0 }))).toEqual({ p10: 0, p50: 4000, p90: 4000, expected: 2400 });
  });

  test('the more invoices share their fate, the wider the range of their total', () => {
    const coins = Array.from({ length: 200 }, (_, place) => fateOf(`coin ${place}`, 100, [0.5], `client ${place % 10}`));
    const widthOf = (alike: { group: number; all: number }): number => {
      const { p10, p90 } = whole(played(coins, alike));
      return p90 - p10;
    };
    expect(widthOf({ group: 0.3, all: 0 })).toBeGreaterThan(1.5 * widthOf(EACH_FOR_ITSELF));
    expect(widthOf({ group: 0.3, all: 0.1 })).toBeGreaterThan(1.5 * widthOf({ group: 0.3, all: 0 }));
  });

  test('what has come by a day is never more than what has come by the next', () => {
    fc.assert(
      fc.property(anyFates, (fates) => {
        const ranges = runningRanges(played(fates));
        ranges.slice(1).forEach(({ p10, p50, p90 }, day) => {
          expect(p10).toBeGreaterThanOrEqual(ranges[day]!.p10);
          expect(p50).toBeGreaterThanOrEqual(ranges[day]!.p50);
          expect(p90).toBeGreaterThanOrEqual(ranges[day]!.p90);
        });
        expect(ranges.at(-1)).toEqual(whole(played(fates)));
      }),
      { numRuns: 40 },
    );
  });
});
