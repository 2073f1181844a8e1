/** The door of the project settings and the admin page. */
export { settingsCalls } from './handlers/pages/calls/settings';
