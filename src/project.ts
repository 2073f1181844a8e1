/** The door of the project page. */
export { projectCalls } from './handlers/pages/calls/project';
