import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { AccountId, WorkItemId } from '../billing/ids';
import { demandSuccess, exchange, readAnswer } from './call';

/** Writes a paragraph below the work item, as the app, and has Jira tell these people of it. Everyone who sees the work item can read it: no amounts. */
export async function addComment(workItemId: WorkItemId, text: string, mentions: readonly AccountId[]): Promise<void> {
  const names = mentions.flatMap((id) => [{ type: 'mention', attrs: { id } }, { type: 'text', text: ' ' }]);
  const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [...names, { type: 'text', text }] }] };
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/issue/${workItemId}/comment`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ body: document }),
      signal,
    }),
  );
  demandSuccess(answer);
}

const pageShape = z.looseObject({ comments: z.array(z.looseObject({ body: z.optional(z.unknown()) })) });
/** The latest ones, more than a day brings. */
const MOST = '50';

/** Whether one of the latest comments below the work item says this, word for word. */
export async function hasComment(workItemId: WorkItemId, text: string): Promise<boolean> {
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/issue/${workItemId}/comment?orderBy=-created&maxResults=${MOST}`, { headers: { accept: 'application/json' }, signal }),
  );
  const words = JSON.stringify(text);
  return readAnswer(answer, pageShape).comments.some(({ body }) => JSON.stringify(body ?? null).includes(words));
}
