import type { Issue, IssueType, Project, Status, Transition } from './records';
import type { Store } from './store';

/** Records refer to each other by id: a reference that leads nowhere is a fault of this stand-in, not of its caller. */
function existing<T>(record: T | undefined, what: string, id: string): T {
  if (record === undefined) throw new Error(`Local Jira has no ${what} ${id}.`);
  return record;
}

export const projectOf = (store: Store, issue: Pick<Issue, 'projectId'>): Project => existing(store.projects.get(issue.projectId), 'project', issue.projectId);
export const typeById = (store: Store, id: string): IssueType => existing(store.issueTypes.get(id), 'issue type', id);
export const statusById = (store: Store, id: string): Status => existing(store.statuses.get(id), 'status', id);

export function childrenOf(store: Store, issueId: string): readonly Issue[] {
  return inBoardOrder(store.issues().filter(({ parentId }) => parentId === issueId));
}

export function inBoardOrder(issues: readonly Issue[]): readonly Issue[] {
  return issues.toSorted((a, b) => a.rank - b.rank);
}

/** The transitions that lead out of the issue's present status. */
export function transitionsFrom(project: Project, statusId: string): readonly Transition[] {
  return project.workflow.transitions.filter(({ from, to }) => to !== statusId && (from === undefined || from.includes(statusId)));
}

/** One transition into each status from every other, numbered as Jira's simplified workflow numbers them. */
export function freeTransitions(statuses: readonly Status[]): Transition[] {
  return statuses.map(({ id, name }, place) => ({ id: String(11 + 10 * place), name, to: id }));
}
