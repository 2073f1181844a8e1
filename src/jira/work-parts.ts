import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { WorkItemId } from '../billing/ids';
import { exchange, readAnswer } from './call';
import { JiraFailure } from './failure';

/** One work item below others, or one of those themselves, as far as its moving is concerned. Instants are ISO with the site's offset. */
export interface WorkPart {
  readonly id: WorkItemId;
  readonly parent?: WorkItemId;
  readonly done: boolean;
  readonly created: string;
  /** When it last went from one stage to another: of a finished one, when it was finished. */
  readonly moved?: string;
  /** The day that somebody planned it for: `YYYY-MM-DD`. */
  readonly planned?: string;
}

const text = z.optional(z.nullable(z.string()));
const answerShape = z.looseObject({
  issues: z.array(
    z.looseObject({
      id: z.string(),
      fields: z.looseObject({
        status: z.looseObject({ statusCategory: z.looseObject({ key: z.string() }) }),
        parent: z.optional(z.nullable(z.looseObject({ id: z.string() }))),
        created: z.string(),
        statuscategorychangedate: text,
        duedate: text,
      }),
    }),
  ),
  nextPageToken: text,
});

/** How many are asked for at once: each costs a point. */
const PAGE_SIZE = 50;

export interface WorkParts {
  readonly found: readonly WorkPart[];
  /** There are others that were not read, since the points were used up. */
  readonly cut: boolean;
  /** What it cost: one of Jira's points for each answer and one for each item in it. */
  readonly points: number;
}

/**
 * These work items and all that lie directly below them, whatever they are called here: epics and their stories (Jira's `parent` covers what used to be the epic link), stories and their
 * sub-tasks. At most so many points. Ids that are none are left out; one of an item that no longer exists makes Jira refuse the whole search (JiraFailure `refused`).
 */
export async function workPartsOf(ids: readonly WorkItemId[], mostPoints: number): Promise<WorkParts> {
  const numbers = ids.filter((id) => /^\d{1,19}$/.test(id)).join(', ');
  if (numbers === '') return { found: [], cut: false, points: 0 };
  const found: WorkPart[] = [];
  let token: string | undefined;
  let points = 0;
  do {
    const most = Math.min(PAGE_SIZE, mostPoints - points - 1);
    if (most < 1) return { found, cut: true, points };
    const page = await search(`id in (${numbers}) OR parent in (${numbers}) ORDER BY created ASC`, most, token);
    points += 1 + page.issues.length;
    found.push(...page.issues.map(partOf));
    // A token that comes again would be asked for without end.
    token = page.nextPageToken && page.nextPageToken !== token ? page.nextPageToken : undefined;
  } while (token !== undefined);
  return { found, cut: false, points };
}

const FIELDS = ['status', 'parent', 'created', 'statuscategorychangedate', 'duedate'];

async function search(jql: string, maxResults: number, nextPageToken: string | undefined): Promise<z.infer<typeof answerShape>> {
  const body = JSON.stringify({ jql, maxResults, fields: FIELDS, ...(nextPageToken === undefined ? {} : { nextPageToken }) });
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/search/jql`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body,
      signal,
    }),
  );
  return readAnswer(answer, answerShape);
}

function partOf({ id, fields }: z.infer<typeof answerShape>['issues'][number]): WorkPart {
  if (Number.isNaN(Date.parse(fields.created))) throw new JiraFailure('invalid-answer', 200);
  const { parent, statuscategorychangedate: moved, duedate } = fields;
  return {
    id: id as WorkItemId,
    ...(parent ? { parent: parent.id as WorkItemId } : {}),
    done: fields.status.statusCategory.key === 'done',
    created: fields.created,
    ...(moved ? { moved } : {}),
    ...(duedate ? { planned: duedate } : {}),
  };
}
