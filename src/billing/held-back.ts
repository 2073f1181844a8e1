import type { Bill, Contract } from './contract';
import { isLive } from './invoice-status';
import { subtract, sum, zero, type Money } from './money';

type Bills = Pick<Contract, 'bills' | 'currency'>;

/** Of the invoices that stand, what `amountOf` says of each, added up. */
export const liveSum = ({ bills, currency }: Bills, amountOf: (bill: Bill) => Money | undefined): Money =>
  sum(bills.flatMap((bill) => (isLive(bill.status) ? [amountOf(bill) ?? zero(currency)] : [])), currency);

/** The deposit's invoice, while it stands. */
export const depositBill = ({ bills }: Pick<Contract, 'bills'>): Bill | undefined => bills.find(({ beside, status }) => beside === 'deposit' && isLive(status));

/** What invoices that stand have drawn of the deposit. */
export const drawnOf = (contract: Bills): Money => liveSum(contract, ({ drawn }) => drawn);

/** What the deposit billed and no invoice has drawn yet; below zero when it was taken back after it was drawn: until it is billed again, that much is billed by nobody. */
export const depositLeft = (contract: Bills): Money => subtract(depositBill(contract)?.amount ?? zero(contract.currency), drawnOf(contract));

/** What invoices that stand have withheld, less what was released of it; below zero when one of them was taken back after the release. */
export const heldBack = (contract: Bills): Money =>
  subtract(liveSum(contract, ({ withheld }) => withheld), liveSum(contract, ({ beside, amount }) => (beside === 'retention' ? amount : undefined)));
