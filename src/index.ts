/** The doors of what happens by itself: one export for each function that no page calls, and nothing else. The pages' doors are beside it. */
export { onBillingWork, onLedgerWork } from './handlers/consumers';
export { onIssueUpdated } from './handlers/events';
export { onDay, onHour } from './handlers/schedules';
export { onXeroWebhook } from './handlers/web-triggers';
