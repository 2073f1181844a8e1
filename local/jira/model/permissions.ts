import { PROJECT_PERMISSIONS, type Issue, type Permission, type Project } from './records';
import { JiraRefusal, notFound } from './refusal';
import type { Store } from './store';

/** What a person may do in a project, through all of their roles. The app itself may do all that Jira knows of. */
export function permissionsOf(store: Store, accountId: string, projectId: string): ReadonlySet<Permission> {
  const project = store.projects.get(projectId);
  if (project === undefined || store.users.get(accountId)?.active !== true) return new Set();
  const there = accountId === store.appAccountId ? PROJECT_PERMISSIONS : project.roles.filter(({ members }) => members.includes(accountId)).flatMap(({ permissions }) => permissions);
  if (project.archived !== true) return new Set(there);
  // Read-only at most: what is archived can be looked at, and nothing in it changed.
  return new Set(store.settings.archivedProjects === 'read-only' ? there.filter((permission) => permission === 'BROWSE_PROJECTS' || permission.startsWith('app:')) : []);
}

export function isAdministrator(store: Store, accountId: string): boolean {
  return store.administrators.has(accountId) && store.users.get(accountId)?.active === true;
}

/** The project, or `not-found` when the person may not browse it. */
export function visibleProject(store: Store, accountId: string, idOrKey: string): Project {
  const project = store.findProject(idOrKey);
  if (project === undefined || !permissionsOf(store, accountId, project.id).has('BROWSE_PROJECTS')) throw notFound.project(idOrKey);
  return project;
}

/** The issue, or `not-found` when the person may not browse its project. */
export function visibleIssue(store: Store, accountId: string, idOrKey: string): Issue {
  const issue = store.findIssue(idOrKey);
  if (issue === undefined || !permissionsOf(store, accountId, issue.projectId).has('BROWSE_PROJECTS')) throw notFound.issue();
  return issue;
}

const refusals: Readonly<Partial<Record<Permission, string>>> = {
  ADMINISTER_PROJECTS: 'You do not have permission to administer this project.',
  CREATE_ISSUES: 'You do not have permission to create issues in this project.',
  EDIT_ISSUES: 'You do not have permission to edit issues in this project.',
  TRANSITION_ISSUES: 'You do not have permission to transition issues in this project.',
  MOVE_ISSUES: 'You do not have permission to move issues in this project.',
  DELETE_ISSUES: 'You do not have permission to delete issues in this project.',
  ASSIGN_ISSUES: 'You do not have permission to assign issues in this project.',
  ADD_COMMENTS: 'You do not have the permission to comment on this issue.',
};

/** Throws `forbidden` when the person lacks the permission in the project. */
export function requirePermission(store: Store, accountId: string, projectId: string, permission: Permission): void {
  if (permissionsOf(store, accountId, projectId).has(permission)) return;
  throw new JiraRefusal('forbidden', refusals[permission] ?? `You do not have the permission ${permission} in this project.`);
}

export function requireAdministrator(store: Store, accountId: string): void {
  if (!isAdministrator(store, accountId)) throw new JiraRefusal('forbidden', 'Only Jira administrators can perform this operation.');
}
