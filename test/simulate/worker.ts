/** One process of several that `run.ts` has play: takes a range of seeds at a time, and says what became of it. */
import { playSeeds, type PlayedSeeds, type PlayOptions, type Range } from './schedules';
import { secondCopy } from './second-copy';
import { sources } from '../app/sources';

export interface Order {
  readonly range: Range;
  readonly ahead: NonNullable<PlayOptions['ahead']>;
  readonly keepGoing: boolean;
}

export interface Done extends PlayedSeeds {
  readonly range: Range;
}

// Errors are how the app's libraries say that there is no such key: nobody reads where they were made.
Error.stackTraceLimit = 0;
const versions = [sources, secondCopy()];

process.on('message', ({ range, ahead, keepGoing }: Order) => {
  void playSeeds(range, { ahead, keepGoing, versions }).then((played) => {
    const done: Done = { range, ...played };
    process.send?.(done);
  });
});
