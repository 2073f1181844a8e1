import type { Json } from '../../common/ports';
import type { JiraSettings } from '../settings';
import type { BuiltInPermission, CategoryKey, Comment, Issue, IssueType, Permission, Project, Role, Rule, Status, Transition, User, Version } from './records';

/** A new issue. Left out: the first status of the workflow, no parent, nobody, no date. */
export interface NewIssue {
  readonly projectId: string;
  readonly typeId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parentId?: string;
  readonly assigneeId?: string;
  readonly dueDate?: string;
  readonly estimate?: number;
  /** Seconds. */
  readonly originalEstimate?: number;
  readonly labels?: readonly string[];
}

/** What to change; null clears the field. */
export interface IssueEdit {
  readonly summary?: string;
  readonly description?: string;
  readonly labels?: readonly string[];
  readonly estimate?: number | null;
  readonly originalEstimate?: number | null;
  readonly assigneeId?: string | null;
  readonly dueDate?: string | null;
}

export interface Entity {
  readonly type: 'issue' | 'project';
  /** The numeric id; for issues and projects a key is taken as well. */
  readonly id: string;
}

/**
 * The Jira site. Every operation names the person who acts, checks that person's permissions, and publishes the event that
 * Forge would deliver. Operations throw JiraRefusal; nothing was changed then. What is returned is never changed later.
 */
export interface JiraModel {
  readonly site: { readonly name: string; readonly url: string };
  /** The account that the app acts as when it acts as itself. */
  readonly appAccountId: string;
  readonly setUp: JiraSetUp;

  /** People first, then the app's account. */
  users(): readonly User[];
  user(accountId: string): User | undefined;
  isAdministrator(accountId: string): boolean;
  /** All of the person's permissions in a project; empty for a project that does not exist. */
  permissions(accountId: string, projectId: string): ReadonlySet<Permission>;

  /** The projects that the person may browse, by key. */
  projects(accountId: string): readonly Project[];
  project(accountId: string, idOrKey: string): Project;
  /** A project's issue types, epics first. */
  issueTypes(projectId: string): readonly IssueType[];
  /** A project's statuses in the order of its board's columns. */
  statuses(projectId: string): readonly Status[];
  issueType(id: string): IssueType;
  status(id: string): Status;

  issue(accountId: string, idOrKey: string): Issue;
  /** Everything in a project, in the board's order. */
  issuesOf(accountId: string, projectId: string): readonly Issue[];
  childrenOf(accountId: string, issueId: string): readonly Issue[];
  /** The transitions that lead out of the issue's present status. */
  transitions(accountId: string, issueId: string): readonly Transition[];
  /** The subset of JQL that README.md names; sees the index as it is after its lag. */
  search(accountId: string, jql: string): readonly Issue[];

  createIssue(accountId: string, issue: NewIssue): Issue;
  editIssue(accountId: string, issueId: string, edit: IssueEdit): Issue;
  /** Refuses a status that the workflow does not lead to from the present one. For transitions without validators. */
  transitionIssue(accountId: string, issueId: string, statusId: string): Issue;
  /** As every way to make a transition does it, a person's, an automation's or the API's: conditions, then validators, then the change. */
  transition(accountId: string, issueId: string, statusId: string, modifiedFields?: { readonly [field: string]: Json }): Promise<Issue>;
  /** Jira's bulk change: each issue by itself; `refused` is why one was not moved. */
  bulkTransition(accountId: string, issueIds: readonly string[], statusId: string): Promise<readonly { readonly id: string; readonly refused?: string }[]>;
  addVersion(accountId: string, projectId: string, name: string): Version;
  deleteVersion(accountId: string, versionId: string): void;
  /** `date`: the day that is written into it, `YYYY-MM-DD`, today if absent; or `none`. */
  releaseVersion(accountId: string, versionId: string, date?: string): Version;
  unreleaseVersion(accountId: string, versionId: string): Version;
  versionsOf(accountId: string, projectId: string): readonly Version[];
  setFixVersions(accountId: string, issueId: string, versionIds: readonly string[]): Issue;
  /** `fromId` does to `toId` what the type's outward words say, e.g. `Blocks`. */
  linkIssues(accountId: string, typeName: string, fromId: string, toId: string): void;
  /** Administration of workflows: the app's rules on the transition into a status. */
  setRules(accountId: string, projectId: string, transitionId: string, rules: readonly Rule[]): void;
  /** To another project: the key changes, the id stays, the old key still leads to the issue; sub-tasks go along. */
  moveIssue(accountId: string, issueId: string, projectId: string): Issue;
  /** Another type of the same project. What stands on another level than before loses its parent, and what was in it stays without one. */
  changeType(accountId: string, issueId: string, typeId: string): Issue;
  setParent(accountId: string, issueId: string, parentId: string | undefined): Issue;
  /** With its sub-tasks; an epic's children stay, without parent. One event only: Jira sends none for what goes along. */
  deleteIssue(accountId: string, issueId: string): void;
  addComment(accountId: string, issueId: string, text: string): Comment;
  setProperty(accountId: string, entity: Entity, key: string, value: Json): 'created' | 'updated';
  deleteProperty(accountId: string, entity: Entity, key: string): void;

  /** Administration: who is in a project's role. */
  setRoleMember(accountId: string, projectId: string, role: string, member: string, included: boolean): void;
  /** Administration of workflows: ids stay, names change. */
  renameStatus(accountId: string, statusId: string, name: string): void;
  /** What becomes of an archived project's issues is a switch: hidden from everybody, or only read. */
  archiveProject(accountId: string, projectId: string, archived: boolean): void;
  /** Takes a status out of a project's workflow; its issues go to `replacementId`, without events. Gone from the site when no other project has it. */
  removeStatus(accountId: string, projectId: string, statusId: string, replacementId: string): void;

  settings(): JiraSettings;
  configure(change: Partial<JiraSettings>): void;
}

/** Fills an empty site: no permission is asked for and no event is published. */
export interface JiraSetUp {
  addUser(user: { readonly accountId: string; readonly displayName: string; readonly email?: string; readonly administrator?: boolean; readonly timeZone?: string }): void;
  addStatus(status: { readonly id: string; readonly name: string; readonly category: CategoryKey; readonly projectId?: string }): void;
  addIssueType(type: IssueType): void;
  addProject(project: NewProject): void;
  /** Given the next key of its project and the next id of the site; `statusId` defaults to the workflow's first. */
  addIssue(issue: NewIssue & { readonly reporterId: string; readonly statusId?: string; readonly created?: number }): Issue;
}

export interface NewProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly style: Project['style'];
  readonly leadId: string;
  readonly issueTypeIds: readonly string[];
  readonly statusIds: readonly string[];
  /** Absent: from every status to every other. */
  readonly transitions?: readonly Transition[];
  readonly roles: readonly (Omit<Role, 'permissions'> & { readonly permissions: readonly (BuiltInPermission | `app:${string}`)[] })[];
}
