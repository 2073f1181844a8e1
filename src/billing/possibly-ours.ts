import { identityDifferences } from './compare-mirror';
import type { ClientId } from './ids';
import type { Invoice, Mirror } from './invoice';

/** Whether an invoice in the ledger asks for what ours does: our amount, of our client or of one that ours was merged into. Its number is left open. */
export function possiblyOurs(invoice: Invoice, mirror: Mirror, mergedInto?: ClientId): boolean {
  const differing = identityDifferences(invoice, mirror).map(({ field }) => field);
  return !differing.includes('amount') && !differing.includes('reference') && (!differing.includes('client') || mirror.clientId === mergedInto);
}
