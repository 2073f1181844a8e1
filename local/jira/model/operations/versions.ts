import { versionReleased } from '../events';
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

/** Nothing stops a release: Jira has no validators for it, and tells of it afterwards. */
export function releaseVersion(store: Store, act: Act, versionId: string): Version {
  const version = versionById(store, versionId);
  requirePermission(store, act.accountId, version.projectId, 'ADMINISTER_PROJECTS');
  const released: Version = { ...version, released: true, releaseDate: new Date(store.now()).toISOString().slice(0, 10) };
  store.change((events) => {
    store.versions.set(version.id, released);
    events.push(versionReleased(store, act, released));
  });
  return released;
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

export const versionsOf = (store: Store, projectId: string): readonly Version[] => [...store.versions.values()].filter((version) => version.projectId === projectId);

export function versionById(store: Store, id: string): Version {
  const version = store.versions.get(id);
  if (version === undefined) throw new JiraRefusal('not-found', `Could not find version for id '${id}'`);
  return version;
}
