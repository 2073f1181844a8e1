import type { LoadApp } from '../../local/forge';
import { sources } from '../app/sources';
import type { Ahead } from './story';
import { storyOf } from './tell-story';
import { playToItsEnd } from './to-its-end';
import { addTotals, NO_TOTALS, totalsOf, type Totals } from './totals';
import { warmUp } from './warm-up';

/** Seeds from `first` on. */
export interface Range {
  readonly first: number;
  readonly count: number;
}

export interface Failing {
  readonly seed: number;
  readonly what: readonly string[];
}

export interface PlayedSeeds {
  readonly totals: Totals;
  readonly failing: readonly Failing[];
}

export interface PlayOptions {
  readonly ahead?: readonly Ahead[];
  readonly versions?: readonly LoadApp[];
  /** Plays on when a seed has failed. */
  readonly keepGoing?: boolean;
}

/** Plays every seed of a range, or those up to the first that fails. */
export async function playSeeds({ first, count }: Range, { ahead = [], versions = [sources], keepGoing = true }: PlayOptions = {}): Promise<PlayedSeeds> {
  await warmUp(versions);
  let totals: Totals = NO_TOTALS;
  const failing: Failing[] = [];
  for (let seed = first; seed < first + count && (keepGoing || failing.length === 0); seed += 1) {
    const played = await playToItsEnd(storyOf(seed, ahead), versions);
    totals = addTotals(totals, totalsOf(played));
    if (played.broken.length > 0) failing.push({ seed, what: played.broken.map(({ what }) => what) });
  }
  return { totals, failing };
}

export const replayWords = (seed: number, ahead: readonly Ahead[] = []): string => `npm run simulate -- --seed ${String(seed)}${ahead.length > 0 ? ` --ahead ${ahead.join()}` : ''}`;
