import { describe, expect, it } from '@jest/globals';
import { people, projectIds, statusIds } from '../../agency/jira';
import { APP, APP_ID, as, ENVIRONMENT_ID, START, testSite } from '../testing/site';

const ISSUE = '/rest/api/3/issue/HARB-3';
const PROPERTY = `${ISSUE}/properties/milepost`;

describe('an issue', () => {
  it('is read by key or id, with the fields asked for', async () => {
    const { call, jira } = testSite();
    const { id } = jira.issue(people.priya, 'HARB-3');
    const byKey = await call(APP, 'GET', `${ISSUE}?fields=summary,status,issuetype,project`);
    expect(byKey).toMatchObject({
      status: 200,
      body: { id, key: 'HARB-3', fields: { summary: 'User dashboard', status: { id: '10000', statusCategory: { key: 'new' } }, issuetype: { hierarchyLevel: 1 }, project: { id: '10000', key: 'HARB' } } },
    });
    expect(Object.keys((byKey.body as { fields: object }).fields)).toEqual(['summary', 'issuetype', 'project', 'status']);
    expect((await call(APP, 'GET', `/rest/api/3/issue/${id}?fields=summary,status,issuetype,project`)).body).toEqual(byKey.body);
  });

  it('is not found by those who may not browse it, and not by nobody', async () => {
    const { call } = testSite();
    const answer = await call(as(people.olga), 'GET', ISSUE);
    expect(answer).toMatchObject({ status: 404, body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} } });
    expect((await call({ as: 'anonymous' }, 'GET', ISSUE)).status).toBe(401);
  });

  it('shows its history when asked', async () => {
    const { call, jira } = testSite();
    jira.transitionIssue(people.dev, 'HARB-3', statusIds.HARB.inReview);
    const { body } = await call(APP, 'GET', `${ISSUE}?expand=changelog&fields=status`);
    expect(body).toMatchObject({ changelog: { total: 1, histories: [{ author: { accountId: people.dev }, items: [{ fieldId: 'status', toString: 'In Review' }] }] } });
  });
});

describe('a property', () => {
  it('is created, changed, read, listed and removed', async () => {
    const { call } = testSite();
    expect((await call(APP, 'PUT', PROPERTY, { v: 1, state: 'armed' })).status).toBe(201);
    expect((await call(APP, 'PUT', PROPERTY, { v: 1, state: 'billed' })).status).toBe(200);
    expect((await call(APP, 'GET', PROPERTY)).body).toEqual({ key: 'milepost', value: { v: 1, state: 'billed' } });
    expect((await call(APP, 'GET', `${ISSUE}/properties`)).body).toMatchObject({ keys: [{ key: 'milepost' }] });
    expect((await call(APP, 'DELETE', PROPERTY)).status).toBe(204);
    expect((await call(APP, 'DELETE', PROPERTY)).status).toBe(404);
    expect((await call(APP, 'GET', PROPERTY)).status).toBe(404);
  });

  it('is written only by those who may edit the issue, and read by all who see it', async () => {
    const { call } = testSite();
    expect((await call(as(people.dev), 'PUT', PROPERTY, { v: 1 })).status).toBe(201);
    expect((await call(as(people.vera), 'PUT', PROPERTY, { v: 2 })).status).toBe(403);
    expect((await call(as(people.vera), 'DELETE', PROPERTY)).status).toBe(404);
    expect((await call(as(people.vera), 'GET', PROPERTY)).body).toEqual({ key: 'milepost', value: { v: 1 } });
  });

  it('takes no more than Jira takes', async () => {
    const { call } = testSite();
    expect((await call(APP, 'PUT', PROPERTY, 'x'.repeat(32_766))).status).toBe(201);
    expect((await call(APP, 'PUT', PROPERTY, 'x'.repeat(32_767))).status).toBe(400);
    expect((await call(APP, 'PUT', `${ISSUE}/properties/${'k'.repeat(256)}`, 1)).status).toBe(400);
  });
});

