import { z } from 'zod';
import type { Json } from '../../common/ports';
import { changeShape } from '../model/events';
import { permissionsOf } from '../model/permissions';
import type { Issue } from '../model/records';
import type { Store } from '../model/store';
import { jiraTime, personShape } from '../shapes';
import { bodyAs, ok, type Answer, type Call, type Route } from './call';
import { RestError } from './errors';

const path = '/rest/api/3/changelog/bulkfetch';

export const changelogRoutes: readonly Route[] = [{ method: 'POST', path, scopes: [['read:jira-work']], handle: bulkFetch }];

const body = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(1000),
  fieldIds: z.array(z.string()).max(10).default([]),
  maxResults: z.number().int().min(1).max(10_000).default(1000),
  nextPageToken: z.string().optional(),
});

interface Entry {
  readonly issue: Issue;
  readonly change: Issue['changelog'][number];
}

/** The changes of many issues, the oldest first, in pages of so many entries; issues that are not there are passed over. */
function bulkFetch(call: Call): Answer {
  const asked = bodyAs(call, body);
  const entries = asked.issueIdsOrKeys
    .flatMap((name) => found(call, name))
    .flatMap((issue) => issue.changelog.filter(({ items }) => asked.fieldIds.length === 0 || items.some(({ fieldId }) => asked.fieldIds.includes(fieldId))).map((change): Entry => ({ issue, change })))
    .toSorted((a, b) => a.change.at - b.change.at || Number(a.issue.id) - Number(b.issue.id));
  const start = asked.nextPageToken === undefined ? 0 : Number(asked.nextPageToken);
  if (!Number.isInteger(start) || start < 0) throw new RestError(400, 'The provided next page token is invalid or expired.');
  const end = start + asked.maxResults;
  return ok({ issueChangeLogs: byIssue(call.store, entries.slice(start, end)), ...(end < entries.length ? { nextPageToken: String(end) } : {}) });
}

function found({ store, act }: Call, name: string): readonly Issue[] {
  const issue = store.findIssue(name);
  return issue !== undefined && permissionsOf(store, act.accountId, issue.projectId).has('BROWSE_PROJECTS') ? [issue] : [];
}

function byIssue(store: Store, entries: readonly Entry[]): Json {
  const ids = [...new Set(entries.map(({ issue }) => issue.id))];
  return ids.map((issueId) => ({
    issueId,
    changeHistories: entries
      .filter(({ issue }) => issue.id === issueId)
      .map(({ change: { id, authorId, at, items } }) => ({ id, author: personShape(store, authorId), created: createdAt(store, at), items: items.map(changeShape) })),
  }));
}

/** The file says a date and shows a number in its example. */
function createdAt(store: Store, at: number): Json {
  switch (store.settings.bulkChangelogTimes) {
    case 'text':
      return jiraTime(at);
    case 'milliseconds':
      return at;
    case 'seconds':
      return Math.floor(at / 1000);
  }
}
