import type { LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';
import { LedgerFailure } from '../billing/ledger';
import type { XeroClient } from '../xero';

/** Invoices that one look asks for by themselves at most; the others wait for the next. */
const MOST_ASKED = 10;

export interface ReadAgain {
  readonly mirrors: readonly Mirror[];
  /** What the ledger says of these is not known. */
  readonly unread: readonly LedgerInvoiceId[];
}

/**
 * Asks for these invoices, ours and those that look like ours, one by one: what changed in them could not be read from a list, and the list does not name them again. One that can't be
 * read must not hide the rest, whatever the reason; what concerns every call is thrown. One that the ledger no longer has is left to the check of the books.
 */
export async function readAgain(client: Pick<XeroClient, 'invoice'>, ids: readonly LedgerInvoiceId[]): Promise<ReadAgain> {
  const mirrors: Mirror[] = [];
  const unread: LedgerInvoiceId[] = ids.slice(MOST_ASKED);
  for (const id of ids.slice(0, MOST_ASKED)) {
    try {
      const mirror = await client.invoice(id);
      if (mirror) mirrors.push(mirror);
    } catch (error) {
      if (!(error instanceof LedgerFailure) || CONCERN_ALL.has(error.reason.kind)) throw error;
      unread.push(id);
    }
  }
  return { mirrors, unread };
}

const CONCERN_ALL: ReadonlySet<LedgerFailure['reason']['kind']> = new Set(['credentials', 'forbidden', 'limit']);
