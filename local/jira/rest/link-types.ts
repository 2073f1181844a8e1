import { LINK_TYPES } from '../model/operations/links';
import { rest } from '../shapes';
import { ok, type Route } from './call';

export const linkTypeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issueLinkType',
    scopes: [['read:jira-work']],
    handle: ({ store }) => ok({ issueLinkTypes: LINK_TYPES.map((type) => ({ ...type, self: rest(store, `issueLinkType/${type.id}`) })) }),
  },
];
