import type { Json } from '../../common/ports';
import { documentOf } from '../adf';
import { CUSTOM_FIELDS, epicLink, parentOf, pointsField } from '../custom-fields';
import { changeShape } from '../model/events';
import { childrenOf, projectOf, statusById, typeById } from '../model/lookups';
import type { Comment, Issue } from '../model/records';
import { linksOf } from '../model/operations/links';
import { versionById } from '../model/operations/versions';
import { resolutionOf } from '../model/operations/transition-issue';
import type { Store } from '../model/store';
import { issueTypeShape, jiraTime, personShape, projectShape, rest, statusShape } from '../shapes';
import { notEmulated } from './errors';

type FieldShape = (store: Store, issue: Issue) => Json;

const fieldShapes: Readonly<Record<string, FieldShape>> = {
  summary: (_, { summary }) => summary,
  description: (_, { description }) => (description === '' ? null : documentOf(description)),
  issuetype: (store, { typeId }) => issueTypeShape(store, typeById(store, typeId)),
  project: (store, issue) => projectShape(store, projectOf(store, issue)),
  status: (store, { statusId }) => statusShape(store, statusById(store, statusId)),
  resolution: (store, { statusId }) => resolutionShape(store, statusId),
  parent: (store, issue) => linked(store, parentOf(store, issue)),
  subtasks: (store, { id }) => childrenOf(store, id).filter((child) => typeById(store, child.typeId).hierarchyLevel === -1).map((child) => linked(store, child)),
  labels: (_, { labels }) => labels,
  fixVersions: (store, { fixVersionIds = [] }) => fixVersionIds.map((id) => versionShape(store, id)),
  issuelinks: (store, issue) => linksOf(store, issue).map(({ link, type, direction, other }) => ({ id: link.id, type: { ...type }, [direction === 'outward' ? 'outwardIssue' : 'inwardIssue']: linked(store, other) })),
  assignee: (store, { assigneeId }) => personShape(store, assigneeId),
  reporter: (store, { reporterId }) => personShape(store, reporterId),
  creator: (store, { reporterId }) => personShape(store, reporterId),
  created: (_, { created }) => jiraTime(created),
  updated: (_, { updated }) => jiraTime(updated),
  statuscategorychangedate: (_, { statusChanged }) => jiraTime(statusChanged),
  duedate: (_, { dueDate }) => dueDate ?? null,
  timeoriginalestimate: (_, { originalEstimate }) => originalEstimate ?? null,
  [CUSTOM_FIELDS.epicLink]: (store, issue) => epicLink(store, issue)?.key ?? null,
  [CUSTOM_FIELDS.storyPointEstimate]: (store, issue) => pointsIn(store, issue, CUSTOM_FIELDS.storyPointEstimate),
  [CUSTOM_FIELDS.storyPoints]: (store, issue) => pointsIn(store, issue, CUSTOM_FIELDS.storyPoints),
  comment: (store, { comments }) => ({ comments: comments.map((comment) => commentShape(store, comment)), maxResults: comments.length, total: comments.length, startAt: 0 }),
};
const pointsIn = (store: Store, issue: Issue, field: string): Json => (pointsField(store, issue).id === field ? (issue.estimate ?? null) : null);
const allFields = Object.keys(fieldShapes);
/** Not fields of their own: every issue carries them. */
const alwaysThere = ['id', 'key', 'issuekey'];

/**
 * The fields that a `fields` parameter asks for: names, `*all`, `*navigable`, and `-name` to leave one out. Jira passes
 * over a name it does not know; this stand-in refuses it, because the app may mean a field that a real site has.
 */
export function chosenFields(asked: readonly string[]): readonly string[] {
  const without = new Set(asked.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const named = asked.filter((name) => !name.startsWith('-'));
  const wanted = named.length === 0 || named.includes('*all') || named.includes('*navigable') ? allFields : named;
  const unknown = [...named, ...without].find((name) => !name.startsWith('*') && !allFields.includes(name) && !alwaysThere.includes(name));
  if (unknown !== undefined) throw notEmulated(`the issue field '${unknown}'`);
  return allFields.filter((name) => wanted.includes(name) && !without.has(name));
}

export function issueShape(store: Store, issue: Issue, fields: readonly string[]): { readonly [key: string]: Json } {
  const shaped = fields.map((name) => [name, fieldShapes[name]?.(store, issue) ?? null] as const);
  return {
    expand: 'changelog',
    id: issue.id,
    self: rest(store, `issue/${issue.id}`),
    key: issue.key,
    fields: Object.fromEntries(shaped.filter(([name, value]) => name !== 'parent' || value !== null)),
  };
}

/** Another issue, as Jira shows it inside one. */
function linked(store: Store, issue: Issue | undefined): Json {
  if (issue === undefined) return null;
  const { fields, ...rest } = issueShape(store, issue, ['summary', 'status', 'issuetype']);
  return { id: rest.id ?? null, key: rest.key ?? null, self: rest.self ?? null, fields: fields ?? null };
}

function versionShape(store: Store, id: string): Json {
  const { name, released } = versionById(store, id);
  return { self: rest(store, `version/${id}`), id, name, archived: false, released };
}

function resolutionShape(store: Store, statusId: string): Json {
  const resolution = resolutionOf(statusById(store, statusId));
  return resolution === undefined ? null : { self: rest(store, `resolution/${resolution.id}`), description: '', ...resolution };
}

export function commentShape(store: Store, comment: Comment): { readonly [key: string]: Json } {
  const [author, at] = [personShape(store, comment.authorId), jiraTime(comment.at)];
  return { id: comment.id, self: rest(store, `comment/${comment.id}`), author, updateAuthor: author, body: comment.body, created: at, updated: at };
}

/** The issue's history, newest first, whole: Jira cuts it at 40 entries here, more than any issue of the sample gets. */
export function changelogShape(store: Store, issue: Issue): Json {
  const histories = issue.changelog.toReversed().map(({ id, at, authorId, items }) => ({
    id,
    author: personShape(store, authorId),
    created: jiraTime(at),
    items: items.map(changeShape),
  }));
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
}
