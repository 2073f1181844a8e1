import type { AppIdentity } from '../model/model';
import { PROJECT_PERMISSIONS, type Permission } from '../model/records';
import type { Store } from '../model/store';

/** A permission as the REST API names it. */
export interface PermissionInfo {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  /** What it is in the model; absent for the global one. */
  readonly permission?: Permission;
}

const names: Readonly<Record<(typeof PROJECT_PERMISSIONS)[number], string>> = {
  ADMINISTER_PROJECTS: 'Administer Projects',
  BROWSE_PROJECTS: 'Browse Projects',
  CREATE_ISSUES: 'Create Work Items',
  EDIT_ISSUES: 'Edit Work Items',
  TRANSITION_ISSUES: 'Transition Work Items',
  MOVE_ISSUES: 'Move Work Items',
  DELETE_ISSUES: 'Delete Work Items',
  ASSIGN_ISSUES: 'Assign Work Items',
  ASSIGNABLE_USER: 'Assignable User',
  ADD_COMMENTS: 'Add Comments',
};

/** Every permission the site knows, the app's own among them. */
export function allPermissions(store: Store, app: AppIdentity): readonly PermissionInfo[] {
  return [
    { key: 'ADMINISTER', name: 'Administer Jira', description: 'Ability to perform most administration functions.', type: 'GLOBAL' },
    ...PROJECT_PERMISSIONS.map((key): PermissionInfo => ({ key, name: names[key], description: '', type: 'PROJECT', permission: key })),
    ...store.modules.projectPermissions.map(
      ({ key, name, description }): PermissionInfo => ({ key: appPermissionKey(store, app, key), name, description, type: 'PROJECT', permission: `app:${key}` }),
    ),
  ];
}

/** The switch `permissionKeys` says which of the two spellings a site has. */
function appPermissionKey(store: Store, { appId, environmentId, environmentType }: AppIdentity, moduleKey: string): string {
  switch (store.settings.permissionKeys) {
    case 'ari':
      return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`;
    case 'prefixed':
      return `${appId}__${environmentType}__${moduleKey}`;
  }
}