describe('a transition', () => {
  it('is listed with where it leads, and done by its id', async () => {
    const { call, jira } = testSite();
    const { body } = await call(as(people.dev), 'GET', `${ISSUE}/transitions`);
    expect(body).toMatchObject({ transitions: [{ id: '21', name: 'In Progress' }, { id: '31' }, { id: '41', to: { id: statusIds.HARB.done } }] });
    expect((await call(as(people.dev), 'POST', `${ISSUE}/transitions`, { transition: { id: '41' } })).status).toBe(204);
    expect(jira.issue(people.dev, 'HARB-3').statusId).toBe(statusIds.HARB.done);
  });

  it('that does not exist, or may not be done, is an invalid request', async () => {
    const { call } = testSite();
    expect((await call(as(people.dev), 'POST', `${ISSUE}/transitions`, { transition: { id: '99' } })).status).toBe(400);
    expect((await call(as(people.finn), 'POST', `${ISSUE}/transitions`, { transition: { id: '41' } })).status).toBe(400);
    expect((await call(as(people.dev), 'POST', `${ISSUE}/transitions`, { transition: { id: '41' }, fields: {} })).status).toBe(400);
  });
});

describe('a search', () => {
  const path = '/rest/api/3/search/jql';

  it('answers ids alone, a page at a time, until it says that it is the last', async () => {
    const { call } = testSite();
    const query = { jql: 'project = HARB AND issuetype = Epic ORDER BY key', maxResults: 2 };
    const ids: unknown[] = [];
    let token: string | undefined;
    for (let pages = 0; pages < 3; pages += 1) {
      const { body } = await call(APP, 'POST', path, token === undefined ? query : { ...query, nextPageToken: token });
      const page = body as { issues: object[]; isLast: boolean; nextPageToken?: string };
      ids.push(...page.issues);
      token = page.nextPageToken;
      expect(page.isLast).toBe(token === undefined);
    }
    expect(token).toBeUndefined();
    expect(ids).toEqual(['10001', '10002', '10003', '10004', '10005'].map((id) => ({ id })));
  });

  it('gives a token that is good for its own query only', async () => {
    const { call } = testSite();
    const { body } = await call(APP, 'POST', path, { jql: 'project = HARB', maxResults: 1 });
    const { nextPageToken } = body as { nextPageToken: string };
    expect((await call(APP, 'POST', path, { jql: 'project = LUMI', nextPageToken })).status).toBe(400);
    expect((await call(APP, 'POST', path, { jql: 'project = HARB', nextPageToken: 'x' })).status).toBe(400);
  });

  it('must be restricted, valid, and made of what the API knows', async () => {
    const { call } = testSite();
    expect((await call(APP, 'POST', path, { jql: 'ORDER BY key' })).status).toBe(400);
    expect((await call(APP, 'POST', path, { jql: 'milepostAmount = 1' })).body).toMatchObject({ errorMessages: [expect.stringContaining("Field 'milepostAmount'")] });
    expect((await call(APP, 'POST', path, { jql: 'project = HARB', startAt: 0 })).status).toBe(400);
  });

  it('sees the issues named for reconciliation as they are', async () => {
    const { call, jira, clock } = testSite({ indexLagMs: 30_000 });
    clock.advance(60_000);
    const { id } = jira.transitionIssue(people.priya, 'HARB-1', statusIds.HARB.done);
    const query = { jql: 'statusCategory = Done' };
    expect((await call(APP, 'POST', path, query)).body).toMatchObject({ issues: [] });
    expect((await call(APP, 'POST', path, { ...query, reconcileIssues: [Number(id)] })).body).toMatchObject({ issues: [{ id }] });
  });

  it('gives no more than a hundred issues with fields at once, however many are asked for', async () => {
    const { call, jira } = testSite();
    for (let made = 0; made < 110; made += 1) jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: '10001', summary: `Story ${made}` });
    const { body } = await call(APP, 'POST', path, { jql: 'project = HARB', fields: ['status'], maxResults: 1000 });
    expect((body as { issues: object[] }).issues).toHaveLength(100);
  });
});

