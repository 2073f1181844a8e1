import { jiraTime } from '../shapes';
import { ok, type Route } from './call';

/** The one route that nobody has to be known for. */
export const serverInfoRoute: Route = {
  method: 'GET',
  path: '/rest/api/3/serverInfo',
  scopes: [[]],
  handle: ({ store }) =>
    ok({
      baseUrl: store.site.url,
      displayUrl: store.site.url,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_000,
      buildDate: '2026-11-01T00:00:00.000+0000',
      serverTime: jiraTime(store.now()),
      serverTimeZone: 'Australia/Sydney',
      scmInfo: 'local',
      serverTitle: store.site.name,
    }),
};
