import type { Clock } from '../../common/clock';
import type { Json, ProductEvent, WorkflowRulePort } from '../../common/ports';
import type { AppModules } from '../app-modules';
import { defaultSettings, type JiraSettings } from '../settings';
import { IssueIndex } from './issue-index';
import { stateSchema, type Issue, type IssueType, type Project, type Link, type State, type Status, type User, type Version } from './records';

/** Who acts, and whether the app does it for them: the events of its own calls are marked as such. */
export interface Act {
  readonly accountId: string;
  readonly throughApp: boolean;
}

export interface StoreOptions {
  readonly clock: Clock;
  readonly onEvent: (event: ProductEvent) => void;
  readonly modules: AppModules;
  readonly site: { readonly name: string; readonly url: string };
  readonly appAccountId: string;
  readonly settings: Partial<JiraSettings>;
  /** The app's workflow rules; absent: it has none. */
  readonly rules?: WorkflowRulePort;
}

/** The site's records by id. All writing goes through `change`, which tells the listeners once and then lets events out. */
export class Store {
  readonly users = new Map<string, User>();
  readonly administrators = new Set<string>();
  readonly statuses = new Map<string, Status>();
  readonly issueTypes = new Map<string, IssueType>();
  readonly projects = new Map<string, Project>();
  readonly versions = new Map<string, Version>();
  readonly links = new Map<string, Link>();
  readonly rules: WorkflowRulePort | undefined;
  readonly index: IssueIndex;
  readonly modules: AppModules;
  readonly site: { readonly name: string; readonly url: string };
  readonly appAccountId: string;
  settings: JiraSettings;

  private readonly issuesById = new Map<string, Issue>();
  private readonly issueIdByKey = new Map<string, string>();
  private readonly listeners: (() => void)[] = [];
  private readonly clock: Clock;
  private readonly onEvent: (event: ProductEvent) => void;
  private lastId = 10000;

  constructor(options: StoreOptions) {
    this.clock = options.clock;
    this.onEvent = options.onEvent;
    this.modules = options.modules;
    this.rules = options.rules;
    this.site = options.site;
    this.appAccountId = options.appAccountId;
    this.settings = { ...defaultSettings, ...options.settings };
    this.index = new IssueIndex(options.clock, () => this.settings.indexLagMs);
    this.addAppUser();
  }

  now(): number {
    return this.clock.now();
  }

  /** Ids of issues, comments and changes are counted together: none of them may be taken for another. */
  nextId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }

  /** Runs a change of state; the events it collects go out after the listeners have heard of the change. */
  change<T>(work: (events: ProductEvent[]) => T): T {
    const events: ProductEvent[] = [];
    const result = work(events);
    for (const listener of this.listeners) listener();
    for (const event of events) this.onEvent(event);
    return result;
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  issues(): readonly Issue[] {
    return [...this.issuesById.values()];
  }

  issueById(id: string): Issue | undefined {
    return this.issuesById.get(id);
  }

  /** By id, key or a key it had before it was moved. */
  findIssue(idOrKey: string): Issue | undefined {
    return this.issuesById.get(idOrKey) ?? this.issuesById.get(this.issueIdByKey.get(idOrKey.toUpperCase()) ?? '');
  }

  findProject(idOrKey: string): Project | undefined {
    return this.projects.get(idOrKey) ?? [...this.projects.values()].find(({ key }) => key === idOrKey.toUpperCase());
  }

  putIssue(issue: Issue): void {
    this.issuesById.set(issue.id, issue);
    for (const key of [issue.key, ...issue.formerKeys]) this.issueIdByKey.set(key, issue.id);
    this.index.record(issue.id, issue);
  }

  dropIssue(issue: Issue): void {
    this.issuesById.delete(issue.id);
    for (const key of [issue.key, ...issue.formerKeys]) this.issueIdByKey.delete(key);
    this.index.record(issue.id, undefined);
  }

  /** For trigger filters and payloads: no permission asked, the platform itself reads. */
  property(entity: { readonly type: 'issue' | 'project'; readonly id: string }, key: string): Json | undefined {
    const owner = entity.type === 'issue' ? this.findIssue(entity.id) : this.findProject(entity.id);
    return owner !== undefined && Object.hasOwn(owner.properties, key) ? owner.properties[key] : undefined;
  }

  snapshot(): Json {
    const state: State = {
      version: 1,
      lastId: this.lastId,
      users: [...this.users.values()],
      administrators: [...this.administrators],
      statuses: [...this.statuses.values()],
      issueTypes: [...this.issueTypes.values()],
      projects: [...this.projects.values()],
      issues: [...this.issuesById.values()],
      versions: [...this.versions.values()],
      links: [...this.links.values()],
    };
    return JSON.parse(JSON.stringify(state)) as Json;
  }

  /** Throws a ZodError, and changes nothing, when the state is not one that `snapshot` wrote. */
  restore(value: Json): void {
    const state = stateSchema.parse(value);
    this.clear();
    this.lastId = state.lastId;
    for (const user of state.users) this.users.set(user.accountId, user);
    for (const accountId of state.administrators) this.administrators.add(accountId);
    for (const status of state.statuses) this.statuses.set(status.id, status);
    for (const type of state.issueTypes) this.issueTypes.set(type.id, type);
    for (const project of state.projects) this.projects.set(project.id, project);
    for (const version of state.versions) this.versions.set(version.id, version);
    for (const link of state.links) this.links.set(link.id, link);
    for (const issue of state.issues) this.putIssue(issue);
    this.index.settle();
    this.addAppUser();
  }

  private clear(): void {
    for (const records of [this.users, this.administrators, this.statuses, this.issueTypes, this.projects, this.versions, this.links, this.issuesById, this.issueIdByKey]) records.clear();
    this.index.clear();
  }

  private addAppUser(): void {
    const { appAccountId: accountId } = this;
    this.users.set(accountId, { accountId, displayName: 'Milepost', accountType: 'app', active: true, timeZone: 'Etc/UTC' });
  }
}
