import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people, seedJira, statusIds } from './agency/jira';
import { customConnections, seedXero } from './agency/xero';
import { runningClock, stoppedClock } from './common/clock';
import type { Json } from './common/ports';
import { modulesAtHand } from './forge';
import { type World, type WorldOptions, createWorld } from './world';

const START = Date.UTC(2026, 10, 23, 1, 0);

/** A small app that writes down what it is told and calls out as it is asked, under a manifest of its own. */
const MANIFEST = `
app:
  id: ari:cloud:ecosystem::app/33333333-4444-4555-8666-777777777777
  runtime: { name: nodejs24.x }
permissions:
  scopes: [read:jira-work, storage:app]
  external: { fetch: { backend: [https://api.xero.com, https://identity.xero.com, https://elsewhere.example] } }
resources: [{ key: pages, path: pages }]
modules:
  jira:projectPage: [{ key: page, title: Small, resource: pages, resolver: { function: ask } }]
  trigger: [{ key: updated, function: on-updated, events: ['avi:jira:updated:issue'] }]
  scheduledTrigger: [{ key: hourly, function: on-hour, interval: hour }]
  webtrigger: [{ key: hook, function: on-hook, response: { type: dynamic } }]
  function:
    - { key: ask, handler: index.ask }
    - { key: on-updated, handler: index.onUpdated }
    - { key: on-hour, handler: index.onHour }
    - { key: on-hook, handler: index.onHook }
`;

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

interface Heard {
  readonly updates: string[];
  readonly hours: number[];
  readonly hooks: string[];
}

function appOf(heard: Heard): Readonly<Record<string, unknown>> {
  return {
    ask: async ({ call }: { call: { payload: { url?: string; init?: RequestInit } } }) => {
      if (call.payload.url === undefined) return { now: Date.now() };
      return fetch(call.payload.url, call.payload.init).then(async (answer) => ({ status: answer.status, text: await answer.text() }));
    },
    onUpdated: ({ issue }: { issue: { key: string } }) => void heard.updates.push(issue.key),
    onHour: () => void heard.hours.push(Date.now()),
    onHook: ({ body }: { body: string }) => {
      heard.hooks.push(body);
      return { statusCode: 200, body: 'heard' };
    },
  };
}

async function small(options: Partial<WorldOptions> = {}): Promise<{ world: World; heard: Heard; ask: (payload: Json) => Promise<Json | undefined> }> {
  const appFolder = mkdtempSync(join(tmpdir(), 'world-'));
  writeFileSync(join(appFolder, 'manifest.yml'), MANIFEST);
  const heard: Heard = { updates: [], hours: [], hooks: [] };
  const made = await createWorld({
    transport: 'direct',
    clock: stoppedClock(START),
    appFolder,
    loadApp: modulesAtHand({ index: appOf(heard) }),
    seed: ({ jira, xero, clock }) => {
      seedJira(jira);
      seedXero(xero.model, clock.now());
    },
    ...options,
  });
  world = made;
  const surface = { moduleKey: 'page', accountId: people.priya, extension: { type: 'jira:projectPage' } };
  return { world: made, heard, ask: (payload) => made.forge.invokeResolver(surface, 'ask', payload) };
}

