import { z } from 'zod';
import type { Clock } from '../common/clock';
import type { Json, Persistent } from '../common/ports';

const saved = z.object({ aheadMs: z.number().nonnegative() });

/**
 * A world's clock as a part of its state: how far it was moved ahead of real time. A stopped clock has no place in real
 * time, so a state remembers nothing of it.
 */
export function timeOf(clock: Clock, state: Json | undefined): Persistent & { readonly clock: Clock } {
  const listeners: (() => void)[] = [];
  let ahead = 0;
  const advance = (ms: number): void => {
    clock.advance(ms);
    ahead += ms;
    for (const listener of listeners) listener();
  };
  const restore = (from: Json): void => {
    const { aheadMs } = saved.parse(from);
    if (clock.running === true && aheadMs > ahead) advance(aheadMs - ahead);
  };
  // At once, because what is created with the clock may look at it before states are restored.
  if (state !== undefined) restore(state);
  return {
    clock: { now: () => clock.now(), advance, ...(clock.running === undefined ? {} : { running: clock.running }) },
    snapshot: () => ({ aheadMs: ahead }),
    restore,
    onChange: (listener) => void listeners.push(listener),
  };
}
