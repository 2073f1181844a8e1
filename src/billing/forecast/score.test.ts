import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { currencyCode } from '../money';
import { byClientMean, byDueDate, expectedWithin } from './rules';
import { brier, MARKS, pinball, scoreDelays, trackRecord, wape } from './score';

const AUD = currencyCode('AUD');

describe('how far off forecasts were', () => {
  test('a mark above what happened costs its rest, a mark below its share', () => {
    expect(pinball(10, 14, 0.9)).toBeCloseTo(0.4);
    expect(pinball(10, 6, 0.9)).toBeCloseTo(3.6);
    expect(pinball(10, 10, 0.9)).toBe(0);
  });

  test('telling the true marks costs least', () => {
    const outcomes = Array.from({ length: 101 }, (_, day) => day);
    const cost = (mark: number, share: number): number => outcomes.reduce((all, actual) => all + pinball(actual, mark, share), 0);
    fc.assert(fc.property(fc.constantFrom(...MARKS), fc.integer({ min: 0, max: 100 }), (share, other) => expect(cost(share * 100, share)).toBeLessThanOrEqual(cost(other, share) + 1e-9)));
  });

  test('mean error is of the middle mark, coverage of the outer two', () => {
    const marks = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
    expect(scoreDelays([{ marks, actual: 4 }, { marks, actual: 6 }])).toMatchObject({ count: 2, maeDays: 5, coverage80: 0.5 });
  });

  test('one day off in every mark: half a day of pinball, as for a rule without a range', () => {
    expect(scoreDelays([{ marks: MARKS.map(() => 0), actual: 1 }]).pinball).toBeCloseTo(0.5);
  });

  test('cash: all that was off by all that came', () => {
    expect(wape([{ forecast: 90, actual: 100 }, { forecast: 320, actual: 300 }])).toBeCloseTo(0.075);
    expect(wape([{ forecast: 1, actual: 0 }])).toBe(Infinity);
  });

  test('chances: a coin scores a quarter, certainty nothing or one', () => {
    expect(brier([{ chance: 0.5, happened: true }])).toBe(0.25);
    expect(brier([{ chance: 1, happened: true }, { chance: 1, happened: false }])).toBe(0.5);
  });

  test('kept forecasts are scored beside the rules people use', () => {
    const kept = [
      { forecast: { currency: AUD, p10: 80, p50: 100, p90: 130, byDueDate: 150, byClientMean: 90 }, actual: 110 },
      { forecast: { currency: AUD, p10: 80, p50: 100, p90: 130, byDueDate: 150, byClientMean: 90 }, actual: 140 },
    ];
    expect(trackRecord(kept)).toEqual({ count: 2, coverage80: 0.5, wape: 0.2, wapeByDueDate: 0.2, wapeByClientMean: 0.28 });
  });
});

describe('the rules people use', () => {
  const paid = (clientId: string, delay: number, on: number) => ({ clientId, issued: on - delay - 30, due: on - delay, paid: on, share: 1 });
  const open = { clientId: 'a', issued: 990, due: 1020 };

  test('due date plus the mean delay of the client, of all clients for a new one, of nobody when nobody paid', () => {
    const history = [paid('a', 4, 900), paid('a', 8, 950), paid('b', 30, 960), paid('a', 500, 100)];
    expect(byClientMean(history, 1000)(open)).toBe(1026);
    expect(byClientMean(history, 1000)({ ...open, clientId: 'new' })).toBe(1034);
    expect(byClientMean([], 1000)(open)).toBe(1020);
  });

  test('what was paid after the day is not known on it', () => {
    expect(byClientMean([paid('a', 4, 900), paid('a', 90, 1001)], 1000)(open)).toBe(1024);
  });

  test('what should have been paid by now is taken to come at once', () => {
    expect(expectedWithin(byDueDate, { ...open, due: 950 }, 1000, 7)).toBe(true);
    expect(expectedWithin(byDueDate, open, 1000, 7)).toBe(false);
    expect(expectedWithin(byDueDate, open, 1000, 20)).toBe(true);
  });
});
