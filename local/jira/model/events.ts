/**
 * Product events as Forge delivers them to triggers. Shapes: Atlassian's "Jira events" reference (members of the payload) and
 * the payloads that public apps read; what neither settles is a switch.
 */
import type { Json, ProductEvent } from '../../common/ports';
import { issueTypeShape, jiraTime, personShape, projectShape, statusShape } from '../shapes';
import { projectOf, statusById, typeById } from './lookups';
import type { Change, Comment, Issue, Version } from './records';
import type { Act, Store } from './store';

/** What kind of update it was, in Jira's words. */
export type UpdateKind = 'issue_created' | 'issue_updated' | 'issue_assigned' | 'issue_generic' | 'issue_moved';

export function issueCreated(store: Store, act: Act, issue: Issue): ProductEvent {
  return { ...common(store, act, 'avi:jira:created:issue', issue), jiraEventTypeName: 'issue_created', associatedUsers: people(act.accountId) };
}

export function issueUpdated(store: Store, act: Act, issue: Issue, changes: readonly Change[], kind: UpdateKind): ProductEvent {
  const status = changes.find(({ fieldId }) => fieldId === 'status');
  return {
    ...common(store, act, 'avi:jira:updated:issue', issue),
    jiraEventTypeName: kind,
    changelog: { items: changes.map(changeShape) },
    associatedUsers: people(act.accountId, ...assigned(changes)),
    ...(status === undefined ? {} : { associatedStatuses: associatedStatuses(store, status) }),
  };
}

/** Sent beside `updated` when the assignee changed. */
export function issueAssigned(store: Store, act: Act, issue: Issue, changes: readonly Change[]): ProductEvent {
  const items = changes.filter(({ fieldId }) => fieldId === 'assignee');
  return {
    ...common(store, act, 'avi:jira:assigned:issue', issue),
    changelog: { items: items.map(changeShape) },
    associatedUsers: people(act.accountId, ...assigned(items)),
  };
}

export function issueDeleted(store: Store, act: Act, issue: Issue): ProductEvent {
  return { ...common(store, act, 'avi:jira:deleted:issue', issue), associatedUsers: people(act.accountId) };
}

export function issueCommented(store: Store, act: Act, issue: Issue, comment: Comment): ProductEvent {
  return {
    ...common(store, act, 'avi:jira:commented:issue', issue),
    associatedUsers: people(act.accountId),
    comment: { id: comment.id, author: personShape(store, comment.authorId), body: comment.body, created: jiraTime(comment.at), updated: jiraTime(comment.at) },
  };
}

export function versionEvent(store: Store, act: Act, what: 'released' | 'unreleased', { id, projectId, name, released, releaseDate }: Version): ProductEvent {
  return {
    eventType: `avi:jira:${what}:version`,
    selfGenerated: act.throughApp,
    ...(act.accountId === store.appAccountId ? {} : { atlassianId: act.accountId }),
    timestamp: String(store.now()),
    version: { id, name, archived: false, released, projectId: Number(projectId), ...(releaseDate === undefined ? {} : { releaseDate }) },
  };
}

/** The property's value is not in the event: who listens reads it. */
export function propertyEvent(store: Store, act: Act, issue: Issue, key: string, what: 'set' | 'deleted'): ProductEvent {
  return { ...common(store, act, `avi:jira:${what}:issue-property`, issue), property: { key } };
}

function common(store: Store, act: Act, eventType: string, issue: Issue): ProductEvent {
  return {
    eventType,
    selfGenerated: act.throughApp,
    ...(act.accountId === store.appAccountId ? {} : { atlassianId: act.accountId }),
    timestamp: String(store.now()),
    issue: { id: issue.id, key: issue.key, fields: eventFields(store, issue) },
  };
}

function eventFields(store: Store, issue: Issue): Json {
  return {
    summary: issue.summary,
    issuetype: issueTypeShape(store, typeById(store, issue.typeId)),
    project: projectShape(store, projectOf(store, issue)),
    status: statusShape(store, statusById(store, issue.statusId)),
    creator: personShape(store, issue.reporterId),
    reporter: personShape(store, issue.reporterId),
    assignee: personShape(store, issue.assigneeId),
    created: jiraTime(issue.created),
    updated: jiraTime(issue.updated),
  };
}

export function changeShape({ field, fieldId, from, fromText, to, toText }: Change): Json {
  return { field, fieldId, fieldtype: fieldId.startsWith('customfield_') ? 'custom' : 'jira', from, fromString: fromText, to, toString: toText };
}

function people(...accountIds: readonly string[]): Json {
  return [...new Set(accountIds)].map((accountId) => ({ accountId }));
}

function assigned(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ fieldId, from, to }) => (fieldId === 'assignee' ? [from, to].filter((id) => id !== null) : []));
}

function associatedStatuses(store: Store, { from, to }: Change): Json {
  const shapes = [from, to].flatMap((id) => (id === null ? [] : [statusShape(store, statusById(store, id))]));
  return store.settings.associatedStatuses === 'previous-first' ? shapes : shapes.toReversed();
}
