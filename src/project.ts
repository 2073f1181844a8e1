/** The door of the project page and of finance's page over all projects. */
export { projectCalls } from './handlers/pages/calls/project';
