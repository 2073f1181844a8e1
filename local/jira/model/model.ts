import type { JiraOptions } from '..';
import { documentOf } from '../adf';
import { evaluateJql } from '../jql';
import type { JiraModel } from './api';
import { childrenOf, inBoardOrder, projectOf, statusById, typeById } from './lookups';
import { addComment } from './operations/add-comment';
import { archiveProject, removeStatus, renameStatus, setRoleMember } from './operations/administration';
import { changeType } from './operations/change-type';
import { createIssue } from './operations/create-issue';
import { deleteIssue } from './operations/delete-issue';
import { editIssue } from './operations/edit-issue';
import { moveIssue } from './operations/move-issue';
import { deleteProperty, setProperty } from './operations/properties';
import { setParent } from './operations/set-parent';
import { linkIssues } from './operations/links';
import { bulkTransition, transitionIssue, transitionsOf, validatedTransition } from './operations/transition-issue';
import { addVersion, deleteVersion, releaseVersion, seenVersions, setFixVersions, unreleaseVersion } from './operations/versions';
import { setRules } from './operations/workflow-rules';
import { isAdministrator, permissionsOf, visibleIssue, visibleProject } from './permissions';
import { createSetUp } from './set-up';
import { Store, type Act } from './store';

/** Who the app is to Jira. */
export interface AppIdentity {
  /** UUID. */
  readonly appId: string;
  readonly environmentId: string;
  readonly environmentType: string;
}

const localSite = { name: 'Northlight', url: 'http://localhost' };

export function createModel(options: JiraOptions): { readonly model: JiraModel; readonly store: Store; readonly app: AppIdentity } {
  const appId = options.appId.slice(options.appId.lastIndexOf('/') + 1);
  const store = new Store({ ...options, site: options.site ?? localSite, appAccountId: `712020:${appId}`, settings: options.settings ?? {} });
  const model: JiraModel = { ...reads(store), ...changes(store), setUp: createSetUp(store) };
  return { model, store, app: { appId, environmentId: options.environmentId, environmentType: options.environmentType ?? 'DEVELOPMENT' } };
}

type Reads = Pick<
  JiraModel,
  | 'site' | 'appAccountId' | 'users' | 'user' | 'isAdministrator' | 'permissions' | 'projects' | 'project' | 'issueTypes' | 'statuses' | 'issueType' | 'status'
  | 'issue' | 'issuesOf' | 'childrenOf' | 'transitions' | 'search' | 'settings'
>;

function reads(store: Store): Reads {
  const typesOf = (projectId: string) => projectOf(store, { projectId }).issueTypeIds.map((id) => typeById(store, id));
  return {
    site: store.site,
    appAccountId: store.appAccountId,
    users: () => [...store.users.values()].toSorted((a, b) => b.accountType.localeCompare(a.accountType)),
    user: (accountId) => store.users.get(accountId),
    isAdministrator: (accountId) => isAdministrator(store, accountId),
    permissions: (accountId, projectId) => permissionsOf(store, accountId, projectId),
    projects: (accountId) =>
      [...store.projects.values()].filter(({ id }) => permissionsOf(store, accountId, id).has('BROWSE_PROJECTS')).toSorted((a, b) => a.key.localeCompare(b.key)),
    project: (accountId, idOrKey) => visibleProject(store, accountId, idOrKey),
    issueTypes: (projectId) => typesOf(projectId).toSorted((a, b) => b.hierarchyLevel - a.hierarchyLevel),
    statuses: (projectId) => projectOf(store, { projectId }).workflow.statusIds.map((id) => statusById(store, id)),
    issueType: (id) => typeById(store, id),
    status: (id) => statusById(store, id),
    issue: (accountId, idOrKey) => visibleIssue(store, accountId, idOrKey),
    issuesOf: (accountId, projectId) => {
      const { id } = visibleProject(store, accountId, projectId);
      return inBoardOrder(store.issues().filter((issue) => issue.projectId === id));
    },
    childrenOf: (accountId, issueId) => childrenOf(store, visibleIssue(store, accountId, issueId).id),
    transitions: (accountId, issueId) => transitionsOf(store, accountId, issueId),
    search: (accountId, jql) => evaluateJql(store, accountId, jql),
    settings: () => store.settings,
  };
}

type Changes = Omit<JiraModel, keyof Reads | 'setUp'>;

function changes(store: Store): Changes {
  const by = (accountId: string): Act => ({ accountId, throughApp: accountId === store.appAccountId });
  return {
    createIssue: (accountId, issue) => createIssue(store, by(accountId), issue),
    editIssue: (accountId, issueId, edit) => editIssue(store, by(accountId), issueId, edit),
    transitionIssue: (accountId, issueId, statusId) => transitionIssue(store, by(accountId), issueId, ({ to }) => to === statusId),
    transition: async (accountId, issueId, statusId, modified) => validatedTransition(store, by(accountId), issueId, ({ to }) => to === statusId, modified),
    bulkTransition: async (accountId, issueIds, statusId) => bulkTransition(store, by(accountId), issueIds, ({ to }) => to === statusId),
    addVersion: (accountId, projectId, name) => addVersion(store, by(accountId), projectId, name),
    deleteVersion: (accountId, versionId) => deleteVersion(store, by(accountId), versionId),
    releaseVersion: (accountId, versionId, date) => releaseVersion(store, by(accountId), versionId, date),
    unreleaseVersion: (accountId, versionId) => unreleaseVersion(store, by(accountId), versionId),
    versionsOf: (accountId, projectId) => seenVersions(store, by(accountId), projectId),
    setFixVersions: (accountId, issueId, versionIds) => setFixVersions(store, by(accountId), issueId, versionIds),
    linkIssues: (accountId, typeName, fromId, toId) => linkIssues(store, by(accountId), typeName, fromId, toId),
    setRules: (accountId, projectId, transitionId, rules) => setRules(store, by(accountId), projectId, transitionId, rules),
    moveIssue: (accountId, issueId, projectId) => moveIssue(store, by(accountId), issueId, projectId),
    changeType: (accountId, issueId, typeId) => changeType(store, by(accountId), issueId, typeId),
    archiveProject: (accountId, projectId, archived) => archiveProject(store, by(accountId), projectId, archived),
    setParent: (accountId, issueId, parentId) => setParent(store, by(accountId), issueId, parentId),
    deleteIssue: (accountId, issueId) => deleteIssue(store, by(accountId), issueId),
    addComment: (accountId, issueId, text) => addComment(store, by(accountId), issueId, documentOf(text)),
    setProperty: (accountId, entity, key, value) => setProperty(store, by(accountId), entity, key, value),
    deleteProperty: (accountId, entity, key) => deleteProperty(store, by(accountId), entity, key),
    setRoleMember: (accountId, projectId, role, member, included) => setRoleMember(store, by(accountId), projectId, role, member, included),
    renameStatus: (accountId, statusId, name) => renameStatus(store, by(accountId), statusId, name),
    removeStatus: (accountId, projectId, statusId, replacementId) => removeStatus(store, by(accountId), projectId, statusId, replacementId),
    configure: (change) => {
      store.settings = { ...store.settings, ...change };
    },
  };
}
