/** The door of Jira's events: opened most of all, often cold, and only to put a job into a queue. */
export { onIssueUpdated } from './handlers/events';
