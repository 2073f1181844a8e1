import { mirrorOf } from '../../../billing/bill';
import type { Invoice } from '../../../billing/invoice';
import { differencesOf, inWords, isAccepted } from '../../../billing/reconcile';
import type { DifferenceView } from '../api';

/** Where the ledger's invoice is otherwise than we sent it, those that a person accepted marked. */
export function differenceViews(invoice: Invoice): readonly DifferenceView[] {
  const mirror = mirrorOf(invoice);
  return mirror ? differencesOf(invoice, mirror).map((difference) => ({ ...inWords(difference, invoice, mirror), accepted: isAccepted(invoice, difference) })) : [];
}
