import type { Json } from '../common/ports';
import { projectOf } from './model/lookups';
import type { Issue } from './model/records';
import type { Store } from './model/store';

/** Jira's own custom fields, as a Cloud site has them: their ids are chosen by the site, so an app has to find them by name or type. */
export const CUSTOM_FIELDS = { epicLink: 'customfield_10014', storyPointEstimate: 'customfield_10016', storyPoints: 'customfield_10026' } as const;

interface Field {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Present for custom fields: Jira's key of the kind of field. */
  readonly custom?: string;
}

/** The fields that GET /field lists here: those that an issue of the stand-in can show. */
const FIELDS: readonly Field[] = [
  ...['summary', 'description'].map((id) => ({ id, name: id === 'summary' ? 'Summary' : 'Description', type: 'string' })),
  { id: 'issuetype', name: 'Issue Type', type: 'issuetype' },
  { id: 'status', name: 'Status', type: 'status' },
  { id: 'timeoriginalestimate', name: 'Original estimate', type: 'number' },
  { id: CUSTOM_FIELDS.epicLink, name: 'Epic Link', type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-epic-link' },
  { id: CUSTOM_FIELDS.storyPointEstimate, name: 'Story point estimate', type: 'number', custom: 'com.pyxis.greenhopper.jira:jsw-story-points' },
  { id: CUSTOM_FIELDS.storyPoints, name: 'Story Points', type: 'number', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float' },
];

export const fieldShapes: readonly Json[] = FIELDS.map(({ id, name, type, custom }): Json => {
  const number = id.replace('customfield_', '');
  return {
    id,
    key: id,
    name,
    custom: custom !== undefined,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: custom === undefined ? [id] : [`cf[${number}]`, name],
    schema: { type, ...(custom === undefined ? { system: id } : { custom, customId: Number(number) }) },
  };
});

/** Where the project's board keeps its points: company-managed and team-managed projects have a field of their own each. */
export const pointsField = (store: Store, issue: Pick<Issue, 'projectId'>): { readonly id: string; readonly name: string } =>
  projectOf(store, issue).style === 'team-managed' ? { id: CUSTOM_FIELDS.storyPointEstimate, name: 'Story point estimate' } : { id: CUSTOM_FIELDS.storyPoints, name: 'Story Points' };

/** The epic that an issue of a company-managed project belongs to, by the older field. */
export function epicLink(store: Store, issue: Issue): Issue | undefined {
  if (projectOf(store, issue).style !== 'company-managed' || store.issueTypes.get(issue.typeId)?.hierarchyLevel !== 0) return undefined;
  return store.issueById(issue.parentId ?? '');
}

/** The parent as the newer field tells of it: on a site that still keeps epic links only, the work in a company-managed epic has none. */
export const parentOf = (store: Store, issue: Issue): Issue | undefined =>
  store.settings.epicLinks === 'older' && epicLink(store, issue) ? undefined : store.issueById(issue.parentId ?? '');
