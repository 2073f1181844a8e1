import { ageOf, AGES, type Age } from './age';
import { daysBetween, type CalendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import type { ClientId } from './ids';
import { add, zero, type CurrencyCode, type Money } from './money';
import { isOverdue, isOwed } from './plan';

/** An invoice on which money is owed. `due` is the ledger's figure, tax included. */
export interface Owed {
  readonly contract: Contract;
  readonly bill: Bill;
  readonly due: Money;
  /** Days since the due date; 0 when it is not late, or has none. */
  readonly daysLate: number;
  readonly age: Age;
}

/** Every invoice on which money is owed on `today`, a date in the organisation's zone: each one once, whatever waits on it. */
export function owedOn(contracts: readonly Contract[], today: CalendarDate): readonly Owed[] {
  return contracts.flatMap((contract) =>
    contract.bills.flatMap((bill) => {
      if (!isOwed(bill) || bill.due === undefined || bill.due.minor === 0) return [];
      const daysLate = bill.dueDate !== undefined && isOverdue(bill, today) ? daysBetween(bill.dueDate, today) : 0;
      return [{ contract, bill, due: bill.due, daysLate, age: ageOf(daysLate) }];
    }),
  );
}

export interface AgeTotal {
  readonly age: Age;
  readonly amount: Money;
  readonly count: number;
}

/** What is owed in one currency, by age: all five ages, in their order, adding up to `total`. */
export interface Aging {
  readonly currency: CurrencyCode;
  readonly ages: readonly AgeTotal[];
  readonly total: Money;
}

/** By currency, in the order of their codes: nothing is converted. */
export function agingOf(owed: readonly Owed[]): readonly Aging[] {
  return grouped(owed, ({ due }) => due.currency).map((group) => {
    const currency = group[0].due.currency;
    const ages = AGES.map((age) => {
      const among = group.filter((one) => one.age === age);
      return { age, amount: dueOf(among, currency), count: among.length };
    });
    return { currency, ages, total: dueOf(group, currency) };
  });
}

/** What one client owes in one currency. */
export interface ClientOwes {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly owed: Money;
  readonly overdue: Money;
  readonly invoices: number;
  readonly late: number;
  /** Days that its late invoices are late, on average and at most, to the day; absent where none is. */
  readonly daysLate?: { readonly average: number; readonly most: number };
}

/** Who owes, by currency, and in each the one that owes most first. A client is called what the contract that changed last calls it. */
export function clientsOwing(owed: readonly Owed[]): readonly ClientOwes[] {
  const all = grouped(owed, ({ contract, due }) => `${due.currency} ${contract.client.id}`).map(clientOwes);
  return [...all].sort((a, b) => compareText(a.owed.currency, b.owed.currency) || b.owed.minor - a.owed.minor || compareText(a.client.name, b.client.name));
}

function clientOwes(group: Group<Owed>): ClientOwes {
  const currency = group[0].due.currency;
  const late = group.filter(({ daysLate }) => daysLate > 0);
  const days = late.map(({ daysLate }) => daysLate);
  const latest = group.reduce((one, other) => (other.contract.updatedAt > one.contract.updatedAt ? other : one));
  return {
    client: latest.contract.client,
    owed: dueOf(group, currency),
    overdue: dueOf(late, currency),
    invoices: group.length,
    late: late.length,
    ...(days.length === 0 ? {} : { daysLate: { average: Math.round(days.reduce((sum, day) => sum + day, 0) / days.length), most: Math.max(...days) } }),
  };
}

const dueOf = (owed: readonly Owed[], currency: CurrencyCode): Money => owed.reduce((sum, { due }) => add(sum, due), zero(currency));

type Group<T> = readonly [T, ...(readonly T[])];

/** In the order of their names. */
function grouped<T>(all: readonly T[], nameOf: (one: T) => string): readonly Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(nameOf(one));
    if (group) group.push(one);
    else groups.set(nameOf(one), [one]);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
