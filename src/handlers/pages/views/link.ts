import type { Bill } from '../../../billing/contract';
import type { Connection } from '../../../store/site';
import { invoiceLink } from '../../../xero';

/** The bill's page in the ledger, once the ledger has it. */
export function mirrorLinkOf(bill: Bill, connection: Connection | undefined): string | undefined {
  return bill.ledgerId === undefined ? undefined : invoiceLink(connection?.organisation.shortCode, bill.ledgerId);
}
