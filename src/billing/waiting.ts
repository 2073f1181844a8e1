import type { Bill, Contract } from './contract';
import { isStranded } from './change-order';
import { isLive } from './invoice-status';
import type { Milestone } from './milestone';
import { releasedUnpaid } from './released';
import { remindedHere } from './reminders';

/** The work was reopened after billing, and nobody has said yet whether the bill stands. */
export const isUnanswered = ({ state }: Milestone): boolean => state.kind === 'billed' && state.reopened !== undefined && state.reopened.kept === undefined;

/** The ledger says that it no longer has it. One that was taken back is missed by nobody. */
export const isMissing = (bill: Bill): boolean => bill.missingSince !== undefined && isLive(bill.status);

/** What the ledger has is otherwise than we sent it, and nobody has accepted that. */
export const isDiffering = (bill: Bill): boolean => bill.differs !== undefined && isLive(bill.status) && !isMissing(bill);

/**
 * Whether anything that the contract itself knows of waits for a person. Invoices that are prepared or held are found by where their delivery stands, and are
 * not counted here.
 */
export function waitsForPerson(contract: Contract): boolean {
  const { milestones, bills, retainers = [], deposit, retention } = contract;
  return (
    retainers.some(({ waiting, returned }) => waiting !== undefined || returned !== undefined) ||
    [deposit, retention].some((held) => held?.waiting !== undefined || held?.returned !== undefined) ||
    milestones.some((milestone) => milestone.state.kind === 'waiting' || isUnanswered(milestone)) ||
    bills.some((bill) => isMissing(bill) || isDiffering(bill)) ||
    releasedUnpaid(contract).length > 0 ||
    remindedHere(contract).length > 0 ||
    (contract.changeOrders ?? []).some((order) => isStranded(contract, order))
  );
}
