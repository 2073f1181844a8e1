import { versionEvent } from '../events';
import { requirePermission, visibleIssue, visibleProject } from '../permissions';
import { JiraRefusal } from '../refusal';
import type { Issue, Version } from '../records';
import type { Act, Store } from '../store';
import { recordChange } from './record-change';

export function addVersion(store: Store, act: Act, projectId: string, name: string): Version {
  const project = visibleProject(store, act.accountId, projectId);
  requirePermission(store, act.accountId, project.id, 'ADMINISTER_PROJECTS');
  if (versionsOf(store, project.id).some((version) => version.name === name)) throw new JiraRefusal('invalid', '', { name: 'A version with this name already exists in this project.' });
  const version: Version = { id: store.nextId(), projectId: project.id, name, released: false };
  store.change(() => store.versions.set(version.id, version));
  return version;
}

/**
 * Nothing stops a release: Jira has no validators for it, and tells of it afterwards. `date`: what whoever releases it writes for its day, today unless they write another; `none`: they leave it empty.
 */
export function releaseVersion(store: Store, act: Act, versionId: string, date: string = new Date(store.now()).toISOString().slice(0, 10)): Version {
  const { releaseDate: _before, ...version } = versionById(store, versionId);
  requirePermission(store, act.accountId, version.projectId, 'ADMINISTER_PROJECTS');
  const released: Version = { ...version, released: true, ...(date === 'none' ? {} : { releaseDate: date }) };
  store.change((events) => {
    store.versions.set(version.id, released);
    events.push(versionEvent(store, act, 'released', released));
  });
  return released;
}

/** It is not out after all. Its date stays. */
export function unreleaseVersion(store: Store, act: Act, versionId: string): Version {
  const version = versionById(store, versionId);
  requirePermission(store, act.accountId, version.projectId, 'ADMINISTER_PROJECTS');
  const unreleased: Version = { ...version, released: false };
  store.change((events) => {
    store.versions.set(version.id, unreleased);
    events.push(versionEvent(store, act, 'unreleased', unreleased));
  });
  return unreleased;
}

/** Work that was to be in it is in no version then. */
export function deleteVersion(store: Store, act: Act, versionId: string): void {
  const version = versionById(store, versionId);
  requirePermission(store, act.accountId, version.projectId, 'ADMINISTER_PROJECTS');
  for (const issue of store.issues().filter(({ fixVersionIds = [] }) => fixVersionIds.includes(versionId))) setFixVersions(store, act, issue.id, (issue.fixVersionIds ?? []).filter((id) => id !== versionId));
  store.change(() => store.versions.delete(versionId));
}

export function setFixVersions(store: Store, act: Act, idOrKey: string, versionIds: readonly string[]): Issue {
  const issue = visibleIssue(store, act.accountId, idOrKey);
  requirePermission(store, act.accountId, issue.projectId, 'EDIT_ISSUES');
  for (const id of versionIds) if (versionById(store, id).projectId !== issue.projectId) throw new JiraRefusal('invalid', '', { fixVersions: `Version with id '${id}' does not exist.` });
  const before = issue.fixVersionIds ?? [];
  const line = (id: string, added: boolean) => {
    const { name } = versionById(store, id);
    return { field: 'Fix Version', fieldId: 'fixVersions', from: added ? null : id, fromText: added ? null : name, to: added ? id : null, toText: added ? name : null };
  };
  const changes = [...versionIds.filter((id) => !before.includes(id)).map((id) => line(id, true)), ...before.filter((id) => !versionIds.includes(id)).map((id) => line(id, false))];
  return recordChange(store, act, issue, { fixVersionIds: [...versionIds] }, changes, 'issue_updated');
}

/** Whoever may see the project sees them. */
export const seenVersions = (store: Store, act: Act, projectId: string): readonly Version[] => versionsOf(store, visibleProject(store, act.accountId, projectId).id);

export const versionsOf = (store: Store, projectId: string): readonly Version[] => [...store.versions.values()].filter((version) => version.projectId === projectId);

export function versionById(store: Store, id: string): Version {
  const version = store.versions.get(id);
  if (version === undefined) throw new JiraRefusal('not-found', `Could not find version for id '${id}'`);
  return version;
}
