/**
 * What could not be verified about Jira, and what Jira sometimes does to an app, as switches. local/jira/README.md says
 * what is known of each. Tests try both sides.
 */
export interface JiraSettings {
  /**
   * How REST spells the app's project permissions. `ari` is what Atlassian documents; `prefixed` is what some sites are
   * said to show.
   */
  readonly permissionKeys: 'ari' | 'prefixed';
  /** Whether the app, as itself, may ask for other people's permissions without being a Jira administrator. */
  readonly appChecksOthers: 'allowed' | 'refused';
  /** The status of an answer to a call that the manifest's scopes do not cover. */
  readonly missingScope: 401 | 403;
  /** Which end of `associatedStatuses` the new status is at; documented only as "the current and previous statuses". */
  readonly associatedStatuses: 'previous-first' | 'current-first';
  /** How long searches go on seeing an issue as it was before its last changes, in milliseconds. */
  readonly indexLagMs: number;
  /**
   * How the work in a company-managed epic is tied to it: by `parent`, with the older *Epic Link* field beside it (what Atlassian announced for Cloud), or by *Epic Link* alone
   * (`older`), so that neither the `parent` field nor JQL's `parent` knows of it.
   */
  readonly epicLinks: 'parent' | 'older';
  /** How `POST /changelog/bulkfetch` writes the time of a change: Atlassian's file says a date, and its example shows a number. */
  readonly bulkChangelogTimes: 'milliseconds' | 'seconds' | 'text';
  /** What becomes of a transition whose validator's function threw, ran out of time or answered something else than documented. */
  readonly failedValidator: 'blocks' | 'passes';
  /** Whether a validator's function is told who makes the transition. */
  readonly validatorNamesPerson: boolean;
  /** What becomes of the issues of a project that was archived: nobody finds them any more, or they can only be read. */
  readonly archivedProjects: 'hidden' | 'read-only';
  /** Answers 429 to so many of the app's next calls; undefined when the app is within its limits. */
  readonly rateLimit?: { readonly calls: number; readonly retryAfterSeconds: number };
  /** Answers 503 to so many of the app's next calls. */
  readonly unavailableCalls: number;
}

export const defaultSettings: JiraSettings = {
  permissionKeys: 'ari',
  appChecksOthers: 'allowed',
  missingScope: 401,
  associatedStatuses: 'previous-first',
  indexLagMs: 0,
  epicLinks: 'parent',
  archivedProjects: 'hidden',
  bulkChangelogTimes: 'milliseconds',
  failedValidator: 'blocks',
  validatorNamesPerson: false,
  unavailableCalls: 0,
};
