import type * as api from '@forge/api';
import type * as events from '@forge/events';
import type * as kvs from '@forge/kvs';
import type * as resolver from '@forge/resolver';
import { stoppedClock, type Clock } from '../../common/clock';
import type { FetchHandler, JiraPort, Json } from '../../common/ports';
import { createForge, modulesAtHand, parseManifest, type Forge, type ForgeOptions } from '../index';

/** The real packages, as an app under test imports them: after the platform's globals are in place. */
export interface Packages {
  readonly api: typeof api;
  readonly kvs: typeof kvs;
  readonly events: typeof events;
  readonly resolver: typeof resolver;
}

export type Handlers = Readonly<Record<string, (payload: never, context: never) => unknown>>;

export interface SampleOptions extends Partial<Omit<ForgeOptions, 'app' | 'loadApp'>> {
  /** The manifest's text; SAMPLE_MANIFEST when absent. */
  readonly manifest?: string;
  readonly handlers?: (packages: Packages) => Handlers;
}

export const START = Date.UTC(2026, 10, 24, 3, 0, 0);
export const CLOUD_ID = '11111111-2222-4333-8444-555555555555';
export const ENVIRONMENT_ID = '22222222-3333-4444-8555-666666666666';

/** A small app with one of everything; tests bring the handlers they are about. */
export const SAMPLE_MANIFEST = `
app:
  id: ari:cloud:ecosystem::app/33333333-4444-4555-8666-777777777777
  runtime: { name: nodejs24.x, memoryMB: 256 }
  storage:
    entities:
      - name: employee
        attributes:
          surname: { type: string }
          age: { type: integer }
          height: { type: float }
          active: { type: boolean }
          country: { type: string }
          doc: { type: any }
        indexes:
          - surname
          - name: by-age
            range: [age]
          - name: by-country
            partition: [country]
            range: [age]
      - name: ledger
        attributes:
          rev: { type: integer }
permissions:
  scopes: [read:jira-work, write:jira-work, storage:app, report:personal-data]
  external: { fetch: { backend: [https://api.example.com, 'https://*.wild.example'] } }
modules:
  jira:issuePanel:
    - key: panel
      title: Sample
      resolver: { function: pages }
  consumer:
    - { key: work-consumer, queue: work, function: on-work }
    - { key: long-consumer, queue: long, function: on-long }
  trigger:
    - key: updated
      function: on-updated
      events: ['avi:jira:updated:issue']
      filter:
        expression: event.runtime.issue.properties['sample'].state == 'armed'
      payload: { include: { propertyPaths: ["issue.properties['sample'].contract"] } }
    - key: installed
      function: on-installed
      events: ['avi:forge:installed:app']
  scheduledTrigger:
    - { key: hourly, function: on-hour, interval: hour }
    - { key: daily, function: on-day, interval: day }
  webtrigger:
    - { key: hook, function: on-hook, response: { type: dynamic } }
  function:
    - { key: pages, handler: index.pages }
    - { key: on-work, handler: index.onWork }
    - { key: on-long, handler: index.onLong, timeoutSeconds: 300 }
    - { key: on-updated, handler: index.onUpdated }
    - { key: on-installed, handler: index.onInstalled }
    - { key: on-hour, handler: index.onHour }
    - { key: on-day, handler: index.onDay }
    - { key: on-hook, handler: index.onHook }
`;

const IDLE: Handlers = Object.fromEntries(
  ['pages', 'onWork', 'onLong', 'onUpdated', 'onInstalled', 'onHour', 'onDay', 'onHook'].map((name) => [name, () => undefined]),
);

/** A platform with a small app on a clock that stands still. */
export function sample(options: SampleOptions = {}): Forge & { readonly clock: Clock } {
  const clock = options.clock ?? stoppedClock(START);
  const { manifest, handlers, ...rest } = options;
  const forge = createForge({
    cloudId: CLOUD_ID,
    environmentId: ENVIRONMENT_ID,
    siteUrl: 'http://jira.invalid',
    publicUrl: 'http://forge.invalid',
    jira: silentJira(),
    ...rest,
    clock,
    app: { manifest: parseManifest(manifest ?? SAMPLE_MANIFEST) },
    loadApp: async (module) => modulesAtHand({ index: { ...IDLE, ...(await bring(handlers)) } })(module),
  });
  return Object.assign(forge, { clock });
}

async function bring(handlers: SampleOptions['handlers']): Promise<Handlers> {
  if (handlers === undefined) return {};
  const packages = await Promise.all([import('@forge/api'), import('@forge/kvs'), import('@forge/events'), import('@forge/resolver')]);
  return handlers({ api: packages[0], kvs: packages[1], events: packages[2], resolver: packages[3] });
}

/** Runs one piece of app code inside an invocation of the sample and gives its result, or throws what it threw. */
export async function inApp<T>(work: (packages: Packages) => Promise<T>, options: SampleOptions = {}): Promise<T> {
  return (await runInApp(sample({ ...options, handlers: (packages) => ({ pages: () => work(packages) }) }))) as T;
}

/** Runs the handler `pages` of a sample with a payload. */
export async function runInApp(forge: Forge, payload?: Json): Promise<unknown> {
  const result = await forge.invoke({ functionKey: 'pages', moduleKey: 'panel', moduleType: 'jira:issuePanel', payload });
  if (!result.ok) throw result.error;
  return result.value;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly as: string;
}

/** The code of an error that @forge/kvs threw. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code';
}

/** A Jira that answers every call alike and remembers them; properties by `type/id/key`. */
export function silentJira(properties: Readonly<Record<string, Json>> = {}, seen: SeenRequest[] = [], body: Json = {}): JiraPort {
  return {
    rest: async (request, principal) => {
      const as = principal.as === 'user' ? principal.accountId : principal.as;
      seen.push({ method: request.method, url: request.url, body: await request.text(), as });
      return Response.json(body);
    },
    property: ({ type, id }, key) => properties[`${type}/${id}/${key}`],
  };
}

/** An outside that answers every request alike and remembers them. */
export function outside(seen: SeenRequest[] = [], body: Json = { ok: true }): FetchHandler {
  return async (request) => {
    seen.push({ method: request.method, url: request.url, body: await request.text(), as: 'egress' });
    return Response.json(body);
  };
}
