import type { CalendarDate } from '../../../billing/calendar-date';
import type { Bill } from '../../../billing/contract';
import { isOverdue } from '../../../billing/plan';
import type { BillView } from '../api';
import { moneyView } from './money-view';

export function billView(bill: Bill, today: CalendarDate): BillView {
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
  };
}
