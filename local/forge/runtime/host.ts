import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a platform call of the @forge packages goes; see the table in README.md. */
export interface SeamTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
  readonly contextAri?: string;
}

/** What the process-wide globals ask of the invocation that is under way where they are called. */
export interface Host {
  /** What `__forge_runtime__` shows. */
  readonly runtime: object;
  /** The platform's time, in milliseconds since the epoch. */
  now(): number;
  /** One call through `__forge_fetch__`. */
  call(target: SeamTarget, path: string, init: RequestInit | undefined): Promise<Response>;
  /** One `fetch` to the outside. */
  fetch(request: Request): Promise<Response>;
}

/** The invocation under way, found from anywhere in its asynchronous work; kept on globalThis, as module copies must share it. */
const SHARED = Symbol.for('milepost.local.forge.host');

interface WithShared {
  [SHARED]?: AsyncLocalStorage<Host>;
}

function storage(): AsyncLocalStorage<Host> {
  const holder = globalThis as typeof globalThis & WithShared;
  return (holder[SHARED] ??= new AsyncLocalStorage<Host>());
}

export function currentHost(): Host | undefined {
  return storage().getStore();
}

export function runInside<T>(host: Host, work: () => T): T {
  return storage().run(host, work);
}

/** Runs the platform's own work: what it does must not pass for the app's, whoever called it. */
export function runOutside<T>(work: () => T): T {
  return storage().exit(work);
}
