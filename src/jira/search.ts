import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { WorkItemId } from '../billing/ids';
import { exchange, readAnswer, type JiraAnswer } from './call';

export interface FoundItem {
  readonly id: WorkItemId;
  readonly key: string;
}

const foundShape = z.looseObject({ id: z.string(), key: z.string() });

/** Jira gives fewer a page when it likes; for ids and keys alone it may give many. */
const PAGE_SIZE = 100;

/**
 * The first `max` work items that the JQL finds, in its order. An answer costs one of Jira's points and one more for each item in it: one, when nothing
 * is found. The search's index lags behind by some seconds: read an item again before acting on it.
 */
export async function searchArmed(jql: string, max: number): Promise<readonly FoundItem[]> {
  const found = await searchItems(jql, { fields: ['key'], shape: foundShape, max });
  return found.map(({ id, key }) => ({ id: id as WorkItemId, key }));
}

/** What to read of each item, and of how many at most. */
interface Reading<S extends z.ZodMiniType> {
  readonly fields: readonly string[];
  readonly shape: S;
  readonly max: number;
}

/** As above, with the fields that are asked for. */
export async function searchItems<S extends z.ZodMiniType>(jql: string, { fields, shape, max }: Reading<S>): Promise<readonly z.output<S>[]> {
  const pageShape = z.looseObject({ issues: z.array(shape), nextPageToken: z.optional(z.nullable(z.string())) });
  const found: z.output<S>[] = [];
  let token: string | undefined;
  do {
    const page = readAnswer(await ask({ jql, fields, maxResults: Math.min(PAGE_SIZE, max - found.length), ...(token === undefined ? {} : { nextPageToken: token }) }), pageShape);
    found.push(...page.issues);
    // A token that comes again would be asked for without end.
    token = page.nextPageToken && page.nextPageToken !== token ? page.nextPageToken : undefined;
  } while (token !== undefined && found.length < max);
  return found.slice(0, max);
}

const ask = async (search: object): Promise<JiraAnswer> =>
  exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/search/jql`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(search),
      signal,
    }),
  );
