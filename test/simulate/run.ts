/**
 * `npm run simulate -- [--seeds N] [--seed K | --from K] [--jobs J] [--keep-going] [--ahead a,b | --ahead all] [--json]`: plays N seeded schedules on the real app,
 * from seed K (default 1), in J processes at once (default: one for each processor). `--seed K` alone plays that one. Stops at the first that fails unless told to keep
 * going. A failing one is shrunk to a short story and says how to play it again. `--json` prints the totals, last: those of several ranges can be added up.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { sources } from '../app/sources';
import { replayWords, type Failing } from './schedules';
import { secondCopy } from './second-copy';
import { shrink } from './shrink';
import { AHEAD, type Ahead } from './story';
import { storyOf } from './tell-story';
import { playInWorkers, type PlayedSoFar } from './workers';
import { storyWords } from './words';
import { warmUp } from './warm-up';

interface Asked {
  readonly first: number;
  readonly count: number;
  readonly jobs: number;
  readonly keepGoing: boolean;
  readonly ahead: readonly Ahead[];
  readonly json: boolean;
}

function asked(): Asked {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { seeds: text, seed: text, from: text, jobs: text, 'keep-going': flag, ahead: text, json: flag } });
  const count = whole('--seeds', values.seeds ?? (values.seed === undefined ? '1000' : '1'), 1);
  const first = whole('--seed', values.from ?? values.seed ?? '1', 0);
  const jobs = Math.min(whole('--jobs', values.jobs ?? String(availableParallelism()), 1), count);
  return { first, count, jobs, keepGoing: values['keep-going'], ahead: aheadOf(values.ahead), json: values.json };
}

function whole(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`${option} is a whole number, at least ${String(least)}.`);
  return value;
}

function aheadOf(text: string | undefined): readonly Ahead[] {
  if (text === undefined) return [];
  const names = text.split(',');
  const unknown = names.find((name) => name !== 'all' && !AHEAD.some((each) => each === name));
  if (unknown !== undefined) throw new RangeError(`--ahead is all, or some of ${AHEAD.join(', ')}; not ${unknown}.`);
  return AHEAD.filter((each) => names.includes(each) || names.includes('all'));
}

async function main(): Promise<boolean> {
  const { first, count, jobs, keepGoing, ahead, json } = asked();
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const { totals, failing } = await playInWorkers({ range: { first, count }, jobs, ahead, keepGoing, progress: progressFrom(count, seconds) });
  const speed = (totals.seeds / seconds()).toFixed(1);
  console.error('');
  for (const [index, each] of failing.entries()) await tell(each, ahead, index < MOST_SHRUNK);
  console.log(
    `${String(totals.seeds)} seeds in ${seconds().toFixed(1)} s (${speed} a second), ${String(failing.length)} failing: ` +
      `${String(totals.events)} deliveries, ${String(totals.faults)} faults, ${String(totals.invoices)} invoices.`,
  );
  if (json) console.log(JSON.stringify(totals));
  return failing.length === 0;
}

/** A line now and then; on a terminal, the same line again. */
function progressFrom(count: number, seconds: () => number): (so: PlayedSoFar) => void {
  const everyMs = process.stderr.isTTY ? 500 : 10_000;
  let next = everyMs;
  return ({ totals: { seeds }, failing }) => {
    if (seconds() * 1000 < next && seeds < count) return;
    next = seconds() * 1000 + everyMs;
    const left = Math.round((seconds() / seeds) * (count - seeds));
    process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${String(seeds)} of ${String(count)} seeds, ${String(failing.length)} failing, ${String(left)} s left  ${process.stderr.isTTY ? '' : '\n'}`);
  };
}

/** Shrinking takes a hundred plays or so: the first failures tell enough. */
const MOST_SHRUNK = 3;

async function tell({ seed, what }: Failing, ahead: readonly Ahead[], shrunk: boolean): Promise<void> {
  console.log(`\nSeed ${String(seed)} fails: ${what.join(' ')}\nTo play it again: ${replayWords(seed, ahead)}`);
  if (!shrunk) return;
  const versions = [sources, secondCopy()];
  await warmUp(versions);
  const { story, played } = await shrink(storyOf(seed, ahead), versions);
  console.log(storyWords(story, played));
}

// A run that waits for what never comes ends by itself, and has proven nothing.
process.once('beforeExit', () => {
  console.error('The run ended before it was done: something in it waits for what never comes.');
  process.exit(1);
});

// What a killed invocation waited for keeps timers alive: nobody waits for those.
main().then(
  (well) => process.exit(well ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
