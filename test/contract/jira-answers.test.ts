import { describe, expect, it } from '@jest/globals';
import type { AccountId, ProjectId, WorkItemId } from '../../src/billing/ids';
import {
  billingRights, changesSince, childrenOf, getProject, getWorkItem, removeProperty, type JiraFailure, reportPeople, searchArmed, siteAdmin, siteUrl, statusesOf, visibleItems, writeProperty,
} from '../../src/jira';
import { exchange } from '../../src/jira/call';
import { jiraFailureOf as failureOf, script } from './jira-script';

const EPIC = '10001' as WorkItemId;
const HARB = '10000' as ProjectId;

const property = { v: 1, state: 'armed', trigger: 'category:done', contract: 'c1' } as const;

/** Every function that asks Jira one thing. */
const CALLS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['getWorkItem', () => getWorkItem(EPIC)],
  ['getProject', () => getProject('HARB')],
  ['statusesOf', () => statusesOf(HARB, 'Epic')],
  ['writeProperty', () => writeProperty(EPIC, property)],
  ['removeProperty', () => removeProperty(EPIC)],
  ['searchArmed', () => searchArmed('milepostState = armed', 10)],
  ['billingRights', () => billingRights(HARB)],
  ['siteAdmin', () => siteAdmin()],
  ['siteUrl', () => siteUrl()],
  ['childrenOf', () => childrenOf([{ id: EPIC, key: 'HARB-1' }], 10)],
  ['changesSince', () => changesSince([EPIC], '2026-11-22T00:00:00Z')],
  ['visibleItems', () => visibleItems([EPIC])],
];

/** What a person may is asked as that person; everything else as the app. */
const AS_USER = new Set(['visibleItems', 'billingRights', 'siteAdmin']);

describe.each(CALLS)('a failure of %s', (name, call) => {
  it.each<[string, Response, Partial<JiraFailure>]>([
    ['app not let in', new Response(null, { status: 401 }), { kind: 'forbidden', status: 401 }],
    ['not allowed', Response.json({ errorMessages: ['no'] }, { status: 403 }), { kind: 'forbidden', status: 403 }],
    ['wrong request', Response.json({ errorMessages: ['no'] }, { status: 400 }), { kind: 'refused', status: 400 }],
    ['too many calls', Response.json({}, { status: 429, headers: { 'retry-after': '37' } }), { kind: 'limit', status: 429, retryAfterSeconds: 37 }],
    ['too many, unsaid how long', new Response('slow down', { status: 429 }), { kind: 'limit', status: 429, retryAfterSeconds: undefined }],
    ['away', new Response('<html>503</html>', { status: 503, headers: { 'content-type': 'text/html' } }), { kind: 'unavailable', status: 503 }],
    ['refused by Forge itself', new Response('{}', { status: 403, headers: { 'forge-proxy-error': 'NOT_ALLOWED' } }), { kind: 'forbidden', status: 403 }],
    ['Forge’s proxy fell over', new Response('{}', { status: 502, headers: { 'forge-proxy-error': 'UPSTREAM' } }), { kind: 'unavailable', status: 502 }],
  ])('says what it was: %s', async (_case, response, expected) => {
    const seen = script(() => response.clone());
    expect(await failureOf(call)).toMatchObject(expected);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.provider).toBe(AS_USER.has(name) ? 'user' : 'app');
  });

  it('is told from an answer when nothing came', async () => {
    script(() => Promise.reject(new TypeError('fetch failed')));
    expect(await failureOf(call)).toMatchObject({ kind: 'unavailable', status: 0 });
  });
});

describe.each(CALLS.filter(([name]) => !name.endsWith('Property')))('an answer to %s', (_name, call) => {
  it.each([
    ['half a JSON', '{"id":'],
    ['HTML', '<html>We’ll be back</html>'],
    ['another thing', '{"unexpected":true}'],
    ['nothing', ''],
  ])('is taken for nothing when it is %s', async (_case, body) => {
    script(() => new Response(body, { status: 200, headers: { 'content-type': 'application/json' } }));
    expect(await failureOf(call)).toMatchObject({ kind: 'invalid-answer', status: 200 });
  });
});

