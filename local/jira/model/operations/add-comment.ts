import type { Json } from '../../../common/ports';
import { issueCommented } from '../events';
import { requirePermission, visibleIssue } from '../permissions';
import type { Comment } from '../records';
import type { Act, Store } from '../store';

/** @param body a document in Atlassian Document Format. */
export function addComment(store: Store, act: Act, idOrKey: string, body: Json): Comment {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'ADD_COMMENTS');
  return store.change((events) => {
    const comment: Comment = { id: store.nextId(), authorId: act.accountId, at: store.now(), body };
    const commented = { ...issue, updated: store.now(), comments: [...issue.comments, comment] };
    store.putIssue(commented);
    events.push(issueCommented(store, act, commented, comment));
    return comment;
  });
}
