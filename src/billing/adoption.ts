import { identityDifferences } from './compare-mirror';
import type { Invoice, Mirror } from './invoice';

/** `differences` are in words for people: what about the invoice that has our number is not as we sent it. */
export type Verdict = { readonly ours: true } | { readonly ours: false; readonly differences: readonly string[] };

/**
 * Whether the invoice in the ledger that has our number is the one we sent and never heard of: number, client, amount and reference
 * must all be ours. Anything else is somebody's own invoice and must be left alone.
 */
export function isOurs(invoice: Invoice, mirror: Mirror): Verdict {
  const differences = identityDifferences(invoice, mirror);
  if (differences.length === 0) return { ours: true };
  return { ours: false, differences: differences.map(({ field, expected, actual }) => (field === 'client' ? 'another client' : `${field} ${actual || 'none'} instead of ${expected}`)) };
}