describe('permissions', () => {
  const spellings = {
    ari: (key: string) => `ari:cloud:ecosystem::extension/${APP_ID}/${ENVIRONMENT_ID}/static/${key}`,
    prefixed: (key: string) => `${APP_ID}__DEVELOPMENT__${key}`,
  };
  const check = '/rest/api/3/permissions/check';

  it.each(['ari', 'prefixed'] as const)('of the app are spelled as the site spells them: %s', async (permissionKeys) => {
    const { call } = testSite({ permissionKeys });
    const [view, manage] = ['view-billing', 'manage-billing'].map(spellings[permissionKeys]);
    const { body } = await call(APP, 'GET', '/rest/api/3/permissions');
    const keys = Object.keys((body as { permissions: object }).permissions).filter((key) => key.includes(APP_ID));
    expect(keys).toEqual([view, manage]);
    const answer = await call(APP, 'POST', check, { accountId: people.vera, projectPermissions: [{ permissions: [view ?? '', manage ?? '', 'BROWSE_PROJECTS'], projects: [10000, 10001, 99] }] });
    expect(answer.body).toEqual({
      globalPermissions: [],
      projectPermissions: [
        { permission: view, projects: [10000, 10001], issues: [] },
        { permission: manage, projects: [], issues: [] },
        { permission: 'BROWSE_PROJECTS', projects: [10000, 10001], issues: [] },
      ],
    });
    const other = spellings[permissionKeys === 'ari' ? 'prefixed' : 'ari']('view-billing');
    const refused = await call(APP, 'POST', check, { projectPermissions: [{ permissions: [other], projects: [10000] }] });
    expect(refused).toMatchObject({ status: 400, body: { errors: { [other]: 'Unrecognized permission' } } });
  });

  it('of others are told to administrators, and to the app unless the site counts it out', async () => {
    const asked = { accountId: people.priya, globalPermissions: ['ADMINISTER'] };
    const open = testSite();
    expect((await open.call(APP, 'POST', check, asked)).body).toEqual({ globalPermissions: ['ADMINISTER'], projectPermissions: [] });
    expect((await open.call(as(people.mara), 'POST', check, asked)).status).toBe(403);
    expect((await open.call(as(people.priya), 'POST', check, { ...asked, accountId: people.mara })).body).toMatchObject({ globalPermissions: [] });
    expect((await open.call(as(people.mara), 'POST', check, { globalPermissions: ['ADMINISTER'] })).body).toMatchObject({ globalPermissions: [] });
    const closed = testSite({ appChecksOthers: 'refused' });
    expect(await closed.call(APP, 'POST', check, asked)).toMatchObject({ status: 403, body: { errorMessages: ['Only Jira administrators can perform this operation.'] } });
  });

  it('of one’s own are told for a project, an issue, or anywhere', async () => {
    const { call } = testSite();
    const mine = async (who: string, context: string) => {
      const { body } = await call(as(who), 'GET', `/rest/api/3/mypermissions?permissions=EDIT_ISSUES,ADMINISTER${context}`);
      const { permissions } = body as { permissions: Record<string, { havePermission: boolean }> };
      return [permissions['EDIT_ISSUES']?.havePermission, permissions['ADMINISTER']?.havePermission];
    };
    expect(await mine(people.dev, '&projectKey=HARB')).toEqual([true, false]);
    expect(await mine(people.finn, '&issueKey=HARB-3')).toEqual([false, false]);
    expect(await mine(people.priya, '')).toEqual([true, true]);
    expect((await call(as(people.olga), 'GET', '/rest/api/3/mypermissions?permissions=EDIT_ISSUES&projectKey=HARB')).status).toBe(404);
    expect((await call(as(people.olga), 'GET', '/rest/api/3/mypermissions')).status).toBe(400);
  });
});

describe('projects and people', () => {
  it('are shown to those who may see them', async () => {
    const { call } = testSite();
    expect((await call(as(people.olga), 'GET', '/rest/api/3/project')).body).toMatchObject([{ key: 'LUMI', style: 'next-gen', simplified: true }]);
    expect((await call(as(people.olga), 'GET', '/rest/api/3/project/HARB')).status).toBe(404);
    expect((await call(as(people.dev), 'GET', '/rest/api/3/project/search?query=harb')).body).toMatchObject({ total: 1, isLast: true, values: [{ key: 'HARB', style: 'classic' }] });
    expect((await call(as(people.dev), 'GET', '/rest/api/3/project/LUMI/statuses')).body).toMatchObject([{ name: 'Epic', statuses: [{ id: '10010' }, { id: '10011' }, { id: '10012', statusCategory: { key: 'done' } }] }, {}, {}, { subtask: true }]);
  });

  it('are named by account id', async () => {
    const { call } = testSite();
    expect((await call(APP, 'GET', `/rest/api/3/user?accountId=${people.mara}`)).body).toMatchObject({ displayName: 'Mara Lindt' });
    expect((await call(APP, 'GET', '/rest/api/3/user?accountId=nobody')).status).toBe(404);
    expect((await call(APP, 'GET', `/rest/api/3/user/bulk?accountId=${people.mara}&accountId=nobody&accountId=${people.dev}`)).body).toMatchObject({ total: 2, values: [{ accountId: people.mara }, { accountId: people.dev }] });
    expect((await call(as(people.mara), 'GET', '/rest/api/3/myself')).body).toMatchObject({ accountId: people.mara });
    expect((await call(APP, 'GET', '/rest/api/3/myself')).body).toMatchObject({ accountType: 'app' });
  });
});

