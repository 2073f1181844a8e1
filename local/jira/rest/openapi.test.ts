import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import OpenAPIBackend, { type Document } from 'openapi-backend';
import { z } from 'zod';
import { people } from '../../agency/jira';
import type { Json } from '../../common/ports';
import { routes } from '.';
import { APP, as, testSite } from '../testing/site';

/** Atlassian's own description of the API; it is not part of this repository. */
const specFile = path.join(__dirname, '../../../../shared/specs/jira-platform-v3.json');
const withSpec = existsSync(specFile);

interface Example {
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
  readonly status: number;
}

const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Billed.' }] }] };

/** A site in which HARB has a version; its id is the same each time. */
function site(settings: Parameters<typeof testSite>[0] = {}) {
  const made = testSite(settings);
  return { ...made, versionId: made.jira.addVersion(people.priya, '10000', '1.0').id };
}
const { versionId } = site();

/** One call or more of every emulated route, in an order that works on one site. */
const examples: readonly Example[] = [
  { method: 'POST', path: '/rest/api/3/issue/HARB-1/transitions', body: { transition: { id: '41' } }, status: 204 },
  { method: 'POST', path: '/rest/api/3/issue/HARB-1/comment', body: { body: document }, status: 201 },
  { method: 'GET', path: '/rest/api/3/issue/HARB-1/comment?orderBy=-created&maxResults=50', status: 200 },
  { method: 'PUT', path: '/rest/api/3/issue/HARB-1/properties/milepost', body: { v: 1, state: 'armed', trigger: 'manual', contract: 'c1' }, status: 201 },
  { method: 'PUT', path: '/rest/api/3/issue/HARB-1/properties/milepost', body: { v: 1, state: 'billed', trigger: 'manual', contract: 'c1' }, status: 200 },
  { method: 'GET', path: '/rest/api/3/issue/HARB-1/properties', status: 200 },
  { method: 'GET', path: '/rest/api/3/issue/HARB-1/properties/milepost', status: 200 },
  { method: 'GET', path: '/rest/api/3/issue/HARB-1', status: 200 },
  { method: 'GET', path: '/rest/api/3/issue/HARB-1?expand=changelog&properties=*all&fields=*all', status: 200 },
  { method: 'GET', path: '/rest/api/3/issue/HARB-6', status: 200 },
  { method: 'DELETE', path: '/rest/api/3/issue/HARB-1/properties/milepost', status: 204 },
  { method: 'GET', path: '/rest/api/3/issue/HARB-1/transitions', status: 200 },
  { method: 'POST', path: '/rest/api/3/search/jql', body: { jql: 'project = HARB', maxResults: 2 }, status: 200 },
  { method: 'POST', path: '/rest/api/3/search/jql', body: { jql: 'project = LUMI', fields: ['*all'] }, status: 200 },
  { method: 'GET', path: '/rest/api/3/search/jql?jql=project%20%3D%20HARB&maxResults=3&fields=status', status: 200 },
  { method: 'GET', path: '/rest/api/3/permissions', status: 200 },
  { method: 'POST', path: '/rest/api/3/permissions/check', body: { accountId: people.vera, globalPermissions: ['ADMINISTER'], projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10000], issues: [10001] }] }, status: 200 },
  { method: 'POST', path: '/rest/api/3/permissions/check', body: { projectPermissions: [{ permissions: ['NO_SUCH'] }] }, status: 400 },
  { method: 'GET', path: '/rest/api/3/mypermissions?permissions=EDIT_ISSUES,ADMINISTER&projectKey=HARB', status: 200 },
  { method: 'GET', path: '/rest/api/3/mypermissions', status: 400 },
  { method: 'GET', path: '/rest/api/3/project', status: 200 },
  { method: 'GET', path: '/rest/api/3/project/search?maxResults=1', status: 200 },
  { method: 'GET', path: '/rest/api/3/project/LUMI', status: 200 },
  { method: 'GET', path: '/rest/api/3/project/HARB/statuses', status: 200 },
  { method: 'GET', path: '/rest/api/3/project/HARB/version?orderBy=-sequence&status=unreleased,released&maxResults=100', status: 200 },
  { method: 'GET', path: `/rest/api/3/version/${versionId}`, status: 200 },
  { method: 'GET', path: '/rest/api/3/version/77', status: 404 },
  { method: 'GET', path: `/rest/api/3/user?accountId=${people.mara}`, status: 200 },
  { method: 'GET', path: '/rest/api/3/user/search?query=mar', status: 200 },
  { method: 'GET', path: `/rest/api/3/user/bulk?accountId=${people.mara}&accountId=${people.dev}`, status: 200 },
  { method: 'GET', path: '/rest/api/3/myself', status: 200 },
  { method: 'GET', path: '/rest/api/3/field', status: 200 },
  { method: 'GET', path: '/rest/api/3/issueLinkType', status: 200 },
  { method: 'POST', path: '/rest/api/3/changelog/bulkfetch', body: { issueIdsOrKeys: ['HARB-1', '10007'], maxResults: 10 }, status: 200 },
  { method: 'GET', path: '/rest/api/3/serverInfo', status: 200 },
];

