import type { ProductEvent } from '../../../common/ports';
import { issueAssigned, issueUpdated, type UpdateKind } from '../events';
import type { Change, Issue } from '../records';
import type { Act, Store } from '../store';

/** Keeps a changed issue with its line in the changelog, and publishes it. Nothing happens when nothing changed. */
export function recordChange(store: Store, act: Act, issue: Issue, changed: Partial<Issue>, changes: readonly Change[], kind: UpdateKind): Issue {
  if (changes.length === 0) return issue;
  return store.change((events) => {
    const next = withChange(store, act, issue, changed, changes);
    store.putIssue(next);
    events.push(...updateEvents(store, act, next, changes, kind));
    return next;
  });
}

/** The issue as it is after the change, not yet kept. */
export function withChange(store: Store, act: Act, issue: Issue, changed: Partial<Issue>, changes: readonly Change[]): Issue {
  const now = store.now();
  const entry = { id: store.nextId(), at: now, authorId: act.accountId, items: [...changes] };
  return { ...issue, ...changed, updated: now, changelog: [...issue.changelog, entry] };
}

function updateEvents(store: Store, act: Act, issue: Issue, changes: readonly Change[], kind: UpdateKind): readonly ProductEvent[] {
  const updated = issueUpdated(store, act, issue, changes, kind);
  return changes.some(({ fieldId }) => fieldId === 'assignee') ? [issueAssigned(store, act, issue, changes), updated] : [updated];
}

/** A field without ids: only texts before and after. */
export function textChange(field: string, fieldId: string, fromText: string | null, toText: string | null): Change {
  return { field, fieldId, from: null, fromText, to: null, toText };
}
