/** The door of the queues: what bills, and what keeps to the ledger. The other doors are beside it, each with what it needs and no more. */
export { onBillingWork, onLedgerWork } from './handlers/consumers';
