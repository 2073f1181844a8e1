import { currentHost } from '../../local/forge/runtime/host';

let replaced = false;

/** What an invocation that was killed still waits for keeps no process alive: from now on, no timer of the app's does. */
export function freeTimers(): void {
  if (replaced) return;
  replaced = true;
  const real = globalThis.setTimeout;
  const freed = (...asked: Parameters<typeof setTimeout>): NodeJS.Timeout => {
    const timer = real(...asked);
    return currentHost() === undefined ? timer : timer.unref();
  };
  globalThis.setTimeout = Object.assign(freed, real);
}
