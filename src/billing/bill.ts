import { isFor } from './collect';
import type { Bill, Contract } from './contract';
import type { MilestoneId } from './ids';
import type { Invoice, Mirror } from './invoice';
import { invoiceStatus } from './invoice-status';
import { comparison } from './reconcile';

/** What the contract remembers of an invoice. */
export function billOf(invoice: Invoice): Bill {
  const mirror = mirrorOf(invoice);
  const dueDate = mirror?.dueDate ?? invoice.dueDate;
  return {
    invoiceId: invoice.id,
    rev: invoice.rev,
    milestoneId: invoice.milestoneId,
    ...(invoice.with === undefined ? {} : { with: invoice.with.map(({ milestoneId }) => milestoneId) }),
    ...(invoice.collects && invoice.delivery.step === 'prepared' ? { collects: true as const } : {}),
    ...(invoice.period === undefined ? {} : { period: invoice.period }),
    ...(invoice.beside === undefined ? {} : { beside: invoice.beside }),
    ...(invoice.drawn === undefined ? {} : { drawn: invoice.drawn }),
    ...(invoice.withheld === undefined ? {} : { withheld: invoice.withheld }),
    ...(invoice.changeOrders === undefined ? {} : { changeOrders: invoice.changeOrders }),
    number: invoice.number,
    status: invoiceStatus(invoice),
    amount: invoice.amount,
    ...(mirror === undefined ? {} : { ledgerId: mirror.ledgerId, ...ledgerFigures(invoice, mirror), ...comparison(invoice, mirror) }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(mirror?.rate === undefined ? {} : { rate: mirror.rate }),
    ...(invoice.terms.kind === 'before_release' ? { beforeRelease: true as const } : {}),
    ...(invoice.delivery.step === 'held' ? { held: invoice.delivery.problem } : {}),
  };
}

/**
 * Someone can change a draft's currency in the ledger; its figures then can't be added to the contract's, and are shown as a difference only. Of one that waits for a person the
 * bill does not say where the ledger has it, so what would be due on a draft is left out: nobody owes it yet.
 */
function ledgerFigures({ amount, delivery }: Invoice, { status, total, paid, credited, due }: Mirror): Partial<Bill> {
  if (total.currency !== amount.currency) return {};
  const owed = delivery.step !== 'held' || status === 'approved' || status === 'paid';
  return { total, paid, credited, ...(owed ? { due } : {}) };
}

/** What the ledger last said of it, wherever its delivery stands. */
export const mirrorOf = ({ delivery }: Pick<Invoice, 'delivery'>): Mirror | undefined => ('mirror' in delivery ? delivery.mirror : undefined);

/** The bill that a milestone stands with: its live one, or the last that was taken back. Undefined when it was never billed. */
export const billFor = (contract: Contract, milestoneId: MilestoneId): Bill | undefined =>
  contract.bills.findLast((bill) => isFor(bill, milestoneId));

/** The contract with this bill in place of what it remembered of the same invoice. Its `rev` is left to whoever writes it. */
export function withBill(contract: Contract, bill: Bill): Contract {
  const known = contract.bills.some((other) => other.invoiceId === bill.invoiceId);
  const bills = known ? contract.bills.map((other) => (other.invoiceId === bill.invoiceId ? remembering(other, bill) : other)) : [...contract.bills, bill];
  return { ...contract, bills };
}

/** What the ledger's latest word alone does not say: since when it differs, and that more was paid once. */
const remembering = (before: Bill, bill: Bill): Bill => paidOnce(before, differingSince(before, bill));

function paidOnce({ paid, mostPaid = paid }: Bill, bill: Bill): Bill {
  if (mostPaid === undefined || mostPaid.minor <= 0) return bill;
  const stillPaid = bill.paid?.currency === mostPaid.currency && bill.paid.minor >= mostPaid.minor;
  return stillPaid ? bill : { ...bill, mostPaid };
}

/** A payment moves the ledger's time of change: what has differed before it has done so for longer. */
const differingSince = (before: Bill, bill: Bill): Bill => (before.differs && bill.differs ? { ...bill, differs: { ...bill.differs, since: before.differs.since } } : bill);
