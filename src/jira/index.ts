/** The gateway to Jira: the only place that knows its REST API. Everything is asked as the app itself, and every failure is a JiraFailure. */
export { childrenOf, type ChildItem, type Children } from './children';
export { addComment, hasComment } from './comment';
export { epicsOf, type Epic } from './epics';
export { JiraFailure, type JiraFailureKind } from './failure';
export { changesSince, type PastChange } from './histories';
export { reportPeople, type ReportedPeople } from './people';
export { billingRights, othersView, siteAdmin, viewableProjects, visibleItems, type BillingRights } from './permissions';
export { EPIC_LEVEL, epicsOfVersions, getPlacement, linkTypes, type LinkType, type Placement } from './placement';
export { getProject, statusesOf, statusIdsOf, type Project, type WorkflowStatus } from './project';
export { PROPERTY_KEY, readProperty, removeProperty, WATCHES, watching, writeProperty, type MilepostProperty, type Watched } from './property';
export { scopeFields } from './scope-fields';
export { searchArmed, type FoundItem } from './search';
export { siteUrl } from './site-url';
export { getVersion, projectOfVersion, releasedIn, versionsOf } from './versions';
export { getWorkItem, type WorkItem } from './work-item';
export { workPartsOf, type WorkPart, type WorkParts } from './work-parts';