describe('a comment', () => {
  it('is a document, kept under the name of who wrote it', async () => {
    const { call, jira, events } = testSite();
    const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Invoice HARB-01 was drafted.' }] }] };
    const answer = await call(APP, 'POST', `${ISSUE}/comment`, { body });
    expect(answer).toMatchObject({ status: 201, body: { author: { accountType: 'app' }, body } });
    expect(jira.issue(people.dev, 'HARB-3').comments).toHaveLength(1);
    expect(events[0]).toMatchObject({ eventType: 'avi:jira:commented:issue', selfGenerated: true });
    expect((await call(APP, 'POST', `${ISSUE}/comment`, { body: 'Plain text' })).body).toMatchObject({ errors: { comment: 'Comment body is not valid!' } });
  });
});

describe('what the app may not or cannot do', () => {
  it.each([401, 403] as const)('is refused with %i when the manifest’s scopes do not cover the route', async (missingScope) => {
    const { call, jira } = testSite({ missingScope });
    const answer = await call(APP, 'PUT', PROPERTY, { v: 1 }, ['read:jira-work']);
    expect(answer).toMatchObject({ status: missingScope, body: { code: missingScope, message: expect.stringContaining('scope does not match') } });
    expect(answer.headers.get('x-failure-category')).toBe('FAILURE_CLIENT_SCOPE_CHECK');
    expect(jira.property({ type: 'issue', id: 'HARB-3' }, 'milepost')).toBeUndefined();
  });

  it('is done with a granular scope where that is enough', async () => {
    const { call } = testSite();
    expect((await call(APP, 'GET', '/rest/api/3/permissions', undefined, ['read:jira-work'])).status).toBe(401);
    expect((await call(APP, 'GET', '/rest/api/3/permissions', undefined, ['read:permission:jira'])).status).toBe(200);
  });

  it.each([
    ['GET', '/rest/api/3/issue/HARB-3/worklog', 'the route GET /rest/api/3/issue/HARB-3/worklog'],
    ['DELETE', '/rest/api/3/issue/HARB-3', 'the route DELETE /rest/api/3/issue/HARB-3'],
    ['GET', '/rest/api/3/issue/HARB-3?updateHistory=true', "the query parameter 'updateHistory' of GET /rest/api/3/issue/{issueIdOrKey}"],
    ['GET', '/rest/api/3/issue/HARB-3?fields=priority', "the issue field 'priority'"],
    ['GET', '/rest/api/3/issue/HARB-3?expand=renderedFields', 'expand=renderedFields of an issue'],
  ])('is said by name when it is not emulated: %s %s', async (method, path, what) => {
    const { call } = testSite();
    expect(await call(APP, method, path)).toMatchObject({ status: 501, body: { errorMessages: [`The local Jira does not emulate ${what}.`] } });
  });

  it('is a path with a wrong escape', async () => {
    expect((await testSite().call(APP, 'GET', '/rest/api/3/issue/%E0%A4%A')).status).toBe(400);
  });

  it('is a body that is no JSON', async () => {
    const { jira } = testSite();
    const send = (body: string, type: string) => jira.rest(new Request(`http://jira.local${PROPERTY}`, { method: 'PUT', body, headers: { 'content-type': type } }), APP, ['write:jira-work']);
    expect((await send('{"v":', 'application/json')).status).toBe(400);
    expect((await send('{"v":1}', 'text/plain')).status).toBe(415);
  });
});

