/** The door of what happens every hour and every day. */
export { onDay, onHour } from './handlers/schedules';
