import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningClock, stoppedClock } from '../../common/clock';
import { loadBundles, modulesAtHand, parseManifest } from '../index';
import { App } from './app';
import { inApp, runInApp, sample, SAMPLE_MANIFEST, START } from '../testing/sample';

describe('inside an invocation', () => {
  it("now is the platform's", async () => {
    const seen = await inApp(async () => [Date.now(), new Date().getTime(), new Date(0).getTime(), Date(), new Date() instanceof Date, Date.UTC(2026, 0, 1)]);
    expect(seen).toEqual([START, START, 0, new Date(START).toString(), true, Date.UTC(2026, 0, 1)]);
  });

  it('now is right on a clock that is itself made of Date', async () => {
    const seen = await inApp(async () => Date.now(), { clock: runningClock(86400_000) });
    expect(Math.abs(seen - Date.now() - 86400_000)).toBeLessThan(60_000);
  });

  it('a class made of Date tells it too', async () => {
    class Later extends Date {
      readonly later = true;
    }
    const seen = await inApp(async () => {
      const now = new Later();
      return [now.getTime(), now.later, now instanceof Later, now instanceof Date];
    });
    expect(seen).toEqual([START, true, true, true]);
  });

  it('each platform has its own time and storage, also when their invocations run at once', async () => {
    const make = (offset: number): ReturnType<typeof sample> =>
      sample({
        clock: stoppedClock(START + offset),
        handlers: ({ kvs: { kvs } }) => ({
          pages: async () => {
            await kvs.set('at', Date.now());
            await new Promise((resolve) => setTimeout(resolve, 3));
            return [Date.now(), await kvs.get('at')];
          },
        }),
      });
    const [first, second] = [make(0), make(1000)];
    expect(await Promise.all([runInApp(first), runInApp(second)])).toEqual([[START, START], [START + 1000, START + 1000]]);
  });

  it('the app can tell where it runs and how long it has', async () => {
    const seen = await inApp(async ({ api }) => {
      const context = api.getAppContext();
      return [context.appAri.toString(), context.environmentType, context.moduleKey, context.license, context.invocationRemainingTimeInMillis()];
    });
    expect(seen).toEqual(['ari:cloud:ecosystem::app/33333333-4444-4555-8666-777777777777', 'DEVELOPMENT', 'panel', undefined, 25_000]);
  });

  it('what a call takes counts against the time', async () => {
    const left = await inApp(async ({ api, kvs: { kvs } }) => (await kvs.get('a'), api.getAppContext().invocationRemainingTimeInMillis()), { latency: { kvs: 20 } });
    expect(left).toBe(24_980);
  });
});

describe('outside any invocation', () => {
  it('fetch and Date are the real ones', async () => {
    sample();
    expect(Date.now()).not.toBe(START);
    const server = createServer((_, response) => response.end('real')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('real');
    server.close();
  });

  it('storage can not be reached', async () => {
    const { kvs } = await import('@forge/kvs');
    await expect(kvs.get('a')).rejects.toThrow('outside any invocation');
  });
});

describe('an app', () => {
  it('that lacks a handler is not started', async () => {
    const forge = sample({ handlers: () => ({ onHook: undefined as never }) });
    await expect(forge.start()).rejects.toThrow('does not export onHook (function on-hook)');
  });

  it('gets its payload as JSON, not as objects of the platform', async () => {
    const payload = { list: [1] };
    const forge = sample({ handlers: () => ({ pages: (seen: { list: number[] }) => (seen.list.push(2), seen) }) });
    expect(await runInApp(forge, payload)).toEqual({ list: [1, 2] });
    expect(payload).toEqual({ list: [1] });
  });
});

describe('an app of several modules', () => {
  const manifest = parseManifest(SAMPLE_MANIFEST.replace('handler: index.pages', 'handler: pages.pages'));
  const background = Object.fromEntries(['onWork', 'onLong', 'onUpdated', 'onInstalled', 'onHour', 'onDay', 'onHook'].map((name) => [name, () => name]));
  const pagesDoor = { key: 'pages', module: 'pages', exportName: 'pages', memoryMb: 256, timeoutSeconds: 25 };

  it('has each loaded once, by the name that handlers give it', async () => {
    const asked: string[] = [];
    const load = modulesAtHand({ index: background, pages: { pages: () => 'shown' } });
    const app = new App(async (module) => (asked.push(module), load(module)), manifest);
    await app.check();
    expect(await (await app.handler(pagesDoor))({}, {})).toBe('shown');
    expect(asked.sort()).toEqual(['index', 'pages']);
  });

  it('loads only the module of the function that is called', async () => {
    const asked: string[] = [];
    const app = new App(async (module) => (asked.push(module), { pages: () => 'shown' }), manifest);
    await app.handler(pagesDoor);
    expect(asked).toEqual(['pages']);
  });

  it('is not started without one of them', async () => {
    await expect(new App(modulesAtHand({ index: background }), manifest).check()).rejects.toThrow('There is no src/pages.');
  });

  it('finds no handler in a module that its manifest does not name for it', async () => {
    const load = modulesAtHand({ index: { ...background, pages: () => 'shown' }, pages: {} });
    await expect(new App(load, manifest).check()).rejects.toThrow('src/pages does not export pages (function pages)');
  });
});

describe('the bundles', () => {
  it('are loaded from the folder that the build wrote, each by its module, and the absence of one is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    const load = loadBundles(folder);
    await expect(load('index')).rejects.toThrow('run npm run build');
    writeFileSync(join(folder, 'index.cjs'), 'exports.onHour = () => 42;');
    writeFileSync(join(folder, 'pages.cjs'), 'exports.pages = () => 43;');
    expect(Object.keys(await load('index'))).toEqual(['onHour']);
    expect(Object.keys(await load('pages'))).toEqual(['pages']);
    await expect(load('gate')).rejects.toThrow('There is no gate.cjs');
    rmSync(folder, { recursive: true });
  });
});
