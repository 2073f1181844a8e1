import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { WorkItemId } from '../billing/ids';
import { exchange, readAnswer } from './call';

export interface FoundItem {
  readonly id: WorkItemId;
  readonly key: string;
}

const pageShape = z.looseObject({
  issues: z.array(z.looseObject({ id: z.string(), key: z.string() })),
  nextPageToken: z.optional(z.nullable(z.string())),
});

/** Jira gives fewer a page when it likes; for ids and keys alone it may give many. */
const PAGE_SIZE = 100;

/**
 * The first `max` work items that the JQL finds, in its order. An answer costs one of Jira's points and one more for each item in it: one, when nothing
 * is found. The search's index lags behind by some seconds: read an item again before acting on it.
 */
export async function searchArmed(jql: string, max: number): Promise<readonly FoundItem[]> {
  const found: FoundItem[] = [];
  let token: string | undefined;
  do {
    const page = await searchPage(jql, Math.min(PAGE_SIZE, max - found.length), token);
    found.push(...page.issues.map(({ id, key }) => ({ id: id as WorkItemId, key })));
    // A token that comes again would be asked for without end.
    token = page.nextPageToken && page.nextPageToken !== token ? page.nextPageToken : undefined;
  } while (token !== undefined && found.length < max);
  return found.slice(0, max);
}

async function searchPage(jql: string, maxResults: number, nextPageToken: string | undefined): Promise<z.infer<typeof pageShape>> {
  const body = JSON.stringify({ jql, maxResults, fields: ['key'], ...(nextPageToken === undefined ? {} : { nextPageToken }) });
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/search/jql`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body,
      signal,
    }),
  );
  return readAnswer(answer, pageShape);
}
