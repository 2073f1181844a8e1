import { seedJira } from '../../local/agency/jira';
import { seedXero } from '../../local/agency/xero';
import { runningClock } from '../../local/common/clock';
import { scriptedFaults } from '../../local/forge';
import { createWorld } from '../../local/world';
import { move, ready, tagged } from '../app/acts';
import { sources } from '../app/sources';

/** Latencies of the bar, in milliseconds for one call. */
export const LATENCY = { kvs: 20, jira: 120, egress: 400 };

/** Real milliseconds from an epic's move to Done until its invoice is in Xero and recorded here; every call as slow as the bar says. */
export async function reachTime(): Promise<number> {
  const world = {
    faults: scriptedFaults(),
    ...(await createWorld({
      transport: 'direct',
      clock: runningClock(),
      loadApp: sources,
      seed: ({ jira, xero, clock }) => {
        seedJira(jira);
        seedXero(xero.model, clock.now());
      },
      forge: { latency: LATENCY },
    })),
  };
  try {
    await world.settle();
    await ready(world);
    const from = performance.now();
    await move(world, 'HARB-2', 'done');
    const took = performance.now() - from;
    const { milestone } = await tagged(world, 'HARB-2');
    if (milestone.bill?.status !== 'draft') throw new Error(`The milestone is ${milestone.state}, its bill ${milestone.bill?.status ?? 'none'}.`);
    return took;
  } finally {
    await world.close();
  }
}
