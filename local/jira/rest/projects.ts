import type { Json } from '../../common/ports';
import { statusById, typeById } from '../model/lookups';
import { permissionsOf, visibleProject } from '../model/permissions';
import { versionById, versionsOf } from '../model/operations/versions';
import type { Project, Version } from '../model/records';
import type { Store } from '../model/store';
import { issueTypeShape, personShape, projectShape, rest, statusShape } from '../shapes';
import { list, ok, wholeNumber, type Answer, type Call, type Route } from './call';

const scopes = [['read:jira-work']];

export const projectRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/project', scopes, handle: (call) => ok(browsable(call).map((project) => listed(call.store, project))) },
  { method: 'GET', path: '/rest/api/3/project/search', scopes, query: ['startAt', 'maxResults', 'id', 'keys', 'query'], handle: searchProjects },
  { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}', scopes, handle: getProject },
  { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}/statuses', scopes, handle: getStatuses },
  { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}/version', scopes, query: ['startAt', 'maxResults', 'orderBy', 'status'], handle: getVersions },
  { method: 'GET', path: '/rest/api/3/version/{id}', scopes, handle: getVersion },
];

function browsable({ store, act }: Call): readonly Project[] {
  return [...store.projects.values()]
    .filter(({ id }) => permissionsOf(store, act.accountId, id).has('BROWSE_PROJECTS'))
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

function listed(store: Store, project: Project): { readonly [key: string]: Json } {
  return { ...projectShape(store, project), expand: 'description', style: project.style === 'team-managed' ? 'next-gen' : 'classic', isPrivate: project.style === 'team-managed' };
}

function searchProjects(call: Call): Answer {
  const [ids, keys, text] = [list(call, 'id'), list(call, 'keys'), call.query.get('query')?.toLowerCase() ?? ''];
  const found = browsable(call).filter(
    ({ id, key, name }) =>
      (ids.length === 0 || ids.includes(id)) && (keys.length === 0 || keys.includes(key)) && (key.toLowerCase().includes(text) || name.toLowerCase().includes(text)),
  );
  const [startAt, maxResults] = [wholeNumber(call, 'startAt', 0, 0, Number.MAX_SAFE_INTEGER), wholeNumber(call, 'maxResults', 50, 1, 100)];
  const values = found.slice(startAt, startAt + maxResults).map((project) => listed(call.store, project));
  const self = rest(call.store, `project/search?startAt=${startAt}&maxResults=${maxResults}`);
  return ok({ self, startAt, maxResults, total: found.length, isLast: startAt + maxResults >= found.length, values });
}

function getProject({ store, act, part }: Call): Answer {
  const project = visibleProject(store, act.accountId, part('projectIdOrKey'));
  return ok({
    ...listed(store, project),
    description: '',
    lead: personShape(store, project.leadId),
    components: [],
    versions: [],
    assigneeType: 'UNASSIGNED',
    roles: {},
    issueTypes: project.issueTypeIds.map((id) => issueTypeShape(store, typeById(store, id))),
    properties: {},
  });
}

/** Ordered by when they were made, the latest first, whatever is asked for. */
function getVersions(call: Call): Answer {
  const { store, act, part } = call;
  const project = visibleProject(store, act.accountId, part('projectIdOrKey'));
  const states = list(call, 'status');
  const found = versionsOf(store, project.id).filter(({ released }) => states.length === 0 || states.includes(released ? 'released' : 'unreleased')).toReversed();
  const [startAt, maxResults] = [wholeNumber(call, 'startAt', 0, 0, Number.MAX_SAFE_INTEGER), wholeNumber(call, 'maxResults', 50, 1, 100)];
  const values = found.slice(startAt, startAt + maxResults).map((version) => wholeVersion(store, version));
  return ok({ self: rest(store, `project/${project.id}/version?startAt=${startAt}&maxResults=${maxResults}`), startAt, maxResults, total: found.length, isLast: startAt + maxResults >= found.length, values });
}

/** A version of a project that can't be browsed is as good as none. */
function getVersion({ store, act, part }: Call): Answer {
  const version = versionById(store, part('id'));
  visibleProject(store, act.accountId, version.projectId);
  return ok(wholeVersion(store, version));
}

const wholeVersion = (store: Store, { id, name, released, releaseDate, projectId }: Version): Json => ({
  self: rest(store, `version/${id}`), id, name, archived: false, released, projectId: Number(projectId), ...(releaseDate === undefined ? {} : { releaseDate }),
});

function getStatuses({ store, act, part }: Call): Answer {
  const project = visibleProject(store, act.accountId, part('projectIdOrKey'));
  const statuses = project.workflow.statusIds.map((id) => statusShape(store, statusById(store, id)));
  return ok(
    project.issueTypeIds.map((typeId) => {
      const { id, name, hierarchyLevel } = typeById(store, typeId);
      return { self: rest(store, `issuetype/${id}`), id, name, subtask: hierarchyLevel === -1, statuses };
    }),
  );
}
