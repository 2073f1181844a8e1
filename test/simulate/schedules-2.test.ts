import { expect, it } from '@jest/globals';
import { replayWords } from './schedules';
import { playInWorkers } from './workers';

/** A thousand seeds in all: the other half is in schedules-1.test.ts, so that two processors share them. `npm run simulate` plays as many as one likes. */
it('keeps every promise in schedules 501 to 1000', async () => {
  const { totals, failing } = await playInWorkers({ range: { first: 501, count: 500 }, jobs: 1, ahead: [], keepGoing: true, progress: () => undefined });
  expect(failing.map(({ seed, what }) => [replayWords(seed), ...what])).toEqual([]);
  expect(totals).toMatchObject({ seeds: 500, duplicates: 0, lost: 0, gates_wrongly_open: 0, cents_off: 0 });
  // Schedules in which nothing goes wrong and nobody bills would prove nothing.
  expect(totals.faults).toBeGreaterThan(1500);
  expect(totals.invoices).toBeGreaterThan(400);
}, 1_800_000);
