/** The doors: one export for each function of manifest.yml, and nothing else. */
export { onBillingWork, onLedgerWork } from './handlers/consumers';
export { onIssueUpdated } from './handlers/events';
export { pages } from './handlers/pages/resolver';
export { onDay, onHour } from './handlers/schedules';
export { onXeroWebhook } from './handlers/web-triggers';
