import { describe, expect, it } from '@jest/globals';
import { MUTANTS, mutated, type Mutant } from './mutants';
import { play } from './play';
import { shrink } from './shrink';
import { storyOf } from './tell-story';
import { warmUp } from './warm-up';
import { playToItsEnd } from './to-its-end';
import { storyWords } from './words';

const LONG_MS = 600_000;
/** A bug can have no end; what is looked for is a promise that it breaks. */
const LONGEST_PLAY_MS = 20_000;
// Errors are how the app's libraries say that there is no such key: nobody reads where they were made.
Error.stackTraceLimit = 0;

describe('A schedule', () => {
  it('runs the same way each time it is played', async () => {
    await warmUp();
    for (const seed of [2, 7, 30, 42, 163]) {
      const [first, again] = [await play(storyOf(seed)), await play(storyOf(seed))];
      expect(again.hash).toBe(first.hash);
      expect(again.mishaps).toEqual(first.mishaps);
    }
  }, LONG_MS);

  it('runs another way from another seed', async () => {
    expect((await play(storyOf(2))).hash).not.toBe((await play(storyOf(3))).hash);
  }, LONG_MS);
});

/** A seed at which a bug shows, and how. */
async function found(mutant: Mutant): Promise<{ readonly seed: number; readonly what: string } | undefined> {
  const app = mutated(mutant);
  for (const seed of [mutant.seed, ...Array.from({ length: mutant.within }, (_, index) => index + 1)]) {
    const broken = (await playToItsEnd(storyOf(seed), [app], LONGEST_PLAY_MS)).broken.filter(({ kind }) => kind !== 'unplayed');
    if (broken[0]) return { seed, what: broken.map(({ what }) => what).join(' ') };
  }
  return undefined;
}

describe('The simulation finds an app that', () => {
  it.each(MUTANTS.map((mutant) => [mutant.bug, mutant.within, mutant] as const))('%s, within %i seeds', async (_bug, _within, mutant) => {
    const how = await found(mutant);
    expect(how).toMatchObject({ what: expect.stringMatching(/\w/) });
  }, LONG_MS);
});

describe('A failing schedule', () => {
  it('is shrunk to a short story that still fails, and says how to play it', async () => {
    const mutant = MUTANTS[0]!;
    const { seed } = (await found(mutant))!;
    const { story, played } = await shrink(storyOf(seed), [mutated(mutant)]);
    expect(played.broken.length).toBeGreaterThan(0);
    expect(story.steps.length).toBeLessThan(storyOf(seed).steps.length);
    const words = storyWords(story, played);
    expect(words).toContain(`Seed ${String(seed)}`);
    expect(words).toMatch(/Mara makes HARB-\d the milestone/);
  }, LONG_MS);
});
