import { withBill } from './bill';
import type { Bill, Contract } from './contract';
import { transition } from './milestone-state';
import { withMilestone } from './plan-edit';

/**
 * The contract after the ledger spoke of a bill: its figures as the ledger has them, and, when the ledger voided or deleted the invoice, the milestone
 * back before a person, who decides whether it is billed again. `at` is an ISO instant, UTC.
 */
export function settleBill(contract: Contract, bill: Bill, at: string): Contract {
  const settled = withBill(contract, bill);
  const milestone = settled.milestones.find((entry) => entry.id === bill.milestoneId);
  if (!milestone || (bill.status !== 'voided' && bill.status !== 'deleted')) return settled;
  const next = transition(milestone.state, { kind: 'void', invoiceId: bill.invoiceId, number: bill.number, at });
  return next.ok ? withMilestone(settled, { ...milestone, state: next.value }) : settled;
}
