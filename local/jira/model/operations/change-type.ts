import { typeById } from '../lookups';
import { requirePermission, visibleIssue } from '../permissions';
import type { Change, Issue } from '../records';
import { JiraRefusal } from '../refusal';
import type { Act, Store } from '../store';
import { recordChange } from './record-change';

/** Makes an issue one of another type of its project. What stands on another level than before loses its parent, and what was in it stays without one. */
export function changeType(store: Store, act: Act, idOrKey: string, typeId: string): Issue {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'EDIT_ISSUES');
  if (store.projects.get(issue.projectId)?.issueTypeIds.includes(typeId) !== true) throw new JiraRefusal('invalid', '', { issuetype: 'Specify a valid issue type' });
  const [from, to] = [typeById(store, issue.typeId), typeById(store, typeId)];
  if (to.hierarchyLevel === -1 || from.id === to.id) return issue;
  const moved = from.hierarchyLevel !== to.hierarchyLevel;
  const change: Change = { field: 'issuetype', fieldId: 'issuetype', from: from.id, fromText: from.name, to: to.id, toText: to.name };
  const changed = recordChange(store, act, issue, { typeId, ...(moved ? { parentId: undefined } : {}) }, [change], 'issue_updated');
  if (moved) store.change(() => { for (const child of store.issues()) if (child.parentId === issue.id) store.putIssue({ ...child, parentId: undefined }); });
  return changed;
}
