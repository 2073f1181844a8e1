import type { LedgerInvoiceId } from './ids';

/** An invoice of the same work that the ledger has from before all of Milepost's data was erased: whoever bills the work again must have looked at it. */
export interface BilledBefore {
  readonly number: string;
  readonly ledgerId: LedgerInvoiceId;
  /** It billed other work too: that it was taken over for one does not settle it for another. */
  readonly shared?: true;
}
