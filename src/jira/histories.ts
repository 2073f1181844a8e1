import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { AccountId, WorkItemId } from '../billing/ids';
import { exchange, readAnswer } from './call';

/** One change of a work item, as its history has it. */
export interface PastChange {
  readonly id: WorkItemId;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly by?: AccountId;
  /** Names and ids of the fields that changed. */
  readonly fields: readonly string[];
}

const time = z.union([z.string(), z.number()]);
const pageShape = z.looseObject({
  issueChangeLogs: z.array(
    z.looseObject({
      issueId: z.string(),
      changeHistories: z.array(
        z.looseObject({
          created: time,
          author: z.optional(z.nullable(z.looseObject({ accountId: z.string() }))),
          items: z.array(z.looseObject({ field: z.optional(z.nullable(z.string())), fieldId: z.optional(z.nullable(z.string())) })),
        }),
      ),
    }),
  ),
  nextPageToken: z.optional(z.nullable(z.string())),
});

/** Jira takes as many in one request; a page holds so many changes, and so many pages are read: whoever changed something before that stays unknown. */
const MOST_ITEMS = 1000;
const PAGE_SIZE = 1000;
const MOST_PAGES = 3;

/** What happened to these work items since an instant (ISO), the oldest first: one request, and as many more as there are pages. What is gone has no history any more. */
export async function changesSince(ids: readonly WorkItemId[], since: string): Promise<readonly PastChange[]> {
  const asked = ids.filter((id) => /^\d{1,19}$/.test(id)).slice(0, MOST_ITEMS);
  const found: PastChange[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES && asked.length > 0; page += 1) {
    const answer = await ask(asked, token);
    for (const { issueId, changeHistories } of answer.issueChangeLogs) {
      for (const { created, author, items } of changeHistories) {
        const at = instantOf(created);
        if (at === undefined || at <= since) continue;
        const fields = items.flatMap(({ field, fieldId }) => [field, fieldId]).filter((name) => typeof name === 'string');
        found.push({ id: issueId as WorkItemId, at, fields, ...(author ? { by: author.accountId as AccountId } : {}) });
      }
    }
    token = answer.nextPageToken ?? undefined;
    if (token === undefined) break;
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : 1));
}

async function ask(issueIdsOrKeys: readonly string[], nextPageToken: string | undefined): Promise<z.infer<typeof pageShape>> {
  const body = JSON.stringify({ issueIdsOrKeys, maxResults: PAGE_SIZE, ...(nextPageToken === undefined ? {} : { nextPageToken }) });
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return readAnswer(await exchange((signal) => asApp().requestJira(route`/rest/api/3/changelog/bulkfetch`, { method: 'POST', headers, body, signal })), pageShape);
}

/** Later than any date in seconds that we meet, and before any in milliseconds: the year 5138, and 1973. */
const MOST_SECONDS = 100_000_000_000;

/** Atlassian's file says a date, and its example shows a number. */
function instantOf(created: string | number): string | undefined {
  const date = new Date(typeof created === 'string' ? Date.parse(created) : created < MOST_SECONDS ? created * 1000 : created);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
