import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Failing, Range } from './schedules';
import type { Ahead } from './story';
import { addTotals, NO_TOTALS, type Totals } from './totals';
import type { Done, Order } from './worker';

export interface Wanted {
  readonly range: Range;
  readonly jobs: number;
  readonly ahead: readonly Ahead[];
  readonly keepGoing: boolean;
  /** Told of each part as it ends. */
  readonly progress: (so: PlayedSoFar) => void;
}

export interface PlayedSoFar {
  readonly totals: Totals;
  readonly failing: readonly Failing[];
}

/** Worlds are made and thrown away: with room for what lives shortly, a tenth of the time is not spent on collecting it. */
const ROOM = '--max-semi-space-size=64';

/** Seeds handed out at a time: few enough to stop soon. */
const PART = 25;

/** Plays a range of seeds in several processes. Rejects when one of them dies. */
export async function playInWorkers({ range, jobs, ahead, keepGoing, progress }: Wanted): Promise<PlayedSoFar> {
  let so: PlayedSoFar = { totals: NO_TOTALS, failing: [] };
  const parts = partsOf(range);
  const take = (): Range | undefined => (keepGoing || so.failing.length === 0 ? parts.next().value : undefined);
  const heard = ({ totals, failing }: Done): void => {
    so = { totals: addTotals(so.totals, totals), failing: [...so.failing, ...failing].sort((a, b) => a.seed - b.seed) };
    progress(so);
  };
  await Promise.all(Array.from({ length: jobs }, async () => work(take, heard, (part) => ({ range: part, ahead, keepGoing }))));
  return so;
}

function* partsOf({ first, count }: Range): Generator<Range, undefined> {
  for (let done = 0; done < count; done += PART) yield { first: first + done, count: Math.min(PART, count - done) };
  return undefined;
}

/** One process, from its first part to its last. */
async function work(take: () => Range | undefined, heard: (done: Done) => void, orderOf: (part: Range) => Order): Promise<void> {
  let part = take();
  if (part === undefined) return;
  const worker = fork(path.join(__dirname, 'worker.ts'), { execArgv: [ROOM, '--require', path.join(__dirname, 'compile.cjs')] });
  try {
    for (; part !== undefined; part = take()) heard(await answerOf(worker, orderOf(part)));
  } finally {
    worker.kill();
  }
}

function answerOf(worker: ChildProcess, order: Order): Promise<Done> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null): void => reject(new Error(`A process ended with ${String(code)} among the seeds from ${String(order.range.first)} on.`));
    worker.once('exit', died);
    worker.once('message', (done: Done) => {
      worker.off('exit', died);
      resolve(done);
    });
    worker.send(order);
  });
}
