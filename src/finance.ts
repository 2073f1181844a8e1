/** The door of finance's page over all projects. */
export { financeCalls } from './handlers/pages/calls/finance';
