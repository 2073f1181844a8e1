import * as z from 'zod/mini';
import type { AccountId, WorkItemId } from '../billing/ids';
import { JiraFailure } from './failure';
import { scopeFields, type ScopeFields } from './scope-fields';
import { searchItems } from './search';
import { isIdOrKey } from './work-item';

/** One item of the work in an epic: an issue of its own, or a part (a sub-task) of one. */
export interface ChildItem {
  readonly id: WorkItemId;
  readonly key: string;
  /** The epic that it belongs to, directly or through what it is a part of. */
  readonly epicId: WorkItemId;
  readonly summary: string;
  readonly type: string;
  readonly points?: number;
  /** The original estimate. */
  readonly seconds?: number;
  /** ISO instant, UTC. */
  readonly createdAt: string;
  readonly createdBy?: AccountId;
}

export interface Children {
  readonly items: readonly ChildItem[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

type Epic = { readonly id: WorkItemId; readonly key: string };

const childShape = z.looseObject({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    summary: z.string(),
    issuetype: z.looseObject({ name: z.string() }),
    created: z.string(),
    creator: z.optional(z.nullable(z.looseObject({ accountId: z.string() }))),
    timeoriginalestimate: z.optional(z.nullable(z.number())),
    parent: z.optional(z.nullable(z.looseObject({ id: z.string() }))),
    subtasks: z.optional(z.array(z.looseObject({ id: z.string() }))),
  }),
});
type Child = z.infer<typeof childShape>;

const FIELDS = ['summary', 'issuetype', 'created', 'creator', 'timeoriginalestimate', 'parent', 'subtasks'];
/** Jira takes long lists of ids; this keeps the query short enough for anything between. */
const MOST_PARENTS = 100;

/**
 * The work in these epics, by key, sub-tasks included: one point for each search, and one for each item found. Whoever asks says how many at most. It is found through `parent`, and through the
 * older epic link where the site still has that field. An epic that is gone has none. The search's index lags behind by some seconds.
 */
export async function childrenOf(epics: readonly Epic[], max: number): Promise<Children> {
  const asked = epics.filter(({ id, key }) => /^\d{1,19}$/.test(id) && isIdOrKey(key));
  if (asked.length === 0) return { items: [], more: false };
  const fields = await scopeFields();
  const direct = await directChildren(asked, fields, max + 1);
  const epicOf = new Map(direct.map((child) => [child.id, epicIdOf(child, asked, fields)]));
  const wholes = direct.filter((child) => (child.fields.subtasks ?? []).length > 0).map(({ id }) => id);
  const parts = await partsOf(wholes, fields, max + 1 - direct.length);
  const items = [
    ...direct.map((child) => itemOf(child, epicOf.get(child.id), fields)),
    ...parts.map((part) => itemOf(part, epicOf.get(part.fields.parent?.id ?? ''), fields)),
  ].filter((item) => item !== undefined);
  return { items: items.slice(0, max), more: items.length > max };
}

/** Jira refuses a query that names an issue which is gone: then the epics are asked about by halves, so that one that was deleted hides none of the others. */
async function directChildren(epics: readonly Epic[], fields: ScopeFields, max: number): Promise<readonly Child[]> {
  try {
    return await search(clauseFor(epics, fields), fields, max);
  } catch (error) {
    if (!(error instanceof JiraFailure) || error.kind !== 'refused') throw error;
    if (epics.length === 1) return fields.epicLink === undefined ? [] : await directChildren(epics, { points: fields.points }, max);
    const half = Math.ceil(epics.length / 2);
    const first = await directChildren(epics.slice(0, half), fields, max);
    return [...first, ...(await directChildren(epics.slice(half), fields, max))].slice(0, max);
  }
}

function clauseFor(epics: readonly Epic[], { epicLink }: ScopeFields): string {
  const byParent = `parent IN (${epics.map(({ id }) => id).join(', ')})`;
  return epicLink === undefined ? byParent : `${byParent} OR cf[${epicLink.replace('customfield_', '')}] IN (${epics.map(({ key }) => `"${key}"`).join(', ')})`;
}

async function partsOf(ids: readonly string[], fields: ScopeFields, max: number): Promise<readonly Child[]> {
  const found: Child[] = [];
  for (let start = 0; start < ids.length && found.length < max; start += MOST_PARENTS) {
    found.push(...(await search(`parent IN (${ids.slice(start, start + MOST_PARENTS).join(', ')})`, fields, max - found.length)));
  }
  return found;
}

const search = async (where: string, { points, epicLink }: ScopeFields, max: number): Promise<readonly Child[]> =>
  searchItems(`${where} ORDER BY key ASC`, { fields: [...FIELDS, ...points, ...(epicLink === undefined ? [] : [epicLink])], shape: childShape, max });

/** An epic's key changes when it moves: among several, what names a former one can't be told apart. */
function epicIdOf({ fields }: Child, epics: readonly Epic[], { epicLink }: ScopeFields): WorkItemId | undefined {
  const named: unknown = epicLink === undefined ? undefined : fields[epicLink];
  const [first, ...others] = epics;
  return (epics.find(({ id }) => id === fields.parent?.id) ?? epics.find(({ key }) => key === named) ?? (others.length === 0 ? first : undefined))?.id;
}

function itemOf({ id, key, fields }: Child, epicId: WorkItemId | undefined, { points }: ScopeFields): ChildItem | undefined {
  const created = Date.parse(fields.created);
  if (epicId === undefined || Number.isNaN(created)) return undefined;
  const estimate = points.map((field) => fields[field]).find((value) => typeof value === 'number');
  const { timeoriginalestimate: seconds, creator } = fields;
  return {
    id: id as WorkItemId,
    key,
    epicId,
    summary: fields.summary,
    type: fields.issuetype.name,
    ...(estimate === undefined ? {} : { points: estimate }),
    ...(typeof seconds === 'number' ? { seconds } : {}),
    createdAt: new Date(created).toISOString(),
    ...(creator ? { createdBy: creator.accountId as AccountId } : {}),
  };
}
