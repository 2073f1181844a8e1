import { epicLink, parentOf } from '../custom-fields';
import { visibleIssue } from '../model/permissions';
import { projectOf, statusById } from '../model/lookups';
import { JiraRefusal } from '../model/refusal';
import type { CategoryKey, Issue } from '../model/records';
import type { Store } from '../model/store';
import { categoryName } from '../shapes';

/** How JQL reads one field: what an issue has in it, and what a written value stands for. */
export interface FieldReader {
  /** Ids, or the texts themselves; none when the field is empty. */
  valuesOf(issue: Issue): readonly string[];
  /** The ids meant by a value as written; throws when there is nothing of that name, as Jira does. */
  resolve(text: string): readonly string[];
}

const categoryIds: Readonly<Record<CategoryKey, string>> = { new: '2', indeterminate: '4', done: '3' };

/** The reader of a field by any of its names, upper or lower case; undefined for a field that is not emulated. */
export function fieldReader(store: Store, viewer: string, fieldName: string): FieldReader | undefined {
  const name = fieldName.toLowerCase();
  switch (name) {
    case 'project':
      return {
        valuesOf: ({ projectId }) => [projectId],
        resolve: (text) => named(name, text, [...store.projects.values()], (project) => [project.id, project.key, project.name]),
      };
    case 'key':
    case 'issuekey':
    case 'issue':
    case 'id':
      return { valuesOf: ({ id }) => [id], resolve: (text) => [issueId(store, viewer, name, text)] };
    case 'parent':
      return { valuesOf: (issue) => idsOf(parentOf(store, issue)), resolve: (text) => [issueId(store, viewer, name, text)] };
    case 'epic link':
    case 'cf[10014]':
      return { valuesOf: (issue) => idsOf(epicLink(store, issue)), resolve: (text) => [issueId(store, viewer, name, text)] };
    case 'issuetype':
    case 'type':
      return {
        valuesOf: ({ typeId }) => [typeId],
        resolve: (text) => named(name, text, [...store.issueTypes.values()], (type) => [type.id, type.name]),
      };
    case 'status':
      return {
        valuesOf: ({ statusId }) => [statusId],
        resolve: (text) => named(name, text, [...store.statuses.values()], (status) => [status.id, status.name]),
      };
    case 'statuscategory':
      return categoryReader(store);
    case 'fixversion':
      return {
        valuesOf: ({ fixVersionIds = [] }) => fixVersionIds,
        resolve: (text) => named('fixVersion', text, [...store.versions.values()], (version) => [version.id, version.name]),
      };
    case 'labels':
      return { valuesOf: ({ labels }) => labels, resolve: (text) => [text] };
    default:
      return undefined;
  }
}

const idsOf = (issue: Issue | undefined): readonly string[] => (issue === undefined ? [] : [issue.id]);

function categoryReader(store: Store): FieldReader {
  const categories = (Object.keys(categoryIds) as CategoryKey[]).map((key) => ({ id: key, names: [key, categoryIds[key], categoryName(key)] }));
  return {
    valuesOf: ({ statusId }) => [statusById(store, statusId).category],
    resolve: (text) => named('statusCategory', text, categories, ({ names }) => names),
  };
}

function named<T extends { readonly id: string }>(field: string, text: string, records: readonly T[], namesOf: (record: T) => readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  const found = records.filter((record) => namesOf(record).some((name) => name.toLowerCase() === wanted));
  if (found.length === 0) throw new JiraRefusal('invalid', `The value '${text}' does not exist for the field '${field}'.`);
  return found.map(({ id }) => id);
}

function issueId(store: Store, viewer: string, field: string, text: string): string {
  try {
    return visibleIssue(store, viewer, text).id;
  } catch (refusal) {
    if (!(refusal instanceof JiraRefusal)) throw refusal;
    throw new JiraRefusal('invalid', `An issue with key '${text}' does not exist for field '${field}'.`);
  }
}

/** How two issues are ordered by a field; undefined for a field that is not emulated in ORDER BY. */
export function fieldOrder(store: Store, fieldName: string): ((a: Issue, b: Issue) => number) | undefined {
  switch (fieldName.toLowerCase()) {
    case 'key':
    case 'issuekey':
      return (a, b) => projectOf(store, a).key.localeCompare(projectOf(store, b).key) || numberOf(a) - numberOf(b);
    case 'created':
    case 'createddate':
      return (a, b) => a.created - b.created;
    case 'updated':
    case 'updateddate':
      return (a, b) => a.updated - b.updated;
    case 'rank':
      return (a, b) => a.rank - b.rank;
    default:
      return undefined;
  }
}

function numberOf({ key }: Issue): number {
  return Number(key.slice(key.lastIndexOf('-') + 1));
}
