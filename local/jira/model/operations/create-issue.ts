import type { NewIssue } from '../api';
import { issueCreated } from '../events';
import { requirePermission, visibleProject } from '../permissions';
import type { Issue, Project } from '../records';
import { JiraRefusal } from '../refusal';
import type { Act, Store } from '../store';
import { checkAssignee, checkDueDate, checkEstimate, checkSummary } from './check-fields';
import { checkParent } from './set-parent';

export function createIssue(store: Store, act: Act, input: NewIssue): Issue {
  const project = visibleProject(store, act.accountId, input.projectId);
  requirePermission(store, act.accountId, project.id, 'CREATE_ISSUES');
  checkNewIssue(store, project, input);
  return store.change((events) => {
    const issue = addIssue(store, project, { ...input, reporterId: act.accountId });
    events.push(issueCreated(store, act, issue));
    return issue;
  });
}

export function checkNewIssue(store: Store, project: Project, input: NewIssue): void {
  if (!project.issueTypeIds.includes(input.typeId)) throw new JiraRefusal('invalid', '', { issuetype: 'Specify a valid issue type' });
  checkSummary(input.summary);
  if (input.dueDate !== undefined) checkDueDate(input.dueDate);
  if (input.estimate !== undefined) checkEstimate(input.estimate);
  if (input.assigneeId !== undefined) checkAssignee(store, project.id, input.assigneeId);
  checkParent(store, { projectId: project.id, typeId: input.typeId }, input.parentId);
}

/** Numbers the issue and keeps it. The id comes from the site, the number from the project. */
export function addIssue(store: Store, project: Project, input: NewIssue & { readonly reporterId: string; readonly statusId?: string; readonly created?: number }): Issue {
  const { projectId: _, created = store.now(), statusId = firstStatus(project), ...fields } = input;
  const number = project.lastNumber + 1;
  const id = store.nextId();
  const issue: Issue = {
    ...fields,
    id,
    key: `${project.key}-${number}`,
    formerKeys: [],
    projectId: project.id,
    statusId,
    description: input.description ?? '',
    labels: [...(input.labels ?? [])],
    created,
    updated: created,
    statusChanged: created,
    rank: Number(id),
    properties: {},
    comments: [],
    changelog: [],
  };
  store.projects.set(project.id, { ...project, lastNumber: number });
  store.putIssue(issue);
  return issue;
}

/** Where a project's issues begin. */
export function firstStatus(project: Project): string {
  const [first] = project.workflow.statusIds;
  if (first === undefined) throw new Error(`The workflow of ${project.key} has no status.`);
  return first;
}
