import { describe, expect, it } from '@jest/globals';
import { looksUntil } from './look-times';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const inSeconds = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();

describe('looking for what somebody does elsewhere', () => {
  it('goes on now and then until its time is over, and looks once more then', () => {
    expect(looksUntil(inSeconds(60), NOW)).toEqual([35_000, 50_000, 62_000]);
  });

  it('takes a few dozen looks for the ten minutes that a consent may take', () => {
    const looks = looksUntil(inSeconds(600), NOW);
    expect(looks.length).toBeLessThan(45);
    expect(looks.at(-1)).toBe(602_000);
  });

  it('is not needed where the first looks reach, beyond the one at the end', () => {
    expect(looksUntil(inSeconds(10), NOW)).toEqual([12_000]);
  });

  it('is bounded, whatever a clock says', () => {
    const looks = looksUntil('2099-01-01T00:00:00Z', NOW);
    expect(looks).toHaveLength(61);
    expect(Math.max(...looks)).toBeLessThan(2 ** 31);
  });

  it.each([undefined, inSeconds(0), inSeconds(-1), 'nonsense'])('ends with it: %s', (until) => {
    expect(looksUntil(until, NOW)).toEqual([]);
  });
});