describe('a Jira in trouble', () => {
  it('says when to come back, as often as it was told to', async () => {
    const { call, jira, clock } = testSite();
    jira.configure({ rateLimit: { calls: 2, retryAfterSeconds: 30 } });
    const limited = await call(APP, 'GET', ISSUE);
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('30');
    expect(limited.headers.get('x-ratelimit-reset')).toBe(new Date(clock.now() + 30_000).toISOString());
    expect((await call(APP, 'GET', ISSUE)).status).toBe(429);
    expect((await call(APP, 'GET', ISSUE)).status).toBe(200);
  });

  it('answers 503 with a page instead of JSON', async () => {
    const { call } = testSite({ unavailableCalls: 1 });
    expect(await call(APP, 'GET', ISSUE)).toMatchObject({ status: 503, body: undefined });
    expect((await call(APP, 'GET', ISSUE)).status).toBe(200);
  });
});

describe('what a scope is measured by', () => {
  const FIELDS = 'parent,customfield_10014,customfield_10016,customfield_10026,timeoriginalestimate';

  it('is found among the fields by name or kind', async () => {
    const { call } = testSite();
    const { body } = await call(APP, 'GET', '/rest/api/3/field');
    expect(body).toEqual(expect.arrayContaining([
      expect.objectContaining({ id: 'customfield_10026', name: 'Story Points', schema: expect.objectContaining({ type: 'number' }) }),
      expect.objectContaining({ id: 'customfield_10016', schema: expect.objectContaining({ custom: 'com.pyxis.greenhopper.jira:jsw-story-points' }) }),
    ]));
  });

  it('stands in a field of its own in team-managed and in company-managed projects', async () => {
    const { call, jira } = testSite();
    const harb = jira.editIssue(people.dev, 'HARB-6', { originalEstimate: 7200 });
    const [lumi] = jira.childrenOf(people.priya, jira.issue(people.priya, 'LUMI-1').id);
    expect((await call(APP, 'GET', `/rest/api/3/issue/${harb.key}?fields=${FIELDS}`)).body).toMatchObject({
      fields: { parent: { key: 'HARB-1' }, customfield_10014: 'HARB-1', customfield_10016: null, customfield_10026: 3, timeoriginalestimate: 7200 },
    });
    expect((await call(APP, 'GET', `/rest/api/3/issue/${lumi?.key ?? ''}?fields=${FIELDS}`)).body).toMatchObject({
      fields: { parent: { key: 'LUMI-1' }, customfield_10014: null, customfield_10016: 3, customfield_10026: null },
    });
  });

  it('belongs to its epic by the older field alone, where a site kept that', async () => {
    const { call, jira } = testSite({ epicLinks: 'older' });
    const { body } = await call(APP, 'GET', `/rest/api/3/issue/HARB-6?fields=${FIELDS}`);
    expect(body).toMatchObject({ fields: { customfield_10014: 'HARB-1' } });
    expect((body as { fields: object }).fields).not.toHaveProperty('parent');
    const keys = (jql: string) => jira.search(people.priya, jql).map(({ key }) => key);
    expect(keys('parent = HARB-1')).toEqual([]);
    expect(keys('cf[10014] = HARB-1')).toContain('HARB-6');
    expect(keys('"Epic Link" = HARB-1')).toContain('HARB-6');
    expect(keys('parent = LUMI-1')).toHaveLength(3);
  });

  it.each([['milliseconds', START], ['seconds', START / 1000], ['text', '2026-11-21T22:00:00.000+0000']] as const)('has a history that is read for many issues at once, with its times in %s', async (bulkChangelogTimes, created) => {
    const { call, jira } = testSite({ bulkChangelogTimes });
    jira.editIssue(people.dev, 'HARB-6', { estimate: 8 });
    jira.editIssue(people.mara, 'HARB-7', { summary: 'Map two ordering days' });
    const ask = { issueIdsOrKeys: ['HARB-6', 'HARB-7', 'HARB-999'], maxResults: 1 };
    const first = await call(APP, 'POST', '/rest/api/3/changelog/bulkfetch', ask);
    expect(first.body).toMatchObject({
      issueChangeLogs: [{ issueId: jira.issue(people.dev, 'HARB-6').id, changeHistories: [{ author: { accountId: people.dev }, created, items: [{ fieldId: 'customfield_10026', toString: '8' }] }] }],
      nextPageToken: '1',
    });
    const second = await call(APP, 'POST', '/rest/api/3/changelog/bulkfetch', { ...ask, nextPageToken: '1' });
    expect(second.body).toMatchObject({ issueChangeLogs: [{ changeHistories: [{ author: { accountId: people.mara } }] }] });
    expect(second.body).not.toHaveProperty('nextPageToken');
  });
});
