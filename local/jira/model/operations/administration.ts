import { requireAdministrator, requirePermission, visibleProject } from '../permissions';
import { JiraRefusal, notFound } from '../refusal';
import type { Project } from '../records';
import type { Act, Store } from '../store';

export function setRoleMember(store: Store, act: Act, projectId: string, roleName: string, member: string, included: boolean): void {
  const project = visibleProject(store, act.accountId, projectId);
  requirePermission(store, act.accountId, project.id, 'ADMINISTER_PROJECTS');
  if (!store.users.has(member)) throw notFound.user();
  if (!project.roles.some(({ name }) => name === roleName)) throw new JiraRefusal('not-found', `The project has no role ${roleName}.`);
  const roles = project.roles.map((role) => {
    const others = role.members.filter((accountId) => accountId !== member);
    return role.name === roleName ? { ...role, members: included ? [...others, member] : others } : role;
  });
  keep(store, { ...project, roles });
}

export function archiveProject(store: Store, act: Act, projectId: string, archived: boolean): void {
  requireAdministrator(store, act.accountId);
  const project = store.projects.get(projectId);
  if (project === undefined) throw notFound.project(projectId);
  keep(store, { ...project, archived });
}

export function renameStatus(store: Store, act: Act, statusId: string, name: string): void {
  const status = store.statuses.get(statusId);
  if (status === undefined) throw notFound.status(statusId);
  if (status.projectId === undefined) requireAdministrator(store, act.accountId);
  else requirePermission(store, act.accountId, status.projectId, 'ADMINISTER_PROJECTS');
  if (name.trim() === '') throw new JiraRefusal('invalid', '', { name: 'A status needs a name.' });
  store.change(() => store.statuses.set(statusId, { ...status, name }));
}

/**
 * Moves the project's issues to the replacement. A status that no workflow has any more is gone from the site: from then on
 * a JQL query that names it is wrong.
 */
export function removeStatus(store: Store, act: Act, projectId: string, statusId: string, replacementId: string): void {
  const project = visibleProject(store, act.accountId, projectId);
  requireAdministrator(store, act.accountId);
  const { statusIds, transitions } = project.workflow;
  if (!statusIds.includes(statusId)) throw notFound.status(statusId);
  if (statusId === replacementId || !statusIds.includes(replacementId)) throw notFound.status(replacementId);
  const workflow = {
    statusIds: statusIds.filter((id) => id !== statusId),
    transitions: transitions
      .filter(({ to }) => to !== statusId)
      .map(({ from, ...rest }) => (from === undefined ? rest : { ...rest, from: from.filter((id) => id !== statusId) })),
  };
  store.change(() => {
    store.projects.set(project.id, { ...project, workflow });
    for (const issue of store.issues()) {
      if (issue.projectId === project.id && issue.statusId === statusId) {
        store.putIssue({ ...issue, statusId: replacementId, statusChanged: store.now() });
      }
    }
    // Jira indexes anew after such a migration: nothing may be found by a status that is gone.
    store.index.settle();
    if (![...store.projects.values()].some((other) => other.workflow.statusIds.includes(statusId))) store.statuses.delete(statusId);
  });
}

function keep(store: Store, project: Project): void {
  store.change(() => store.projects.set(project.id, project));
}