it('ends a call that never ends', async () => {
  const failure = await failureOf(() => exchange(() => new Promise(() => undefined), 20));
  expect(failure).toMatchObject({ kind: 'unavailable', status: 0 });
});

describe('what is not there', () => {
  it('is undefined when it was asked for, fine when it was to go, and a failure when it was to be written', async () => {
    script(() => Response.json({ errorMessages: ['Issue does not exist or you do not have permission to see it.'] }, { status: 404 }));
    await expect(getWorkItem('HARB-99')).resolves.toBeUndefined();
    await expect(getProject('NOPE')).resolves.toBeUndefined();
    await expect(removeProperty(EPIC)).resolves.toBeUndefined();
    expect((await failureOf(() => writeProperty(EPIC, property))).kind).toBe('not-found');
    expect((await failureOf(() => statusesOf(HARB, 'Epic'))).kind).toBe('not-found');
  });

  it('is never asked for under a name that would lead elsewhere', async () => {
    const seen = script(() => Response.json({}));
    for (const name of ['../serverInfo', 'HARB-1/watchers', 'HARB-1?x=1', '', ' HARB-1', '%2e%2e']) {
      await expect(getWorkItem(name)).resolves.toBeUndefined();
      await expect(getProject(name)).resolves.toBeUndefined();
    }
    expect(seen).toHaveLength(0);
  });
});

describe('a search', () => {
  const page = (from: number, count: number, nextPageToken?: string): Response =>
    Response.json({ issues: Array.from({ length: count }, (_, index) => ({ id: String(from + index), key: `HARB-${from + index}` })), nextPageToken });

  it('goes on from page to page up to what was asked for, and asks for no field it doesn’t need', async () => {
    const seen = script(({ body }) => ((body as { nextPageToken?: string }).nextPageToken === 'b' ? page(100, 40, 'c') : page(0, 100, 'b')));
    const found = await searchArmed('milepostState = armed', 120);
    expect(found).toHaveLength(120);
    expect(found[119]).toEqual({ id: '119', key: 'HARB-119' });
    expect(seen.map(({ body }) => body)).toEqual([
      { jql: 'milepostState = armed', maxResults: 100, fields: ['key'] },
      { jql: 'milepostState = armed', maxResults: 20, fields: ['key'], nextPageToken: 'b' },
    ]);
  });

  it('ends with the last page, and with a token that leads nowhere new', async () => {
    const last = script(() => page(0, 3));
    await expect(searchArmed('x = y', 50)).resolves.toHaveLength(3);
    expect(last).toHaveLength(1);
    const circle = script(() => page(0, 1, 'again'));
    await expect(searchArmed('x = y', 50)).resolves.toHaveLength(2);
    expect(circle).toHaveLength(2);
  });
});

describe('the site’s address', () => {
  const info = (baseUrl: string, displayUrl?: string) => () => Response.json({ baseUrl, displayUrl });

  it('is the site’s own domain when it has one, and is asked for once by each installation', async () => {
    script(info('https://northlight.atlassian.net/', 'https://jira.northlight.example'), 'own-domain');
    await expect(siteUrl()).resolves.toBe('https://jira.northlight.example');
    const again = script(info('https://other.atlassian.net'), 'own-domain');
    await expect(siteUrl()).resolves.toBe('https://jira.northlight.example');
    expect(again).toHaveLength(0);
    script(info('https://other.atlassian.net/'), 'other-site');
    await expect(siteUrl()).resolves.toBe('https://other.atlassian.net');
  });

  it('is no script and no other nonsense', async () => {
    script(info('javascript:alert(1)', 'nowhere'), 'nonsense');
    expect((await failureOf(() => siteUrl())).kind).toBe('invalid-answer');
  });
});

