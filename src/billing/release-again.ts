import type { Contract } from './contract';
import type { DifferenceField } from './compare-mirror';
import type { PersonId } from './ids';
import type { Invoice, Mirror } from './invoice';
import { compare, type Money } from './money';
import type { Problem } from './problems';
import { differencesOf } from './reconcile';
import { releaseObstacle } from './release-rule';

/** What a person looked at when they let the invoice go. */
const RELEASED: readonly DifferenceField[] = ['amount', 'currency', 'tax', 'client', 'lines'];

/**
 * Why this person may not have the ledger approve or email the invoice, when what was released was changed there since: its amount, text, client or tax. It is another invoice than
 * the one that was let go, so whoever had to release that one has to release this one, whatever differences were accepted meanwhile; and by the larger of the two amounts.
 */
export function releaseAgainObstacle(contract: Contract, invoice: Invoice, mirror: Mirror, by: PersonId): Problem | undefined {
  if (!differencesOf(invoice, mirror).some(({ field }) => RELEASED.includes(field))) return undefined;
  const there = invoice.taxMode === 'exclusive' ? mirror.subtotal : mirror.total;
  return releaseObstacle(contract, { ...invoice, amount: larger(invoice.amount, there) }, by);
}

/** In another currency they can't be compared: what was let go is what counts then. */
const larger = (ours: Money, there: Money): Money => (ours.currency === there.currency && compare(there, ours) > 0 ? there : ours);
