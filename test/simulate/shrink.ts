import type { LoadApp } from '../../local/forge';
import type { Played } from './play';
import type { Story } from './story';
import { playToItsEnd } from './to-its-end';

/** A story that still breaks the same promise, with nothing left in it that could go. */
export interface Shrunk {
  readonly story: Story;
  readonly played: Played;
}

/** Plays it takes at most: a long story is then told a little longer than it need be. */
const MOST_PLAYS = 400;
/** A shortened story may be one that has no end, and there may be many. */
const LONGEST_PLAY_MS = 20_000;

/** Leaves out steps and faults, halves first and then one by one, as long as the same kind of promise is broken. */
export async function shrink(failing: Story, versions?: readonly LoadApp[]): Promise<Shrunk> {
  let best: Shrunk = { story: failing, played: await playToItsEnd(failing, versions) };
  const kinds = new Set(best.played.broken.map(({ kind }) => kind));
  let plays = 0;
  const attempt = async (story: Story): Promise<boolean> => {
    if (plays >= MOST_PLAYS) return false;
    plays += 1;
    const played = await playToItsEnd(story, versions, LONGEST_PLAY_MS);
    if (!played.broken.some(({ kind }) => kinds.has(kind))) return false;
    best = { story, played };
    return true;
  };
  await attempt({ ...failing, roughness: 0 });
  await attempt({ ...best.story, jostle: 0 });
  for (let before = -1; before !== sizeOf(best); ) {
    before = sizeOf(best);
    await dropSteps(() => best.story, attempt);
    await dropFaults(() => best, attempt);
  }
  return best;
}

const sizeOf = ({ story, played }: Shrunk): number => story.steps.length + played.mishaps.length + story.steps.filter(({ atOnce }) => atOnce).length;

async function dropSteps(now: () => Story, attempt: (story: Story) => Promise<boolean>): Promise<void> {
  for (let size = Math.ceil(now().steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = now().steps.length - size; start >= 0; start -= size) {
      const { steps } = now();
      await attempt({ ...now(), steps: [...steps.slice(0, start), ...steps.slice(start + size)] });
    }
  }
  for (const index of now().steps.keys()) {
    if (now().steps[index]?.atOnce === true) await attempt({ ...now(), steps: now().steps.map((step, at) => (at === index ? { ...step, atOnce: false } : step)) });
  }
}

async function dropFaults(now: () => Shrunk, attempt: (story: Story) => Promise<boolean>): Promise<void> {
  for (let size = Math.ceil(now().played.mishaps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = now().played.mishaps.length - size; start >= 0; start -= size) {
      const { story, played } = now();
      const left = played.mishaps.slice(start, start + size).map(({ name }) => name);
      if (left.length > 0) await attempt({ ...story, without: new Set([...story.without, ...left]) });
    }
  }
}
