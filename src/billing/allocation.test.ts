import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { largestRemainder } from './allocation';

const amounts = fc.integer({ min: 0, max: 10 ** 13 });
const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 100 });

describe('splitting an amount', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [200, [1, 1, 1], [67, 67, 66]],
    [1, [1, 1], [1, 0]],
    [10, [5000, 3333, 1667], [5, 3, 2]],
    [0, [1, 2], [0, 0]],
    [5, [0, 0], [0, 0]],
    [10 ** 13 - 1, [9999, 1], [9_998_999_999_999, 1_000_000_000]],
  ])('%i over %j is %j', (amount, over, parts) => {
    expect(largestRemainder(amount, over)).toEqual(parts);
  });

  it('loses and makes nothing', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, over) => {
        const total = largestRemainder(amount, over).reduce((sum, part) => sum + part, 0);
        expect(total).toBe(over.some((weight) => weight > 0) ? amount : 0);
      }),
    );
  });

  it('gives each its quota to less than one unit, never less than nothing, and nothing for no weight', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, over) => {
        const whole = over.reduce((sum, weight) => sum + weight, 0);
        largestRemainder(amount, over).forEach((part, index) => {
          const weight = over[index] ?? 0;
          const floor = whole === 0 ? 0 : Number((BigInt(amount) * BigInt(weight)) / BigInt(whole));
          expect(part - floor === 0 || (part - floor === 1 && weight > 0)).toBe(true);
        });
      }),
    );
  });
});
