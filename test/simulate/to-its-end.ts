import type { LoadApp } from '../../local/forge';
import { play, type Played } from './play';
import type { Story } from './story';

/** Real time after which a schedule counts as one that has no end; it takes a twentieth of a second. */
const LONGEST_PLAY_MS = 120_000;

/** Plays a story, and says so where it has no end or can't be played: nothing that happens in it ends the run it is part of. */
export async function playToItsEnd(story: Story, versions?: readonly LoadApp[], longestMs = LONGEST_PLAY_MS): Promise<Played> {
  let timer: NodeJS.Timeout | undefined;
  // This timer also keeps the process alive: where all that is left to wait for never comes, node would end without a word.
  const endless = new Promise<'endless'>((resolve) => {
    timer = setTimeout(() => resolve('endless'), longestMs);
  });
  try {
    const played = await Promise.race([play(story, versions), endless]);
    return played === 'endless' ? failedWith('It did not come to an end.') : played;
  } catch (error) {
    return failedWith(`It could not be played: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

const failedWith = (what: string): Played => ({ broken: [{ kind: 'unplayed', what }], done: [], mishaps: [], hash: '', counts: { events: 0, faults: 0, invoices: 0 } });
