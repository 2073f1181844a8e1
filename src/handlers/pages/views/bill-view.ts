import type { CalendarDate } from '../../../billing/calendar-date';
import type { Bill, Contract } from '../../../billing/contract';
import { isDisputed } from '../../../billing/disputed';
import { isOverdue, isOwed } from '../../../billing/plan';
import type { BillView } from '../api';
import { moneyView } from './money-view';

/** `contract`: where what is said of the bill is kept; without it nothing is known of a dispute. */
export function billView(bill: Bill, today: CalendarDate, contract: Pick<Contract, 'disputes'> = {}): BillView {
  return {
    invoiceId: bill.invoiceId,
    number: bill.number,
    status: bill.status,
    amount: moneyView(bill.amount),
    ...(bill.total ? { total: moneyView(bill.total) } : {}),
    ...(bill.paid ? { paid: moneyView(bill.paid) } : {}),
    ...(bill.credited ? { credited: moneyView(bill.credited) } : {}),
    ...(bill.due ? { due: moneyView(bill.due) } : {}),
    ...(bill.dueDate ? { dueDate: bill.dueDate } : {}),
    overdue: isOverdue(bill, today),
    ...(isOwed(bill) && isDisputed(contract, bill) ? { disputed: true } : {}),
  };
}
