import { permissionsOf } from '../model/permissions';
import type { Issue } from '../model/records';
import { JiraRefusal } from '../model/refusal';
import type { Store } from '../model/store';
import { fieldOrder, fieldReader, type FieldReader } from './fields';
import { parseJql } from './parse';
import { indexedProperty, propertyReader } from './property-fields';
import { fieldText, type JqlClause, type JqlField, type JqlQuery, type JqlTerm } from './syntax';

type Test = (issue: Issue) => boolean;

/**
 * The issues that match and that the viewer may browse, in order; without ORDER BY the newest come first. Throws an
 * `invalid` JiraRefusal for a query that is wrong or not emulated.
 * @param fresh ids of issues to be seen as they are, whatever the index's lag
 */
export function evaluateJql(store: Store, viewer: string, jql: string, fresh: ReadonlySet<string> = new Set()): readonly Issue[] {
  const query = parseJql(jql);
  const matches: Test = query.where === undefined ? () => true : testOf(store, viewer, query.where, false);
  const order = orderOf(store, query);
  // What is archived is found by no search, even where it can be read.
  const browsable = (issue: Issue): boolean => permissionsOf(store, viewer, issue.projectId).has('BROWSE_PROJECTS') && store.projects.get(issue.projectId)?.archived !== true;
  return store.index.issues(fresh).filter((issue) => browsable(issue) && matches(issue)).toSorted(order);
}

/** Whether the query restricts anything: Jira's newer search refuses one that does not. */
export function isBounded(jql: string): boolean {
  return parseJql(jql).where !== undefined;
}

/** NOT is moved inward to the terms, as Jira does: so a negated term, too, matches only issues that have the field. */
function testOf(store: Store, viewer: string, clause: JqlClause, negated: boolean): Test {
  switch (clause.kind) {
    case 'not':
      return testOf(store, viewer, clause.clause, !negated);
    case 'and':
    case 'or': {
      const tests = clause.clauses.map((part) => testOf(store, viewer, part, negated));
      const all = (clause.kind === 'and') !== negated;
      return all ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
    }
    case 'term':
      return termTest(readerOf(store, viewer, clause.field), clause, clause.negated !== negated);
  }
}

function termTest(reader: FieldReader, term: JqlTerm, negated: boolean): Test {
  if (term.operator === 'empty') return (issue) => (reader.valuesOf(issue).length === 0) !== negated;
  const wanted = new Set(term.values.flatMap((text) => reader.resolve(text)));
  return (issue) => {
    const values = reader.valuesOf(issue);
    return values.length > 0 && values.some((value) => wanted.has(value)) !== negated;
  };
}

function readerOf(store: Store, viewer: string, field: JqlField): FieldReader {
  const indexed = indexedProperty(store.modules.indexedProperties, field);
  if (indexed !== undefined) return propertyReader(indexed);
  const reader = field.kind === 'field' ? fieldReader(store, viewer, field.name) : undefined;
  if (reader === undefined) {
    throw new JiraRefusal('invalid', `Field '${fieldText(field)}' does not exist or you do not have permission to view it.`);
  }
  return reader;
}

function orderOf(store: Store, query: JqlQuery): (a: Issue, b: Issue) => number {
  const orders = query.orderBy.map(({ field, descending }) => {
    const order = fieldOrder(store, field);
    if (order === undefined) throw new JiraRefusal('invalid', `The local Jira does not emulate ORDER BY ${field}.`);
    return descending ? (a: Issue, b: Issue) => order(b, a) : order;
  });
  const newestFirst = (a: Issue, b: Issue): number => b.created - a.created || Number(b.id) - Number(a.id);
  return (a, b) => [...orders, newestFirst].reduce((found, order) => found || order(a, b), 0);
}
