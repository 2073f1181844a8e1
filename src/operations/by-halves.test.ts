import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byHalves } from './by-halves';

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_none, place) => place);
async function ask(all: readonly number[], there: ReadonlySet<number>, most: number) {
  let asked = 0;
  const found = await byHalves(all, async (part) => {
    asked += 1;
    return Promise.resolve(part.some((each) => there.has(each)));
  }, most);
  return { found, asked };
}

describe('Those that are there, by asking whether any of several is', () => {
  it('costs one question where none is, and few where few are', async () => {
    expect(await ask(upTo(1000), new Set(), 400)).toEqual({ found: [], asked: 1 });
    const { found, asked } = await ask(upTo(1000), new Set([7, 900]), 400);
    expect(found?.toSorted((a, b) => a - b)).toEqual([7, 900]);
    expect(asked).toBeLessThan(45);
    expect(await ask([], new Set(), 0)).toEqual({ found: [], asked: 0 });
  });

  it('finds 200 that are all there within 400 questions, and does not guess beyond', async () => {
    expect((await ask(upTo(200), new Set(upTo(200)), 400)).found).toHaveLength(200);
    expect(await ask(upTo(1000), new Set(upTo(1000)), 400)).toEqual({ found: undefined, asked: expect.any(Number) });
  });

  it('finds all and no other, whichever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), fc.array(fc.nat(60)), async (count, there) => {
        const { found, asked } = await ask(upTo(count), new Set(there), 1000);
        expect(new Set(found)).toEqual(new Set(there.filter((each) => each < count)));
        expect(found).toHaveLength(new Set(found).size);
        expect(asked).toBeLessThanOrEqual(Math.max(1, 2 * count - 1));
      }),
      { numRuns: 100 },
    );
  });
});
