import { issueDeleted } from '../events';
import { childrenOf, typeById } from '../lookups';
import { requirePermission, visibleIssue } from '../permissions';
import type { Issue } from '../records';
import type { Act, Store } from '../store';

/** Jira publishes only the deletion that was asked for: none for sub-tasks that go along, none for children that lose their epic. */
export function deleteIssue(store: Store, act: Act, idOrKey: string): void {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'DELETE_ISSUES');
  store.change((events) => {
    events.push(issueDeleted(store, act, issue));
    for (const child of childrenOf(store, issue.id)) leaveChild(store, child);
    store.dropIssue(issue);
  });
}

function leaveChild(store: Store, child: Issue): void {
  if (typeById(store, child.typeId).hierarchyLevel === -1) store.dropIssue(child);
  else store.putIssue({ ...child, parentId: undefined });
}
