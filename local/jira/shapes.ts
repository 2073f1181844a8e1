/** Jira's JSON for the things that both its REST answers and its events carry. */
import type { Json } from '../common/ports';
import type { CategoryKey, IssueType, Project, Status, User } from './model/records';
import type { Store } from './model/store';

type JsonObject = { readonly [key: string]: Json };

const categories: Readonly<Record<CategoryKey, { readonly id: number; readonly name: string; readonly colorName: string }>> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

/** The category's name as JQL and people write it. */
export function categoryName(key: CategoryKey): string {
  return categories[key].name;
}

/** Jira's own date format: milliseconds, and an offset without colon. */
export function jiraTime(instant: number): string {
  return new Date(instant).toISOString().replace('Z', '+0000');
}

export function rest(store: Store, path: string): string {
  return `${store.site.url}/rest/api/3/${path}`;
}

export function statusShape(store: Store, status: Status): JsonObject {
  const { id, name, colorName } = categories[status.category];
  return {
    self: rest(store, `status/${status.id}`),
    description: '',
    name: status.name,
    id: status.id,
    statusCategory: { self: rest(store, `statuscategory/${id}`), id, key: status.category, colorName, name },
    ...scope(status.projectId),
  };
}

export function issueTypeShape(store: Store, type: IssueType): JsonObject {
  return {
    self: rest(store, `issuetype/${type.id}`),
    id: type.id,
    description: type.description,
    name: type.name,
    subtask: type.hierarchyLevel === -1,
    hierarchyLevel: type.hierarchyLevel,
    ...scope(type.projectId),
  };
}

function scope(projectId: string | undefined): JsonObject {
  return projectId === undefined ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };
}

export function projectShape(store: Store, project: Project): JsonObject {
  return {
    self: rest(store, `project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: 'software',
    simplified: project.style === 'team-managed',
  };
}

export function userShape(store: Store, user: User): JsonObject {
  return {
    self: rest(store, `user?accountId=${user.accountId}`),
    accountId: user.accountId,
    accountType: user.accountType,
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    ...(user.email === undefined ? {} : { emailAddress: user.email }),
  };
}

/** Null for nobody, as Jira writes an empty person field. */
export function personShape(store: Store, accountId: string | undefined): Json {
  const user = accountId === undefined ? undefined : store.users.get(accountId);
  return user === undefined ? null : userShape(store, user);
}
