/** The door of the issue panel and the issue context, in a bundle of its own: it is opened most, often cold, and should load no more than it needs. */
export { panelCalls } from './handlers/pages/calls/panel';
