import { z } from 'zod';
import { addComment } from '../model/operations/add-comment';
import { visibleIssue } from '../model/permissions';
import { bodyAs, ok, wholeNumber, type Answer, type Call, type Route } from './call';
import { RestError } from './errors';
import { commentShape } from './issue-shape';

export const commentRoutes: readonly Route[] = [
  { method: 'POST', path: '/rest/api/3/issue/{issueIdOrKey}/comment', scopes: [['write:jira-work']], handle: postComment },
  { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/comment', scopes: [['read:jira-work']], query: ['startAt', 'maxResults', 'orderBy'], handle: getComments },
];

const commentBody = z.strictObject({ body: z.json() });
/** The outermost layer of the Atlassian Document Format: plain text, which older versions of this API took, is refused. */
const adfDocument = z.object({ type: z.literal('doc'), version: z.literal(1), content: z.array(z.object({ type: z.string() })) });

/** Oldest first, unless asked otherwise. */
function getComments(call: Call): Answer {
  const issue = visibleIssue(call.store, call.act.accountId, call.part('issueIdOrKey'));
  const all = call.query.get('orderBy') === '-created' ? issue.comments.toReversed() : issue.comments;
  const [startAt, maxResults] = [wholeNumber(call, 'startAt', 0, 0, Number.MAX_SAFE_INTEGER), wholeNumber(call, 'maxResults', 100, 1, 5000)];
  return ok({ startAt, maxResults, total: all.length, comments: all.slice(startAt, startAt + maxResults).map((comment) => commentShape(call.store, comment)) });
}

function postComment(call: Call): Answer {
  const { body } = bodyAs(call, commentBody);
  if (!adfDocument.safeParse(body).success) throw new RestError(400, '', { comment: 'Comment body is not valid!' });
  const comment = addComment(call.store, call.act, call.part('issueIdOrKey'), body);
  return { status: 201, body: commentShape(call.store, comment) };
}
