import type { CalendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import type { CurrencyCode, Money } from './money';
import { sum, zero } from './money';
import { inBase } from './ledger-decimals';
import { isLive } from './invoice-status';
import { isOverdue, isOwed } from './plan';

/** What contracts' invoices come to in the currency of the ledger's books, each at the rate that the ledger put on it: tax included, as the ledger states them. */
export interface BaseTotals {
  readonly paid: Money;
  readonly outstanding: Money;
  readonly overdue: Money;
}

/** Of contracts in one foreign currency. Undefined in the books' own, where nothing was paid or is owed, and where the rate of an invoice that counts is not known: a sum that leaves one out would be none. */
export function baseTotals(contracts: readonly Contract[], base: CurrencyCode, today: CalendarDate): BaseTotals | undefined {
  const bills = contracts.filter(({ currency }) => currency !== base).flatMap((contract) => contract.bills.filter(({ status }) => isLive(status)));
  const owing = bills.filter(isOwed);
  const [paid, outstanding, overdue] = [totalOf(bills, ({ paid: amount }) => amount, base), totalOf(owing, ({ due }) => due, base), totalOf(owing.filter((bill) => isOverdue(bill, today)), ({ due }) => due, base)];
  return paid && outstanding && overdue && paid.minor + outstanding.minor > 0 ? { paid, outstanding, overdue } : undefined;
}

function totalOf(bills: readonly Bill[], amountOf: (bill: Bill) => Money | undefined, base: CurrencyCode): Money | undefined {
  const amounts: Money[] = [];
  for (const bill of bills) {
    const amount = amountOf(bill);
    if (!amount || amount.minor === 0) continue;
    const converted = bill.rate === undefined ? undefined : inBase(amount, bill.rate, base);
    if (!converted) return undefined;
    amounts.push(converted);
  }
  return amounts.length === 0 ? zero(base) : sum(amounts, base);
}
