import { play, type Played } from './play';
import { storyOf } from './tell-story';
import { NO_TOTALS, withPlayed, type Totals } from './totals';

export interface PlayedSeeds {
  readonly totals: Totals;
  /** In words, by seed: what to play again, and what it broke. */
  readonly failing: readonly string[];
}

/** Plays every seed of a range. */
export async function playSeeds(first: number, count: number): Promise<PlayedSeeds> {
  let totals: Totals = NO_TOTALS;
  const failing: string[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const played = await play(storyOf(seed));
    totals = withPlayed(totals, played);
    if (played.broken.length > 0) failing.push(told(seed, played));
  }
  return { totals, failing };
}

const told = (seed: number, { broken }: Played): string => `npm run simulate -- --seeds 1 --seed ${String(seed)}: ${broken.map(({ what }) => what).join(' ')}`;
