import { getAppContext } from '@forge/api';

/** The manifest's keys of the two project permissions. */
export const PERMISSION_MODULES = { view: 'view-billing', manage: 'manage-billing' } as const;

/** How REST spells the two permissions for this app and environment. */
export interface PermissionKeys {
  readonly view: string;
  readonly manage: string;
}

/**
 * The ways in which REST may spell the key of a permission that an app brings. Atlassian documents the first (developer.atlassian.com, "Jira project
 * permission", January 2026); the second is how it spells an app's custom fields, and what some sites are said to show. To look the
 * spelling up in the list of all permissions would need the scope manage:jira-configuration, which is far more than billing should ask for.
 */
export function spellings(): readonly PermissionKeys[] {
  const { appAri, environmentAri, environmentType } = getAppContext();
  const documented = (module: string): string => `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/${module}`;
  const prefixed = (module: string): string => `${appAri.appId}__${environmentType}__${module}`;
  return [documented, prefixed].map((spell) => ({ view: spell(PERMISSION_MODULES.view), manage: spell(PERMISSION_MODULES.manage) }));
}
