/** The door of the ledger's notices, which waits for an answer no longer than seconds. */
export { onXeroWebhook } from './handlers/web-triggers';