/** The file calls these strings; Jira has always written null where a field was or became empty, as its events document. */
const emptyChangeText = /^\/(changelog\/histories|issueChangeLogs\/\d+\/changeHistories)\/\d+\/items\/\d+\/(from|to|fromString|toString)$/;

const pathname = (text: string): string => new URL(text, 'http://jira.local').pathname;
const fits = (template: string, where: string): boolean => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname(where));

describe('the examples', () => {
  it('call every route', () => {
    const missed = routes.filter((route) => !examples.some(({ method, path: where }) => method === route.method && fits(route.path, where)));
    expect(missed.map(({ method, path: where }) => `${method} ${where}`)).toEqual([]);
  });

  it('are answered as they say, and every refusal is an error collection', async () => {
    const { call } = site();
    const errors = z.strictObject({ errorMessages: z.array(z.string()), errors: z.record(z.string(), z.string()) });
    for (const { method, path: where, body, status } of examples) {
      const answer = await call(APP, method, where, body);
      expect([where, answer.status, answer.body === undefined]).toEqual([where, status, status === 204 || method === 'PUT']);
      if (status >= 400) expect(errors.safeParse(answer.body).success).toBe(true);
    }
    for (const [who, where] of [[people.olga, '/rest/api/3/issue/HARB-1'], [people.olga, '/rest/api/3/project/HARB'], [people.dev, '/rest/api/3/issue/HARB-1/watchers']] as const) {
      expect(errors.safeParse((await call(as(who), 'GET', where)).body).success).toBe(true);
    }
  });
});

(withSpec ? describe : describe.skip)('against Atlassian’s OpenAPI file (skipped where that file is absent)', () => {
  const definition = (): Document => JSON.parse(readFileSync(specFile, 'utf8')) as Document;

  it('every example is a request that Jira takes and an answer that Jira gives', async () => {
    const api = new OpenAPIBackend({ definition: definition(), quick: true, ajvOpts: { strict: false, formats: { int64: true, int32: true, double: true, date: true, 'date-time': true, uri: true, uuid: true } } });
    await api.init();
    // As the file's schema says; its own example says otherwise.
    const { call } = site({ bulkChangelogTimes: 'text' });
    for (const { method, path: where, body, status } of examples) {
      const url = new URL(where, 'http://jira.local');
      const request = { method, path: url.pathname, query: url.search, headers: { 'content-type': 'application/json' }, body };
      const operation = api.matchOperation(request);
      expect([where, operation?.operationId]).toEqual([where, expect.any(String)]);
      if (status < 400) expect([where, api.validateRequest(request, operation).errors ?? []]).toEqual([where, []]);
      const answer = await call(APP, method, where, body);
      const wrong = answer.body === undefined ? [] : (api.validateResponse(answer.body, operation ?? '', status).errors ?? []);
      expect([where, wrong.filter(({ instancePath }) => !emptyChangeText.test(instancePath))]).toEqual([where, []]);
    }
  });

  it('every route wants the classic scopes that the file names', () => {
    const scopeSchema = z.array(z.object({ scopes: z.array(z.string()), state: z.string() }));
    const paths = z.record(z.string(), z.record(z.string(), z.unknown())).parse(definition().paths);
    for (const route of routes) {
      const operation = z.object({ 'x-atlassian-oauth2-scopes': scopeSchema }).parse(paths[route.path]?.[route.method.toLowerCase()]);
      const current = operation['x-atlassian-oauth2-scopes'].find(({ state }) => state === 'Current')?.scopes ?? [];
      // The file's text announces read:jira-work for this one, where its list is still empty.
      const expected = route.path === '/rest/api/3/permissions/check' ? ['read:jira-work'] : current;
      expect([route.path, route.scopes[0]]).toEqual([route.path, expected]);
    }
  });
});
