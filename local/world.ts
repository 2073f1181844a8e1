/**
 * The whole local world: one Jira site, one Forge that runs the app for it, one Xero, and one clock. Over loopback
 * servers, as `npm start` shows it to people, or by direct calls, for tests and simulation.
 */
import { join, resolve } from 'node:path';
import { type Clock, runningClock } from './common/clock';
import type { Persistent } from './common/ports';
import { readManifestFile } from './common/manifest-file';
import { type Forge, type ForgeOptions, createForge } from './forge';
import { type Jira, type JiraSettings, appModules, createJira } from './jira';
import { connectPages } from './control/pages';
import { type Ports, type Routes, directRoutes, loopbackRoutes } from './control/routes';
import { timeOf } from './control/time';
import { type SavedState, StateUnreadable } from './state';
import { type LocalXero, type XeroOptions, createXero } from './xero';

export interface WorldOptions {
  /** Default: a clock that runs with real time, as far ahead of it as in `state`. */
  readonly clock?: Clock;
  readonly transport: 'http' | 'direct';
  /** For `http`; 0 or absent takes a free one. Rejects with PortInUse. */
  readonly ports?: Ports;
  /** Where manifest.yml is; default: this repository. */
  readonly appFolder?: string;
  /** Gives the exports of each of the app's modules, e.g. `loadBundles(folder)`. */
  readonly loadApp: ForgeOptions['loadApp'];
  /** Fills a world that has no state, before the app starts. */
  readonly seed?: (parts: { readonly jira: Jira; readonly xero: LocalXero; readonly clock: Clock }) => void;
  /** The state to go on from: what `snapshot()` gave. Rejects with StateUnreadable when it is of another version. */
  readonly state?: SavedState;
  /** Faults, latency, switches, limits and the like. */
  readonly forge?: Partial<Omit<ForgeOptions, 'app' | 'loadApp' | 'clock' | 'jira' | 'egress' | 'siteUrl' | 'publicUrl'>>;
  readonly jira?: Partial<JiraSettings>;
  readonly xero?: Pick<XeroOptions, 'settings' | 'spec' | 'newId'>;
  /** Told of each request of the app's that leaves the platform, before it is answered. */
  readonly onEgress?: (request: Request) => void;
}

export interface World {
  readonly clock: Clock;
  readonly forge: Forge;
  readonly jira: Jira;
  readonly xero: LocalXero;
  /** Origins; with `direct` nothing listens there. */
  readonly urls: { readonly jira: string; readonly frames: string; readonly xero: string };
  /** Resolves when nothing is under way or due at the present time. */
  settle(): Promise<void>;
  /** Moves time forward by `ms`; everything that falls due meanwhile happens in its order. */
  advance(ms: number): Promise<void>;
  snapshot(): SavedState;
  onChange(listener: () => void): void;
  close(): Promise<void>;
}

/** The one site that the local world has: ids that stay, because Forge's state is kept by them. */
export const SITE = {
  name: 'Northlight',
  cloudId: '3d1c8f52-0a47-4d0e-8b59-6f2a7c9e4b10',
  environmentId: '7c9d0f3e-58f6-4d0a-8a4f-1f4e5d6c7b8a',
} as const;

export async function createWorld(options: WorldOptions): Promise<World> {
  const routes = options.transport === 'http' ? await loopbackRoutes(options.ports ?? {}) : directRoutes();
  try {
    return await compose(options, routes);
  } catch (error) {
    await routes.close();
    throw error;
  }
}

async function compose(options: WorldOptions, routes: Routes): Promise<World> {
  const { state = {} } = options;
  const time = timeOf(options.clock ?? runningClock(), state['clock']);
  const { clock } = time;
  const appFolder = resolve(options.appFolder ?? join(__dirname, '..'));
  const manifest = readManifestFile(appFolder);

  const forge = createForge({
    cloudId: SITE.cloudId,
    environmentId: SITE.environmentId,
    ...options.forge,
    app: { dir: appFolder },
    loadApp: options.loadApp,
    clock,
    siteUrl: routes.urls.jira,
    publicUrl: routes.urls.jira,
  });
  const jira = createJira({
    clock,
    onEvent: (event) => forge.publish(event),
    appId: forge.installation.appId,
    environmentId: forge.installation.environmentId,
    modules: appModules(manifest),
    site: { name: SITE.name, url: routes.urls.jira },
    rules: forge.workflowRules,
    ...(options.jira ? { settings: options.jira } : {}),
  });
  const xero = createXero({ clock, ...options.xero, sendWebhook: (request) => routes.webTrigger(request) });
  forge.connectJira(jira);
  forge.connectEgress((request) => {
    options.onEgress?.(request);
    return toXero(request, routes);
  });

  const move = { settle: () => settle(forge, xero), advance: (ms: number) => advance(ms, clock, forge, xero) };
  const pages = connectPages({ manifest, appFolder, framesOrigin: routes.urls.frames, xeroOrigin: routes.urls.xero, jira, forge, clock, advance: move.advance, installation: SITE });
  const parts = { clock: time, jira, xero, forge, pages };
  routes.serve({ jira: pages.handle, frames: pages.frames, xeroApi: xero.api, xeroPages: xero.pages, webTriggers: forge.webTriggers });

  if (options.state) restore(parts, options.state);
  else options.seed?.({ jira, xero, clock });
  await forge.start();
  const retries = clock.running === true ? setInterval(() => void xero.webhooks.deliverDue(), 60_000).unref() : undefined;

  return {
    clock, forge, jira, xero,
    urls: routes.urls,
    ...move,
    snapshot: () => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.snapshot()])),
    onChange: (listener) => {
      for (const part of Object.values(parts)) part.onChange(listener);
    },
    close: async () => {
      clearInterval(retries);
      forge.close();
      await routes.close();
    },
  };
}

function restore(parts: Readonly<Record<string, Persistent>>, state: SavedState): void {
  for (const [name, part] of Object.entries(parts)) {
    try {
      part.restore(state[name] ?? null);
    } catch (error) {
      throw new StateUnreadable(`The saved state of "${name}" is not one that this version can read.`, { cause: error });
    }
  }
}

/** Forge let the request pass; of all the hosts there are, only Xero's are in this world. */
async function toXero(request: Request, routes: Routes): Promise<Response> {
  const { hostname } = new URL(request.url);
  if (hostname !== 'api.xero.com' && hostname !== 'identity.xero.com') throw new TypeError('fetch failed');
  return routes.xero(request);
}

/** The app's work can change Xero, whose webhooks make more work for the app. */
async function settle(forge: Forge, xero: LocalXero): Promise<void> {
  await forge.settle();
  await xero.webhooks.deliverDue();
  await forge.settle();
}

async function advance(ms: number, clock: Clock, forge: Forge, xero: LocalXero): Promise<void> {
  const until = clock.now() + ms;
  const left = (moment: number): number => Math.max(0, moment - clock.now());
  for (let due = xero.webhooks.nextDue(); due !== undefined && due <= until; due = xero.webhooks.nextDue()) {
    await forge.advance(left(due));
    await xero.webhooks.deliverDue();
  }
  await forge.advance(left(until));
  await settle(forge, xero);
}
