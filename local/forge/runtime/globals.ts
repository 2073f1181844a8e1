import { currentHost, runOutside, type SeamTarget } from './host';

const INSTALLED = Symbol.for('milepost.local.forge.installed');

interface ForgeGlobals {
  [INSTALLED]?: true;
  Date: DateConstructor;
  fetch: typeof fetch;
}

/**
 * Installs what the unmodified @forge packages find in Forge's own runtime: `__forge_runtime__`, `__forge_fetch__`, `fetch` and a
 * `Date` that tells the platform's time. Each asks which invocation it is called from, so that several platforms, and the
 * stand-ins' own servers, live in one process; outside any invocation `fetch` and `Date` are the real ones. Must run before
 * the app is loaded, because @forge/api keeps the `fetch` it finds.
 */
export function installGlobals(): void {
  const target: ForgeGlobals = globalThis;
  if (target[INSTALLED] === true) return;
  target[INSTALLED] = true;
  Object.defineProperty(globalThis, '__forge_runtime__', { configurable: true, get: () => currentHost()?.runtime });
  Object.defineProperty(globalThis, '__forge_fetch__', { configurable: true, value: seamFetch });
  target.fetch = dispatchFetch(target.fetch);
  target.Date = dispatchDate(target.Date);
}

async function seamFetch(target: SeamTarget, path: string, init?: RequestInit): Promise<Response> {
  const host = currentHost();
  if (host === undefined) throw new Error('A platform call was made outside any invocation of the app.');
  return host.call(target, path, init);
}

function dispatchFetch(real: typeof fetch): typeof fetch {
  return async (input, init) => {
    const host = currentHost();
    return host === undefined ? real(input, init) : host.fetch(new Request(input, init));
  };
}

/** `Date` itself in every way but one: now is the platform's now where an invocation is under way. */
function dispatchDate(real: DateConstructor): DateConstructor {
  const now = (): number => {
    const host = currentHost();
    // Outside, because the platform's clock may itself be built on Date.
    return host === undefined ? real.now() : runOutside(() => host.now());
  };
  return new Proxy(real, {
    construct: (target, args: unknown[], newTarget: new (...args: never[]) => object) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new real(now()).toString(),
    get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
}
