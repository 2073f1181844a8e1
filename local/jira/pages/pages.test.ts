import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people, statusIds } from '../../agency/jira';
import type { Json } from '../../common/ports';
import { APP_PATH, type PagesSite, pagesSite } from './testing/site';

let site: PagesSite;
beforeAll(async () => {
  site = await pagesSite(mkdtempSync(join(tmpdir(), 'pages-')));
});
afterAll(() => site.close());
beforeEach(() => void (site.asked.length = 0));

interface Asking {
  readonly as?: string;
  readonly origin?: string;
}
const cookie = (as: string | undefined): Record<string, string> => (as === undefined ? {} : { cookie: `site_user=${as}` });
const get = (path: string, { as }: Asking = {}) => fetch(site.origin + path, { headers: cookie(as), redirect: 'manual' });
const post = (path: string, body: string | URLSearchParams, { as, origin = site.origin }: Asking = {}, type?: string) =>
  fetch(site.origin + path, { method: 'POST', body, redirect: 'manual', headers: { origin, ...cookie(as), ...(type === undefined ? {} : { 'content-type': type }) } });
const invoke = (module: string, place: Record<string, string>, asking: Asking & { payload?: Json } = {}) =>
  post('/gateway/forge', JSON.stringify({ command: 'invoke', module, place, functionKey: 'panel.load', ...(asking.payload === undefined ? {} : { payload: asking.payload }) }), asking, 'application/json');

describe('who may see which page', () => {
  const harb = '/jira/software/c/projects/HARB';
  it.each([
    ['the board', `${harb}/boards/1`, people.dev, 200],
    ['a board of a project that one may not browse', `${harb}/boards/1`, people.olga, 404],
    ['an issue', '/browse/HARB-1', people.dev, 200],
    ['an issue that one may not browse', '/browse/HARB-1', people.olga, 404],
    ["the app's project page", `${harb}/${APP_PATH}`, people.dev, 200],
    ["the app's page in a project that one may not browse", `${harb}/${APP_PATH}`, people.olga, 404],
    ['project settings, for a project administrator', `${harb}/settings/${APP_PATH}`, people.mara, 200],
    ['project settings, for another', `${harb}/settings/${APP_PATH}`, people.finn, 403],
    ['administration, for an administrator', '/jira/settings', people.priya, 200],
    ['administration, for another', '/jira/settings', people.mara, 403],
    ["the app's page over all projects, for whoever is there: what they see on it is the app's to decide", `/jira/${APP_PATH}`, people.olga, 200],
    ['the same of an app that is not installed', '/jira/apps/other/environment', people.olga, 404],
    ['an app that is not installed', `${harb}/apps/other/environment`, people.priya, 404],
    ['an unknown issue', '/browse/HARB-999', people.priya, 404],
    ['an unknown page', '/nowhere', people.priya, 404],
  ])('%s', async (_what, path, as, status) => {
    expect((await get(path, { as })).status).toBe(status);
  });

  it('shows nobody else’s project in the sidebar', async () => {
    const page = await (await get('/jira/projects', { as: people.olga })).text();
    expect(page).toContain('Lumière booking site');
    expect(page).not.toContain('Harbour Foods');
  });
});

describe("the app's page over all projects", () => {
  it('stands in the sidebar, and is where a navigation to it leads', async () => {
    expect(await (await get('/jira/projects', { as: people.olga })).text()).toContain(`href="/jira/${APP_PATH}"`);
    expect((await get('/forge/module/finance', { as: people.olga })).headers.get('location')).toBe(`/jira/${APP_PATH}`);
  });
});

