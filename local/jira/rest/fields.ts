import { fieldShapes } from '../custom-fields';
import { ok, type Route } from './call';

export const fieldRoutes: readonly Route[] = [{ method: 'GET', path: '/rest/api/3/field', scopes: [['read:jira-work']], handle: () => ok(fieldShapes) }];
