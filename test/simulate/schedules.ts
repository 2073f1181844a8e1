import type { LoadApp } from '../../local/forge';
import { sources } from '../app/sources';
import { play, type Played } from './play';
import type { Ahead } from './story';
import { storyOf } from './tell-story';
import { addTotals, NO_TOTALS, totalsOf, type Totals } from './totals';

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

/** Real time after which a schedule counts as one that has no end; it takes a twentieth of a second. */
const LONGEST_PLAY_MS = 120_000;

/** Plays every seed of a range, or those up to the first that fails. */
export async function playSeeds({ first, count }: Range, { ahead = [], versions = [sources], keepGoing = true }: PlayOptions = {}): Promise<PlayedSeeds> {
  let totals: Totals = NO_TOTALS;
  const failing: Failing[] = [];
  for (let seed = first; seed < first + count && (keepGoing || failing.length === 0); seed += 1) {
    const played = await toItsEnd(seed, ahead, versions);
    totals = addTotals(totals, totalsOf(played));
    if (played.broken.length > 0) failing.push({ seed, what: played.broken.map(({ what }) => what) });
  }
  return { totals, failing };
}

async function toItsEnd(seed: number, ahead: readonly Ahead[], versions: readonly LoadApp[]): Promise<Pick<Played, 'broken' | 'counts'>> {
  let timer: NodeJS.Timeout | undefined;
  const endless = new Promise<'endless'>((resolve) => {
    timer = setTimeout(() => resolve('endless'), LONGEST_PLAY_MS);
  });
  try {
    const played = await Promise.race([play(storyOf(seed, ahead), versions), endless]);
    return played === 'endless' ? failedWith('It did not come to an end.') : played;
  } catch (error) {
    return failedWith(`It could not be played: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

const failedWith = (what: string): Pick<Played, 'broken' | 'counts'> => ({ broken: [{ kind: 'stuck', what }], counts: { events: 0, faults: 0, invoices: 0 } });

export const replayWords = (seed: number, ahead: readonly Ahead[] = []): string => `npm run simulate -- --seed ${String(seed)}${ahead.length > 0 ? ` --ahead ${ahead.join()}` : ''}`;
