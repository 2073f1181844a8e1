import { expect, it } from '@jest/globals';
import { sources } from '../app/sources';
import { isolated } from './isolated';
import { playSeeds, replayWords } from './schedules';

/** A thousand seeds in all: the other half is in schedules-2.test.ts, so that two processors share them. `npm run simulate` plays as many as one likes. */
it('keeps every promise in schedules 1 to 500', async () => {
  const { totals, failing } = await playSeeds({ first: 1, count: 500 }, { versions: [sources, isolated()] });
  expect(failing.map(({ seed, what }) => [replayWords(seed), ...what])).toEqual([]);
  expect(totals).toMatchObject({ seeds: 500, duplicates: 0, lost: 0, gates_wrongly_open: 0, cents_off: 0 });
  // Schedules in which nothing goes wrong and nobody bills would prove nothing.
  expect(totals.faults).toBeGreaterThan(1500);
  expect(totals.invoices).toBeGreaterThan(400);
}, 1_800_000);
