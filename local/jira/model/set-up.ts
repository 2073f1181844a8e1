import type { JiraSetUp, NewProject } from './api';
import { freeTransitions, projectOf, statusById } from './lookups';
import { addIssue, checkNewIssue } from './operations/create-issue';
import type { Project } from './records';
import type { Store } from './store';

/** Fills a site in silence: whoever seeds it stands above its permissions, and no app was there to hear. */
export function createSetUp(store: Store): JiraSetUp {
  return {
    addUser: ({ administrator = false, timeZone = 'Australia/Sydney', ...user }) =>
      store.change(() => {
        store.users.set(user.accountId, { ...user, accountType: 'atlassian', active: true, timeZone });
        if (administrator) store.administrators.add(user.accountId);
      }),
    addStatus: (status) => store.change(() => void store.statuses.set(status.id, status)),
    addIssueType: (type) => store.change(() => void store.issueTypes.set(type.id, type)),
    addProject: (project) => store.change(() => void store.projects.set(project.id, asProject(store, project))),
    addIssue: (issue) =>
      store.change(() => {
        const project = projectOf(store, { projectId: issue.projectId });
        checkNewIssue(store, project, issue);
        return addIssue(store, project, issue);
      }),
  };
}

function asProject(store: Store, { statusIds, transitions, roles, issueTypeIds, ...rest }: NewProject): Project {
  const statuses = statusIds.map((id) => statusById(store, id));
  return {
    ...rest,
    issueTypeIds: [...issueTypeIds],
    workflow: {
      statusIds: [...statusIds],
      transitions: transitions?.map(({ from, ...transition }) => ({ ...transition, ...(from === undefined ? {} : { from: [...from] }) })) ?? freeTransitions(statuses),
    },
    roles: roles.map(({ name, permissions, members }) => ({ name, permissions: [...permissions], members: [...members] })),
    lastNumber: 0,
    properties: {},
  };
}
