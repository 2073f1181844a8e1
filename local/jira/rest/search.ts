import { z } from 'zod';
import { evaluateJql, isBounded } from '../jql';
import type { Json } from '../../common/ports';
import type { Issue } from '../model/records';
import { bodyAs, list, ok, wholeNumber, type Answer, type Call, type Route } from './call';
import { notEmulated, RestError } from './errors';
import { chosenFields, issueShape } from './issue-shape';

const path = '/rest/api/3/search/jql';

export const searchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    scopes: [['read:jira-work']],
    query: ['jql', 'nextPageToken', 'maxResults', 'fields', 'reconcileIssues'],
    handle: (call) => search(call, searchFromQuery(call)),
  },
  { method: 'POST', path, scopes: [['read:jira-work']], handle: (call) => search(call, searchFromBody(call)) },
];

interface Search {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken?: string;
  readonly reconcileIssues: readonly string[];
}

/** Jira's default and largest page; a page of more than ids is cut down further, and the caller has to follow the token. */
const PAGE = 50;
const LARGEST_PAGE = 5000;
const LARGEST_PAGE_WITH_FIELDS = 100;
/** Jira's limit on `reconcileIssues`. */
const RECONCILED = 50;

const searchBody = z.strictObject({
  jql: z.string().default(''),
  fields: z.array(z.string()).default([]),
  maxResults: z.number().int().positive().default(PAGE),
  nextPageToken: z.string().optional(),
  reconcileIssues: z.array(z.number().int()).max(RECONCILED).default([]),
  expand: z.string().optional(),
  properties: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
});

function searchFromBody(call: Call): Search {
  const { expand, properties, fieldsByKeys, reconcileIssues, ...rest } = bodyAs(call, searchBody);
  if (expand !== undefined || properties !== undefined || fieldsByKeys !== undefined) throw notEmulated(`expand, properties and fieldsByKeys of POST ${path}`);
  return { ...rest, reconcileIssues: reconcileIssues.map(String) };
}

function searchFromQuery(call: Call): Search {
  const token = call.query.get('nextPageToken');
  return {
    jql: call.query.get('jql') ?? '',
    fields: list(call, 'fields'),
    maxResults: wholeNumber(call, 'maxResults', PAGE, 1, LARGEST_PAGE),
    reconcileIssues: list(call, 'reconcileIssues'),
    ...(token === null ? {} : { nextPageToken: token }),
  };
}

function search(call: Call, asked: Search): Answer {
  if (!isBounded(asked.jql)) throw new RestError(400, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  const found = evaluateJql(call.store, call.act.accountId, asked.jql, new Set(asked.reconcileIssues));
  const onlyIds = asked.fields.every((name) => name === 'id' || name === 'key');
  const size = Math.min(asked.maxResults, onlyIds ? LARGEST_PAGE : LARGEST_PAGE_WITH_FIELDS);
  const start = asked.nextPageToken === undefined ? 0 : startOf(asked.nextPageToken, asked.jql);
  const isLast = start + size >= found.length;
  const issues = found.slice(start, start + size).map((issue) => shaped(call, issue, asked.fields));
  return ok({ issues, isLast, ...(isLast ? {} : { nextPageToken: tokenFor(start + size, asked.jql) }) });
}

/** Nothing but the id, unless fields are asked for. */
function shaped(call: Call, issue: Issue, fields: readonly string[]): Json {
  const named = fields.filter((name) => name !== 'id');
  if (named.length === 0) return { id: issue.id };
  const onlyKey = named.every((name) => name === 'key' || name === 'issuekey');
  return issueShape(call.store, issue, onlyKey ? [] : chosenFields(named));
}

const tokenContent = z.tuple([z.number().int().nonnegative(), z.string()]);

function tokenFor(start: number, jql: string): string {
  return Buffer.from(JSON.stringify([start, jql])).toString('base64url');
}

/** A token is good for the query it was given for, and for no other. */
function startOf(token: string, jql: string): number {
  const [start, query] = parsedToken(token);
  if (query !== jql) throw new RestError(400, 'The provided next page token is invalid or expired.');
  return start;
}

function parsedToken(token: string): readonly [number, string] {
  try {
    return tokenContent.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw new RestError(400, 'The provided next page token is invalid or expired.');
  }
}
