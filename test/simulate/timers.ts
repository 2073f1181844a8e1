import { AsyncResource } from 'node:async_hooks';
import { currentHost, runOutside } from '../../local/forge/runtime/host';
import { Invocation } from '../../local/forge/runtime/invocation';

/** What the app waits for of its own accord lasts at most so long; what lasts longer is a deadline of a call's, which real time measures. */
const LONGEST_WAIT_MS = 5000;
/** Turns of the event loop in which nothing happens, after which all that goes on is waiting: a call may let others go first for fewer. */
const QUIET_TURNS = 60;

interface Wait {
  readonly due: number;
  readonly invocation: Invocation;
  readonly end: () => void;
}

let replaced = false;
/** How far the waits have come, in milliseconds. */
let waited = 0;
let waits: readonly Wait[] = [];
let quiet = 0;
let watching = false;

/**
 * From now on no timer of the app's takes real time or keeps a process alive: while the world's clock stands still, a wait is over when nothing else is left that could go on, the
 * shortest first. So a run waits for nothing, and goes the same way on a slow machine as on a fast one. What a killed invocation still waits for never comes.
 */
export function freeTimers(): void {
  if (replaced) return;
  replaced = true;
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const begin = (...asked: Parameters<typeof setTimeout>): NodeJS.Timeout => {
    const [end, ms = 0, ...args] = asked;
    const host = currentHost();
    if (!(host instanceof Invocation)) return real.setTimeout(...asked);
    if (ms > LONGEST_WAIT_MS) return real.setTimeout(...asked).unref();
    const wait: Wait = { due: waited + ms, invocation: host, end: AsyncResource.bind(() => end(...args)) };
    waits = [...waits, wait].sort((a, b) => a.due - b.due);
    stir();
    runOutside(watch);
    return wait as unknown as NodeJS.Timeout;
  };
  const stop: typeof clearTimeout = (timer) => {
    const before = waits.length;
    waits = waits.filter((wait) => wait !== (timer as unknown));
    if (waits.length === before) real.clearTimeout(timer);
  };
  globalThis.setTimeout = Object.assign(begin, real.setTimeout);
  globalThis.clearTimeout = stop;
}

/** To be called at each call and delivery: something goes on. */
export function stir(): void {
  quiet = 0;
}

function watch(): void {
  if (watching) return;
  watching = true;
  setImmediate(turn);
}

function turn(): void {
  waits = waits.filter(({ invocation }) => !invocation.hasEnded());
  quiet += 1;
  if (quiet > QUIET_TURNS) {
    const [next, ...rest] = waits;
    waits = rest;
    if (next) waited = next.due;
    stir();
    next?.end();
  }
  watching = waits.length > 0;
  if (watching) setImmediate(turn);
}
