import type { CalendarDate } from '../calendar-date';
import { linesOn } from '../change-order';
import type { Bill, Contract } from '../contract';
import { deductionsOn, type Deductions } from '../deductions';
import { heldBack } from '../held-back';
import type { InvoiceId, MilestoneId } from '../ids';
import { subtract, zero, type Money } from '../money';
import { withMilestone } from '../plan-edit';
import { besideDue } from '../prepare-beside';
import { grossOf } from '../prepare-invoice';

export interface Foreseen {
  /** What the deposit will bill; absent where it is billed, or nobody knows when it will be. */
  readonly deposit?: Money;
  /** What each milestone's invoice will draw and withhold, if they are billed in the order of the plan. */
  readonly less: ReadonlyMap<MilestoneId, Deductions>;
  /** What is withheld once they all are. */
  readonly held: Money;
}

/** What becomes of a contract's deposit and retention, as far as its plan goes: by the rules that will bill it. */
export function foreseeDeductions(contract: Contract, today: CalendarDate): Foreseen {
  const { deposit, retention, currency } = contract;
  const less = new Map<MilestoneId, Deductions>();
  if (!deposit && !retention) return { less, held: zero(currency) };
  const due = deposit?.due === 'start' && !deposit.left ? besideDue(contract, 'deposit') : undefined;
  let after = due ? billedAs(contract, { milestoneId: 'deposit' as MilestoneId, beside: 'deposit', amount: due }) : contract;
  for (const { id, state } of contract.milestones) {
    const milestone = after.milestones.find((each) => each.id === id);
    if (!milestone || state.kind === 'billed' || state.kind === 'held') continue;
    const gross = grossOf(after, milestone);
    const { drawn, withheld } = deductionsOn(after, id, gross, today);
    less.set(id, { drawn, withheld });
    const changeOrders = linesOn(after, milestone).map((order) => order.id);
    const bill = billedAs(after, { milestoneId: id, amount: subtract(subtract(gross, drawn), withheld), drawn, withheld, changeOrders });
    after = withMilestone(bill, { ...milestone, state: { kind: 'billed', invoiceId: idOf(id), at: contract.updatedAt } });
  }
  return { less, held: heldBack(after), ...(due ? { deposit: due } : {}) };
}

const idOf = (id: MilestoneId): InvoiceId => `foreseen ${id}` as InvoiceId;
const billedAs = (contract: Contract, bill: Pick<Bill, 'milestoneId' | 'amount'> & Partial<Bill>): Contract => ({
  ...contract,
  bills: [...contract.bills, { invoiceId: idOf(bill.milestoneId), number: idOf(bill.milestoneId), rev: 1, status: 'prepared', ...bill }],
});