const basic = (): string => Buffer.from(`${customConnections.northlight.clientId}:${customConnections.northlight.clientSecret}`).toString('base64');
const token = (): Json => ({
  url: 'https://identity.xero.com/connect/token',
  init: { method: 'POST', headers: { authorization: `Basic ${basic()}`, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials&scope=accounting.invoices' },
});

describe.each(['direct', 'http'] as const)('the world by %s calls', (transport) => {
  it('delivers what happens in Jira to the app', async () => {
    const { world: made, heard } = await small({ transport });
    made.jira.transitionIssue(people.mara, made.jira.issue(people.mara, 'HARB-1').id, statusIds.HARB.done);
    await made.settle();
    expect(heard.updates).toEqual(['HARB-1']);
  });

  it('leads the app’s requests to Xero’s hosts to the local Xero, and no others anywhere', async () => {
    const { ask } = await small({ transport });
    expect(await ask(token())).toMatchObject({ status: 200, text: expect.stringContaining('access_token') });
    await expect(ask({ url: 'https://elsewhere.example/' })).rejects.toThrow('fetch failed');
  });

  it('lets nothing past Forge that the manifest does not name', async () => {
    const { ask } = await small({ transport });
    expect(await ask({ url: 'https://login.xero.com/' })).toMatchObject({ status: 403 });
  });
});

describe('time', () => {
  it('moves for everyone, and what falls due happens at its hour', async () => {
    const { world: made, heard, ask } = await small();
    await made.advance(3 * 3_600_000);
    expect(made.clock.now()).toBe(START + 3 * 3_600_000);
    expect(heard.hours.length).toBeGreaterThanOrEqual(2);
    expect(heard.hours.every((at) => at > START && at <= made.clock.now())).toBe(true);
    expect(await ask({})).toEqual({ now: made.clock.now() });
  });

  it('passes in the app as it does outside when the clock runs', async () => {
    const { ask } = await small({ clock: runningClock(86_400_000) });
    const { now } = (await ask({})) as { now: number };
    expect(Math.abs(now - Date.now() - 86_400_000)).toBeLessThan(5000);
  });
});

describe('a restart', () => {
  it('goes on where the world was', async () => {
    const { world: first } = await small({ clock: runningClock() });
    first.jira.transitionIssue(people.mara, first.jira.issue(people.mara, 'HARB-1').id, statusIds.HARB.done);
    await first.advance(86_400_000);
    const hook = first.forge.webTriggerUrl('hook');
    const state = JSON.parse(JSON.stringify(first.snapshot())) as Record<string, Json>;
    await first.close();

    const { world: second } = await small({ clock: runningClock(), state });
    expect(second.jira.issue(people.mara, 'HARB-1').statusId).toBe(statusIds.HARB.done);
    expect(second.clock.now() - Date.now()).toBeGreaterThan(86_000_000);
    expect(second.forge.webTriggerUrl('hook')).toBe(hook);
    expect(second.snapshot()['xero']).toEqual(state['xero']);
  });

  it('is refused in words when the state is of another version', async () => {
    const { world: first } = await small();
    await expect(small({ state: { ...first.snapshot(), xero: { organisations: 'none' } } })).rejects.toThrow('The saved state of "xero" is not one that this version can read.');
  });

  it('is told of each change, in whichever part', async () => {
    const { world: made } = await small();
    let changes = 0;
    made.onChange(() => (changes += 1));
    const after = async (act: () => unknown): Promise<number> => {
      changes = 0;
      await act();
      return changes;
    };
    expect(await after(() => made.jira.addComment(people.mara, made.jira.issue(people.mara, 'HARB-1').id, 'Ready'))).toBeGreaterThan(0);
    expect(await after(() => made.clock.advance(1))).toBeGreaterThan(0);
    expect(await after(() => made.forge.webTriggerUrl('hook'))).toBeGreaterThan(0);
  });
});

describe('the servers', () => {
  it('answer web triggers at the address that the app is told', async () => {
    const { world: made, heard } = await small({ transport: 'http' });
    const answer = await fetch(made.forge.webTriggerUrl('hook'), { method: 'POST', body: 'paid' });
    expect(await answer.text()).toBe('heard');
    expect(heard.hooks).toEqual(['paid']);
  });

  it('show the board', async () => {
    const { world: made } = await small({ transport: 'http' });
    expect(await (await fetch(made.urls.jira)).text()).toContain('Harbour Foods ordering app');
  });

  it('say which port is taken, and leave the others free', async () => {
    const blocker = createServer();
    await new Promise<void>((ready) => blocker.listen(0, '127.0.0.1', ready));
    const { port } = blocker.address() as { port: number };
    await expect(small({ transport: 'http', ports: { frames: port } })).rejects.toMatchObject({ name: 'PortInUse', port });
    blocker.close();
  });
});
