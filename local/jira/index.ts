/**
 * The local Jira: a site with users, projects, workflow and issues, the REST calls that the app makes, and the events that
 * Forge delivers. README.md says what is emulated and what could not be verified.
 */
import type { Clock } from '../common/clock';
import type { JiraPort, Persistent, ProductEvent, WorkflowRulePort } from '../common/ports';
import type { AppModules } from './app-modules';
import { createModel } from './model/model';
import type { JiraModel } from './model/api';
import { createRest } from './rest';
import type { JiraSettings } from './settings';

export { appModules } from './app-modules';
export type { AppModules, IndexedProperty } from './app-modules';
export type { Entity, IssueEdit, JiraModel, JiraSetUp, NewIssue, NewProject } from './model/api';
export type {
  AppPermission, BuiltInPermission, CategoryKey, Change, Comment, Issue, IssueType, Permission, Link, Project, Role, Rule, Status, Transition, User, Version, Workflow,
} from './model/records';
export { PROJECT_PERMISSIONS } from './model/records';
export { JiraRefusal } from './model/refusal';
export type { RefusalCode } from './model/refusal';
export { defaultSettings } from './settings';
export type { JiraSettings } from './settings';

export interface JiraOptions {
  readonly clock: Clock;
  /** Called once for each event, after the change it tells of, before the operation returns. */
  readonly onEvent: (event: ProductEvent) => void;
  /** The app's id: the manifest's, or only its UUID. */
  readonly appId: string;
  readonly environmentId: string;
  /** Absent: `DEVELOPMENT`. */
  readonly environmentType?: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  /** From `appModules(manifest)`. */
  readonly modules: AppModules;
  /** Where people reach the site; absent: `http://localhost`, the sample's. */
  readonly site?: { readonly name: string; readonly url: string };
  readonly settings?: Partial<JiraSettings>;
  /** The app's workflow rules, by way of Forge. */
  readonly rules?: WorkflowRulePort;
}

export type Jira = JiraPort & Persistent & JiraModel;

/** An empty site with the app's account in it; local/agency/jira.ts fills it. */
export function createJira(options: JiraOptions): Jira {
  const { model, store, app } = createModel(options);
  return {
    ...model,
    rest: createRest({ store, app }),
    property: (entity, key) => store.property(entity, key),
    snapshot: () => store.snapshot(),
    restore: (state) => store.restore(state),
    onChange: (listener) => store.onChange(listener),
  };
}
