import { withBill } from './bill';
import type { Bill, Contract } from './contract';
import { milestoneAfterVoid, withMilestone } from './plan-edit';
import { settleBeside } from './prepare-beside';
import { settlePeriod } from './settle-period';

/**
 * The contract after the ledger spoke of a bill: its figures as the ledger has them, and, when the ledger voided or deleted the invoice, the milestone
 * or the retainer's period, the deposit or the retention back before a person, who decides whether it is billed again (or billed by it still, when the ledger has it after all). `at` is an ISO instant, UTC.
 */
export function settleBill(contract: Contract, bill: Bill, at: string): Contract {
  const settled = withBill(contract, bill);
  const before = contract.bills.find(({ invoiceId }) => invoiceId === bill.invoiceId);
  if (bill.period) return settlePeriod(settled, before, bill, at);
  if (bill.beside) return settleBeside(settled, before, bill, at);
  const returned = milestoneAfterVoid(settled, bill, at);
  return returned ? withMilestone(settled, returned) : settled;
}
