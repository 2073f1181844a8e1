/** The door at which Jira asks whether a transition may be made: a person waits for it, so nothing else should load with it. */
export { onTransition } from './handlers/transitions';
