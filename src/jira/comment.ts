import { asApp, route } from '@forge/api';
import type { AccountId, WorkItemId } from '../billing/ids';
import { demandSuccess, exchange } from './call';

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
