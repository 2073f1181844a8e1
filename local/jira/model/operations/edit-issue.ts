import { pointsField } from '../../custom-fields';
import type { IssueEdit } from '../api';
import { requirePermission, visibleIssue } from '../permissions';
import type { Change, Issue } from '../records';
import type { Act, Store } from '../store';
import { checkAssignee, checkDueDate, checkEstimate, checkSummary } from './check-fields';
import { recordChange, textChange } from './record-change';

export function editIssue(store: Store, act: Act, idOrKey: string, edit: IssueEdit): Issue {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  const { assigneeId, ...fields } = edit;
  if (Object.keys(fields).length > 0) requirePermission(store, act.accountId, issue.projectId, 'EDIT_ISSUES');
  if (assigneeId !== undefined) requirePermission(store, act.accountId, issue.projectId, 'ASSIGN_ISSUES');
  check(store, issue, edit);
  const onlyAssigned = Object.keys(fields).length === 0;
  return recordChange(store, act, issue, changedFields(edit), changesOf(store, issue, edit), onlyAssigned ? 'issue_assigned' : 'issue_updated');
}

function check(store: Store, issue: Issue, edit: IssueEdit): void {
  if (edit.summary !== undefined) checkSummary(edit.summary);
  if (typeof edit.dueDate === 'string') checkDueDate(edit.dueDate);
  if (typeof edit.estimate === 'number') checkEstimate(edit.estimate);
  if (typeof edit.assigneeId === 'string') checkAssignee(store, issue.projectId, edit.assigneeId);
}

function changedFields(edit: IssueEdit): Partial<Issue> {
  return {
    ...(edit.summary === undefined ? {} : { summary: edit.summary }),
    ...(edit.description === undefined ? {} : { description: edit.description }),
    ...(edit.labels === undefined ? {} : { labels: [...edit.labels] }),
    ...(edit.estimate === undefined ? {} : { estimate: edit.estimate ?? undefined }),
    ...(edit.originalEstimate === undefined ? {} : { originalEstimate: edit.originalEstimate ?? undefined }),
    ...(edit.assigneeId === undefined ? {} : { assigneeId: edit.assigneeId ?? undefined }),
    ...(edit.dueDate === undefined ? {} : { dueDate: edit.dueDate ?? undefined }),
  };
}

function changesOf(store: Store, issue: Issue, edit: IssueEdit): readonly Change[] {
  const changes: Change[] = [];
  const note = (asked: unknown, change: Change): void => {
    if (asked !== undefined && (change.fromText !== change.toText || change.from !== change.to)) changes.push(change);
  };
  note(edit.summary, textChange('summary', 'summary', issue.summary, edit.summary ?? null));
  note(edit.description, textChange('description', 'description', issue.description, edit.description ?? null));
  note(edit.labels, textChange('labels', 'labels', issue.labels.join(' '), edit.labels?.join(' ') ?? null));
  const points = pointsField(store, issue);
  note(edit.estimate, textChange(points.name, points.id, numberText(issue.estimate), numberText(edit.estimate)));
  note(edit.originalEstimate, secondsChange(issue.originalEstimate, edit.originalEstimate));
  note(edit.dueDate, dateChange(issue.dueDate, edit.dueDate));
  note(edit.assigneeId, personChange(store, issue.assigneeId, edit.assigneeId));
  return changes;
}

function numberText(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function secondsChange(before: number | undefined, after: number | null | undefined): Change {
  const [from, to] = [numberText(before), numberText(after)];
  return { field: 'timeoriginalestimate', fieldId: 'timeoriginalestimate', from, fromText: from, to, toText: to };
}

function dateChange(from: string | undefined, to: string | null | undefined): Change {
  const text = (date: string | null | undefined): string | null => (typeof date === 'string' ? `${date} 00:00:00.0` : null);
  return { field: 'duedate', fieldId: 'duedate', from: from ?? null, fromText: text(from), to: to ?? null, toText: text(to) };
}

function personChange(store: Store, from: string | undefined, to: string | null | undefined): Change {
  const name = (accountId: string | null | undefined): string | null => store.users.get(accountId ?? '')?.displayName ?? null;
  return { field: 'assignee', fieldId: 'assignee', from: from ?? null, fromText: name(from), to: to ?? null, toText: name(to) };
}