describe("what a page's invoke reaches the app with", () => {
  it('is the session’s person and the place as Jira knows it', async () => {
    await invoke('panel', { issue: 'HARB-1' }, { as: people.mara, payload: { a: 1 } });
    const { id, typeId } = site.jira.issue(people.mara, 'HARB-1');
    expect(site.asked).toEqual([
      {
        surface: {
          moduleKey: 'panel',
          accountId: people.mara,
          extension: { type: 'jira:issuePanel', issue: { id, key: 'HARB-1', type: 'Epic', typeId }, project: { id: '10000', key: 'HARB', type: 'software' } },
        },
        functionKey: 'panel.load',
        payload: { a: 1 },
      },
    ]);
  });

  it.each([
    ['an issue the person may not see', 'panel', { issue: 'HARB-1' }, people.olga],
    ['a project the person may not see', 'project', { project: 'HARB' }, people.olga],
    ['settings of a project the person does not administer', 'settings', { project: 'HARB' }, people.dev],
    ['administration by somebody who is no administrator', 'admin', {}, people.mara],
    ['a module that does not exist', 'other', {}, people.priya],
    ['an issue panel without an issue', 'panel', {}, people.priya],
  ])('never for %s', async (_what, module, place, as) => {
    const answer = await invoke(module, place, { as });
    expect([403, 404]).toContain(answer.status);
    expect(await answer.json()).toMatchObject({ ok: false });
    expect(site.asked).toEqual([]);
  });

  it('carries an error of the function as Forge words it', async () => {
    site.resolveWith(() => {
      throw new Error('no such contract');
    });
    const answer = await invoke('panel', { issue: 'HARB-1' });
    expect(await answer.json()).toEqual({ ok: false, error: { code: 'FUNCTION_FAILED', message: 'There was an error invoking the function - no such contract' } });
    site.resolveWith(() => null);
  });

  it('is refused when another origin asks, with the person’s cookie or without', async () => {
    expect((await invoke('panel', { issue: 'HARB-1' }, { as: people.mara, origin: site.framesOrigin })).status).toBe(403);
    expect(site.asked).toEqual([]);
  });
});

describe('changing things', () => {
  it('moves an issue where its workflow leads, and says Jira’s reason when it does not', async () => {
    const move = (status: string, as: string) => post('/issue/HARB-6/status', JSON.stringify({ status }), { as }, 'application/json');
    expect(await (await move(statusIds.HARB.inReview, people.dev)).json()).toMatchObject({ status: { name: 'In Review' } });
    const refused = await move(statusIds.LUMI.done, people.dev);
    expect(refused.status).toBe(409);
    expect(site.jira.issue(people.dev, 'HARB-6').statusId).toBe(statusIds.HARB.inReview);
    expect((await move(statusIds.HARB.done, people.vera)).status).toBe(409);
  });

  it('offers no move to those who may not move', async () => {
    expect(await (await get('/browse/HARB-1', { as: people.vera })).text()).not.toContain('data-move');
    expect(await (await get('/browse/HARB-1', { as: people.dev })).text()).toContain('data-move');
  });

  it('adds a panel to an issue for everyone, until it is removed, also after a restart', async () => {
    const frames = async (as: string): Promise<boolean> => (await (await get('/browse/HARB-2', { as })).text()).includes('data-module="panel"');
    expect(await frames(people.dev)).toBe(false);
    const { id } = site.jira.issue(people.dev, 'HARB-2');
    await post(`/issue/${id}/panels/panel`, new URLSearchParams({ to: 'add' }), { as: people.mara });
    expect(await frames(people.dev)).toBe(true);
    site.pages.restore(site.pages.snapshot());
    expect(await frames(people.dev)).toBe(true);
    await post(`/issue/${id}/panels/panel`, new URLSearchParams({ to: 'remove' }), { as: people.mara });
    expect(await frames(people.dev)).toBe(false);
  });

  it('moves the clock only forward', async () => {
    await post('/site/clock', new URLSearchParams({ ms: '86400000', back: '/' }));
    expect((await post('/site/clock', new URLSearchParams({ ms: '-1', back: '/' }))).status).toBe(400);
    expect(site.moved).toEqual([86_400_000]);
  });

  it('leads back within the site only', async () => {
    const to = async (back: string) => (await post('/site/look', new URLSearchParams({ look: 'dark', back }))).headers.get('location');
    expect(await to('/browse/HARB-1')).toBe('/browse/HARB-1');
    expect(await to('//elsewhere.example')).toBe('/');
    expect(await to('https://elsewhere.example')).toBe('/');
  });

  it('refuses forms of other origins', async () => {
    expect((await post('/site/user', new URLSearchParams({ user: people.priya, back: '/' }), { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

describe('finding work', () => {
  it('leads straight to an issue whose key was typed, in any case', async () => {
    expect((await get('/jira/search?q=harb-3')).headers.get('location')).toBe('/browse/HARB-3');
  });

  it('shows what matches among what one may see', async () => {
    expect(await (await get('/jira/search?q=order', { as: people.dev })).text()).toContain('Menu and ordering');
    expect(await (await get('/jira/search?q=order', { as: people.olga })).text()).not.toContain('Menu and ordering');
  });
});
