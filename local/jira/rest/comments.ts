import { z } from 'zod';
import { addComment } from '../model/operations/add-comment';
import { bodyAs, type Answer, type Call, type Route } from './call';
import { RestError } from './errors';
import { commentShape } from './issue-shape';

export const commentRoutes: readonly Route[] = [
  { method: 'POST', path: '/rest/api/3/issue/{issueIdOrKey}/comment', scopes: [['write:jira-work']], handle: postComment },
];

const commentBody = z.strictObject({ body: z.json() });
/** The outermost layer of the Atlassian Document Format: plain text, which older versions of this API took, is refused. */
const adfDocument = z.object({ type: z.literal('doc'), version: z.literal(1), content: z.array(z.object({ type: z.string() })) });

function postComment(call: Call): Answer {
  const { body } = bodyAs(call, commentBody);
  if (!adfDocument.safeParse(body).success) throw new RestError(400, '', { comment: 'Comment body is not valid!' });
  const comment = addComment(call.store, call.act, call.part('issueIdOrKey'), body);
  return { status: 201, body: commentShape(call.store, comment) };
}
