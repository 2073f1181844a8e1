import { issueUpdated } from '../events';
import { childrenOf, projectOf, statusById, typeById } from '../lookups';
import { requirePermission, visibleIssue, visibleProject } from '../permissions';
import type { Change, Issue, Project } from '../records';
import { JiraRefusal } from '../refusal';
import type { Act, Store } from '../store';
import { firstStatus } from './create-issue';
import { textChange, withChange } from './record-change';
import { mayHaveParentIn, parentChange } from './set-parent';
import { statusChanges } from './transition-issue';

/**
 * Moves an issue to another project. Its type and status become those of the same name there; a status that is not there
 * becomes the first of the same category, or else the workflow's first. The id stays: that is what to remember an issue by.
 */
export function moveIssue(store: Store, act: Act, idOrKey: string, projectIdOrKey: string): Issue {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  const target = visibleProject(store, act.accountId, projectIdOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'MOVE_ISSUES');
  requirePermission(store, act.accountId, target.id, 'CREATE_ISSUES');
  checkMove(store, issue, target);
  return store.change((events) => {
    const { moved, changes } = moveOne(store, act, issue, target.id);
    events.push(issueUpdated(store, act, moved, changes, 'issue_moved'));
    for (const child of childrenOf(store, issue.id)) followParent(store, act, child, target.id);
    return moved;
  });
}

function checkMove(store: Store, issue: Issue, target: Project): void {
  if (target.id === issue.projectId) throw new JiraRefusal('invalid', `${issue.key} is in ${target.name} already.`);
  if (typeById(store, issue.typeId).hierarchyLevel === -1) throw new JiraRefusal('invalid', 'A sub-task moves with its parent.');
  typeThere(store, issue, target);
}

function moveOne(store: Store, act: Act, issue: Issue, targetId: string): { readonly moved: Issue; readonly changes: readonly Change[] } {
  const source = projectOf(store, issue);
  const target = projectOf(store, { projectId: targetId });
  const number = target.lastNumber + 1;
  const there = { projectId: target.id, typeId: typeThere(store, issue, target), statusId: statusThere(store, issue, target) };
  const keepsParent = parentAllowed(store, there, issue.parentId);
  const key = `${target.key}-${number}`;
  const changes: readonly Change[] = [
    { field: 'project', fieldId: 'project', from: source.id, fromText: source.name, to: target.id, toText: target.name },
    textChange('Key', 'issuekey', issue.key, key),
    ...typeChanges(store, issue, there.typeId),
    ...(there.statusId === issue.statusId ? [] : statusChanges(statusById(store, issue.statusId), statusById(store, there.statusId))),
    ...(keepsParent ? [] : [parentChange(store, issue.parentId, undefined)]),
  ];
  const changed = { ...there, key, formerKeys: [...issue.formerKeys, issue.key], ...(keepsParent ? {} : { parentId: undefined }) };
  const moved = withChange(store, act, issue, changed, changes);
  store.projects.set(target.id, { ...target, lastNumber: number });
  store.putIssue(moved);
  return { moved, changes };
}

/** Sub-tasks go where their parent goes; work in an epic stays, and stays in it only where Jira allows that. */
function followParent(store: Store, act: Act, child: Issue, targetId: string): void {
  if (typeById(store, child.typeId).hierarchyLevel === -1) moveOne(store, act, child, targetId);
  else if (!mayHaveParentIn(store, child, targetId)) store.putIssue({ ...child, parentId: undefined });
}

function parentAllowed(store: Store, child: Pick<Issue, 'projectId' | 'typeId'>, parentId: string | undefined): boolean {
  const parent = store.issueById(parentId ?? '');
  return parent === undefined || mayHaveParentIn(store, child, parent.projectId);
}

function typeThere(store: Store, issue: Issue, target: Project): string {
  const type = typeById(store, issue.typeId);
  const same = target.issueTypeIds.find((id) => typeById(store, id).name === type.name);
  if (same === undefined) throw new JiraRefusal('invalid', `${target.name} has no issue type ${type.name}.`);
  return same;
}

function statusThere(store: Store, issue: Issue, target: Project): string {
  const status = statusById(store, issue.statusId);
  const there = target.workflow.statusIds.map((id) => statusById(store, id));
  const found = there.find(({ name }) => name === status.name) ?? there.find(({ category }) => category === status.category);
  return found?.id ?? firstStatus(target);
}

function typeChanges(store: Store, issue: Issue, typeId: string): readonly Change[] {
  if (typeId === issue.typeId) return [];
  const [from, to] = [typeById(store, issue.typeId), typeById(store, typeId)];
  return [{ field: 'issuetype', fieldId: 'issuetype', from: from.id, fromText: from.name, to: to.id, toText: to.name }];
}
