import { withBill } from './bill';
import { billedBy } from './collect';
import type { Bill, Contract } from './contract';
import { milestoneAfterVoid, withMilestone } from './plan-edit';
import { settleBeside } from './prepare-beside';
import { settlePeriod } from './settle-period';

/**
 * The contract after the ledger spoke of a bill: its figures as the ledger has them, and, when the ledger voided or deleted the invoice, each of its milestones,
 * or the retainer's period, the deposit or the retention back before a person, who decides whether it is billed again (or billed by it still, when the ledger has it after all). `at` is an ISO instant, UTC.
 */
export function settleBill(contract: Contract, bill: Bill, at: string): Contract {
  const settled = withBill(contract, bill);
  const before = contract.bills.find(({ invoiceId }) => invoiceId === bill.invoiceId);
  if (bill.period) return settlePeriod(settled, before, bill, at);
  if (bill.beside) return settleBeside(settled, before, bill, at);
  return billedBy(bill).reduce((after, id) => {
    const returned = milestoneAfterVoid(after, bill, at, id);
    return returned ? withMilestone(after, returned) : after;
  }, settled);
}
