import { z } from 'zod';
import type { Json } from '../../common/ports';
import { isAdministrator, permissionsOf, requireAdministrator, visibleIssue, visibleProject } from '../model/permissions';
import { bodyAs, list, ok, type Answer, type Call, type Route } from './call';
import { RestError } from './errors';
import { allPermissions, type PermissionInfo } from './permission-keys';

/** Beside the classic scopes the granular one, which alone covers all three. */
const GRANULAR = ['read:permission:jira'];

export const permissionRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/permissions', scopes: [['manage:jira-configuration'], GRANULAR], handle: getAll },
  // Atlassian's file lists no classic scope for it, its text read:jira-work.
  { method: 'POST', path: '/rest/api/3/permissions/check', scopes: [['read:jira-work'], GRANULAR], handle: check },
  {
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    scopes: [['read:jira-work'], GRANULAR],
    query: ['permissions', 'projectKey', 'projectId', 'issueKey', 'issueId'],
    handle: getMine,
  },
];

function described({ key, name, description, type }: PermissionInfo): { readonly [field: string]: Json } {
  return { key, name, description, type };
}

function getAll({ store, app }: Call): Answer {
  return ok({ permissions: Object.fromEntries(allPermissions(store, app).map((info) => [info.key, described(info)])) });
}

const ids = z.array(z.number().int()).max(1000).default([]);
const checkBody = z.strictObject({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z.array(z.strictObject({ permissions: z.array(z.string()).min(1), projects: ids, issues: ids })).default([]),
});

function check(call: Call): Answer {
  const { store, act, app } = call;
  const { accountId = act.accountId, globalPermissions, projectPermissions } = bodyAs(call, checkBody);
  mayAskFor(call, accountId);
  const known = new Map(allPermissions(store, app).map((info) => [info.key, info]));
  const asked = projectPermissions.flatMap(({ permissions, projects, issues }) => permissions.map((key) => ({ key, projects, issues })));
  refuseUnknown([...globalPermissions.filter((key) => known.get(key)?.type !== 'GLOBAL'), ...asked.map(({ key }) => key).filter((key) => known.get(key)?.type !== 'PROJECT')]);
  const grants = asked.map(({ key, projects, issues }) => {
    const granted = (projectId: string): boolean => {
      const permission = known.get(key)?.permission;
      return permission !== undefined && permissionsOf(store, accountId, projectId).has(permission);
    };
    return {
      permission: key,
      projects: projects.filter((id) => granted(String(id))),
      issues: issues.filter((id) => granted(store.issueById(String(id))?.projectId ?? '')),
    };
  });
  return ok({ globalPermissions: globalPermissions.filter(() => isAdministrator(store, accountId)), projectPermissions: grants });
}

/** Other people's permissions are for administrators; whether the app counts as one here is a switch. */
function mayAskFor({ store, act }: Call, accountId: string): void {
  const own = accountId === act.accountId;
  const app = act.accountId === store.appAccountId && store.settings.appChecksOthers === 'allowed';
  if (!own && !app) requireAdministrator(store, act.accountId);
}

function refuseUnknown(keys: readonly string[]): void {
  if (keys.length > 0) throw new RestError(400, '', Object.fromEntries(keys.map((key) => [key, 'Unrecognized permission'])));
}

function getMine(call: Call): Answer {
  const { store, act, app } = call;
  const asked = list(call, 'permissions');
  if (asked.length === 0) throw new RestError(400, "The 'permissions' query parameter is required.");
  const projectId = contextProject(call);
  const known = allPermissions(store, app);
  refuseUnknown(asked.filter((key) => !known.some((info) => info.key === key)));
  const projects = projectId === undefined ? [...store.projects.keys()] : [projectId];
  const has = ({ permission }: PermissionInfo): boolean =>
    permission === undefined ? isAdministrator(store, act.accountId) : projects.some((id) => permissionsOf(store, act.accountId, id).has(permission));
  const mine = known.filter(({ key }) => asked.includes(key)).map((info) => [info.key, { id: info.key, ...described(info), havePermission: has(info) }] as const);
  return ok({ permissions: Object.fromEntries(mine) });
}

/** Without a context, a permission counts when the person has it in any project. */
function contextProject({ store, act, query }: Call): string | undefined {
  const issue = query.get('issueId') ?? query.get('issueKey');
  const project = query.get('projectId') ?? query.get('projectKey');
  if (issue !== null) return visibleIssue(store, act.accountId, issue).projectId;
  return project === null ? undefined : visibleProject(store, act.accountId, project).id;
}
