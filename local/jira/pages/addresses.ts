/** The addresses of the site's pages, in the shape Jira Cloud has them. */
import type { Project } from '../index';

const project = ({ key, style }: Project): string => `/jira/software/${style === 'company-managed' ? 'c/' : ''}projects/${key}`;

export const addresses = {
  projects: '/jira/projects',
  administration: '/jira/settings',
  meter: '/meter',
  issue: (key: string) => `/browse/${key}`,
  board: (of: Project) => `${project(of)}/boards/1`,
  projectApp: (of: Project, app: AppAddress) => `${project(of)}/apps/${app.appId}/${app.environmentId}`,
  projectDetails: (of: Project) => `${project(of)}/settings/details`,
  workflow: (of: Project) => `${project(of)}/settings/workflow`,
  projectSettingsApp: (of: Project, app: AppAddress) => `${project(of)}/settings/apps/${app.appId}/${app.environmentId}`,
  globalApp: (app: AppAddress) => `/jira/apps/${app.appId}/${app.environmentId}`,
  administrationApp: (app: AppAddress) => `/jira/settings/apps/${app.appId}/${app.environmentId}`,
} as const;

/** How Jira's addresses name an installed app. */
export interface AppAddress {
  /** The UUID in the manifest's app id. */
  readonly appId: string;
  readonly environmentId: string;
}