describe('the personal data report', () => {
  const people = (count: number): AccountId[] => Array.from({ length: count }, (_, index) => `account-${index}` as AccountId);
  const batchOf = (body: unknown) => (body as { accounts: { accountId: string; updatedAt: string }[] }).accounts;

  it('goes out in batches of at most 90, one after the other, each account once', async () => {
    let open = 0;
    let most = 0;
    const seen = script(async ({ body }) => {
      most = Math.max(most, (open += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      const [first, second] = batchOf(body);
      return Response.json({ accounts: [{ accountId: first?.accountId, status: 'closed' }, { accountId: second?.accountId, status: 'updated' }] });
    });
    const reported = await reportPeople([...people(200), ...people(5)], new Date('2026-11-22T00:00:00Z'));
    expect(seen.map(({ body }) => batchOf(body).length)).toEqual([90, 90, 20]);
    expect(batchOf(seen[0]?.body)[0]).toEqual({ accountId: 'account-0', updatedAt: '2026-11-22T00:00:00.000Z' });
    expect(most).toBe(1);
    expect(reported).toEqual({ closed: ['account-0', 'account-90', 'account-180'], updated: ['account-1', 'account-91', 'account-181'] });
  });

  it('reports nobody when there is nobody', async () => {
    const seen = script(() => new Response(null, { status: 204 }));
    await expect(reportPeople([])).resolves.toEqual({ closed: [], updated: [] });
    expect(seen).toHaveLength(0);
    await expect(reportPeople(people(1))).resolves.toEqual({ closed: [], updated: [] });
  });

  it('goes on to the next batch after an answer that names no accounts, and closes nobody we did not name', async () => {
    let batch = 0;
    script(() => ((batch += 1) === 1 ? Response.json({}) : Response.json({ accounts: [{ accountId: 'account-90', status: 'closed' }, { accountId: 'a-stranger', status: 'closed' }] })));
    await expect(reportPeople(people(100))).resolves.toEqual({ closed: ['account-90'], updated: [] });
  });

  it.each<[number, string]>([[429, 'limit'], [403, 'forbidden'], [400, 'refused'], [500, 'unavailable']])('fails as data when Atlassian answers %i', async (status, kind) => {
    script(() => new Response(null, { status }));
    expect(await failureOf(() => reportPeople(people(1)))).toMatchObject({ kind, status });
  });

  it('fails as data when nothing came', async () => {
    script(() => Promise.reject(new TypeError('fetch failed')));
    expect((await failureOf(() => reportPeople(people(1)))).kind).toBe('unavailable');
  });
});

describe('the fields in which work is estimated', () => {
  it('are found by their kind or their own name, in whatever language the site is', async () => {
    const number = { type: 'number', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float' };
    const fields = [
      { id: 'summary', name: 'Zusammenfassung', schema: { type: 'string' } },
      { id: 'customfield_10100', name: 'Zahl', schema: number },
      { id: 'customfield_10101', name: 'Story-Punkte', untranslatedName: 'Story Points', schema: number },
      { id: 'customfield_10102', name: 'Schätzung', schema: { type: 'number', custom: 'com.pyxis.greenhopper.jira:jsw-story-points' } },
    ];
    const story = { id: '7', key: 'HARB-7', fields: { summary: 'Menü', issuetype: { name: 'Story' }, created: '2026-11-01T10:00:00.000+1100', parent: { id: '5' }, customfield_10101: null, customfield_10102: 5 } };
    const seen = script(({ path }) => Response.json(path.endsWith('/field') ? fields : { issues: [story] }), 'in-german');
    await expect(childrenOf([{ id: '5' as WorkItemId, key: 'HARB-5' }], 10)).resolves.toEqual({
      items: [{ id: '7', key: 'HARB-7', epicId: '5', summary: 'Menü', type: 'Story', points: 5, createdAt: '2026-10-31T23:00:00.000Z' }],
      more: false,
    });
    expect(seen[1]?.body).toMatchObject({ jql: 'parent IN (5) ORDER BY key ASC', fields: expect.arrayContaining(['customfield_10101', 'customfield_10102']) });
  });
});
