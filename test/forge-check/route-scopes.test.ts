import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { OFFICIAL_SPEC, routeScopes } from '../../tools/forge/route-scopes';

interface Operation {
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly state: string; readonly scopes: readonly string[] }[];
}
interface Specification {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const routes = Object.entries(routeScopes());

describe('our table of Jira routes and their scopes', () => {
  it.each(routes)('writes %s as a method and a path', (route) => {
    expect(route).toMatch(/^(GET|POST|PUT|DELETE) \/rest\/api\/3\/[\w/{}]+$/);
  });

  const official = existsSync(OFFICIAL_SPEC);
  (official ? it.each(routes) : it.skip.each(routes))('agrees with the official file about %s (skipped where that file is not beside the clone)', (route, scopes) => {
    const { paths } = JSON.parse(readFileSync(OFFICIAL_SPEC, 'utf8')) as Specification;
    const [method = '', pattern = ''] = route.split(' ');
    const operation = paths[pattern]?.[method.toLowerCase()];
    const lists = operation?.['x-atlassian-oauth2-scopes'] ?? [];
    expect(lists.find(({ state }) => state === 'Current')?.scopes).toEqual(scopes);
  });
});
