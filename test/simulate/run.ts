/**
 * `npm run simulate -- --seeds N [--seed K] [--json]`: plays N seeded schedules on the real app, from seed K (default 1). A failing one is shrunk to a
 * short story and says how to play it again; `--json` prints the totals, last.
 */
import { parseArgs } from 'node:util';
import { play } from './play';
import { shrink } from './shrink';
import { storyOf } from './tell-story';
import { NO_TOTALS, withPlayed, type Totals } from './totals';
import { storyWords } from './words';

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { seeds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } } });
  const [count, first] = [Number(values.seeds), Number(values.seed)];
  if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(first)) throw new RangeError('--seeds and --seed are whole numbers, --seeds at least 1.');
  const began = performance.now();
  let totals: Totals = NO_TOTALS;
  let failing = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const played = await play(storyOf(seed));
    totals = withPlayed(totals, played);
    if (played.broken.length > 0) {
      failing += 1;
      await tell(seed, failing <= MOST_SHRUNK);
    }
    if (totals.seeds % 1000 === 0) console.error(`${String(totals.seeds)} seeds, ${String(failing)} failing`);
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(`${String(totals.seeds)} seeds in ${seconds.toFixed(1)} s (${(totals.seeds / seconds).toFixed(1)} a second), ${String(failing)} failing: ${String(totals.events)} deliveries, ${String(totals.faults)} faults, ${String(totals.invoices)} invoices.`);
  if (values.json) console.log(JSON.stringify(totals));
  return failing === 0;
}

/** Shrinking takes a hundred plays or so: the first failures tell enough. */
const MOST_SHRUNK = 3;

async function tell(seed: number, shrunk: boolean): Promise<void> {
  console.log(`\nSeed ${String(seed)} fails. To play it again: npm run simulate -- --seeds 1 --seed ${String(seed)}`);
  if (!shrunk) return;
  const { story, played } = await shrink(storyOf(seed));
  console.log(storyWords(story, played));
}

// What a killed invocation waited for keeps timers alive: nobody waits for those.
main().then(
  (well) => process.exit(well ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
