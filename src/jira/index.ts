/** The gateway to Jira: the only place that knows its REST API. Everything is asked as the app itself, and every failure is a JiraFailure. */
export { JiraFailure, type JiraFailureKind } from './failure';
export { reportPeople, type ReportedPeople } from './people';
export { billingRights, siteAdmin, viewableProjects, type BillingRights } from './permissions';
export { getProject, statusesOf, type Project, type WorkflowStatus } from './project';
export { PROPERTY_KEY, removeProperty, writeProperty, type MilepostProperty } from './property';
export { searchArmed, type FoundItem } from './search';
export { siteUrl } from './site-url';
export { getWorkItem, type WorkItem } from './work-item';
export { workPartsOf, type WorkPart, type WorkParts } from './work-parts';
