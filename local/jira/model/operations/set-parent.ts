import { typeById } from '../lookups';
import { requirePermission, visibleIssue } from '../permissions';
import type { Change, Issue } from '../records';
import { JiraRefusal } from '../refusal';
import type { Act, Store } from '../store';
import { recordChange } from './record-change';

export function setParent(store: Store, act: Act, idOrKey: string, parentIdOrKey: string | undefined): Issue {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'EDIT_ISSUES');
  const parent = parentIdOrKey === undefined ? undefined : visibleIssue(store, act.accountId, parentIdOrKey);
  checkParent(store, issue, parent?.id);
  const changes = parent?.id === issue.parentId ? [] : [parentChange(store, issue.parentId, parent?.id)];
  return recordChange(store, act, issue, { parentId: parent?.id }, changes, 'issue_updated');
}

/** Refuses a parent that is not exactly one level up, or out of the child's reach; and a sub-task without parent. */
export function checkParent(store: Store, child: Pick<Issue, 'projectId' | 'typeId'>, parentId: string | undefined): void {
  const level = typeById(store, child.typeId).hierarchyLevel;
  if (parentId === undefined) {
    if (level === -1) throw refused('A sub-task needs a parent.');
    return;
  }
  const parent = store.issueById(parentId);
  if (parent === undefined) throw refused('The parent does not exist.');
  if (typeById(store, parent.typeId).hierarchyLevel !== level + 1) throw refused('Given parent work item does not belong to appropriate hierarchy.');
  if (!mayHaveParentIn(store, child, parent.projectId)) throw refused('The parent is in another project.');
}

/** Epics of company-managed projects may hold each other's work; sub-tasks and team-managed projects keep to themselves. */
export function mayHaveParentIn(store: Store, child: Pick<Issue, 'projectId' | 'typeId'>, projectId: string): boolean {
  if (child.projectId === projectId) return true;
  const styles = [child.projectId, projectId].map((id) => store.projects.get(id)?.style);
  return typeById(store, child.typeId).hierarchyLevel !== -1 && styles.every((style) => style === 'company-managed');
}

export function parentChange(store: Store, from: string | undefined, to: string | undefined): Change {
  const key = (id: string | undefined): string | null => store.issueById(id ?? '')?.key ?? null;
  return { field: 'IssueParentAssociation', fieldId: 'parent', from: from ?? null, fromText: key(from), to: to ?? null, toText: key(to) };
}

function refused(why: string): JiraRefusal {
  return new JiraRefusal('invalid', '', { parent: why });
}
