import { mirrorOf } from './bill';
import { compareDates, type CalendarDate } from './calendar-date';
import type { Invoice, Mirror } from './invoice';
import { add, isPositive, subtract, sum, zero, type CurrencyCode, type Money } from './money';

/** What was billed and paid in a month (`YYYY-MM`), and what is planned to be billed in it. All with tax. */
export interface BillingMonth {
  readonly month: string;
  readonly billed: Money;
  readonly paid: Money;
  readonly planned: Money;
}

/** Money that an invoice still to come is planned for; without a day where nobody said one. */
export interface PlannedMoney {
  readonly amount: Money;
  readonly on?: CalendarDate;
}

/** Every month from the first to the last in which something is, in one currency. */
export interface BillingMonths {
  readonly currency: CurrencyCode;
  readonly months: readonly BillingMonth[];
  /** What is planned for no day. */
  readonly undated: Money;
}

type Column = 'billed' | 'paid' | 'planned';
interface Entry {
  readonly column: Column;
  readonly amount: Money;
  /** Absent: of no month. */
  readonly month?: string;
}

/** More months than these between two entries are a date that somebody mistyped: it is not drawn out. */
const MOST_MONTHS = 240;

/**
 * Billing by month, one for each currency, in the order of their codes. An invoice counts as billed in the month of its date in the ledger, once it is approved there; what is paid, in the month of
 * the payment. `dateOf` says the day of an instant in the organisation's zone: of money whose payment the ledger did not tell apart, the day of the invoice's last change.
 */
export function billingMonths(invoices: readonly Pick<Invoice, 'delivery'>[], planned: readonly PlannedMoney[], dateOf: (instant: string) => CalendarDate): readonly BillingMonths[] {
  const entries = [
    ...invoices.flatMap((invoice) => ofMirror(mirrorOf(invoice), dateOf)),
    ...planned.map(({ amount, on }): Entry => ({ column: 'planned', amount, ...(on === undefined ? {} : { month: monthOf(on) }) })),
  ];
  const currencies = [...new Set(entries.map(({ amount }) => amount.currency))].sort(compareText);
  return currencies.map((currency) => inCurrency(currency, entries.filter(({ amount }) => amount.currency === currency)));
}

/** Money is billed once the ledger has approved the invoice: a draft asks nobody for it, and one that was voided no longer does. */
function ofMirror(mirror: Mirror | undefined, dateOf: (instant: string) => CalendarDate): readonly Entry[] {
  if (!mirror || (mirror.status !== 'approved' && mirror.status !== 'paid')) return [];
  const payments = (mirror.settlements ?? []).filter(({ kind }) => kind === 'payment');
  const told = payments.flatMap(({ amount, date }): readonly Entry[] => (date === undefined ? [] : [{ column: 'paid', amount, month: monthOf(date) }]));
  const known = sum(told.map(({ amount }) => amount), mirror.paid.currency);
  const rest = subtract(mirror.paid, known);
  const changed = monthOf(dateOf(mirror.changedAt));
  // A list of payments that comes to more than was paid in is from before one was taken back.
  const paid: readonly Entry[] = rest.minor < 0 ? [{ column: 'paid', amount: mirror.paid, month: changed }] : [...told, ...(isPositive(rest) ? [{ column: 'paid' as const, amount: rest, month: changed }] : [])];
  return [{ column: 'billed', amount: mirror.total, month: monthOf(mirror.issueDate) }, ...paid];
}

function inCurrency(currency: CurrencyCode, entries: readonly Entry[]): BillingMonths {
  const none = zero(currency);
  const found = new Map<string, Record<Column, Money>>();
  let undated = none;
  for (const { column, amount, month } of entries) {
    if (month === undefined) {
      undated = add(undated, amount);
      continue;
    }
    const sums = found.get(month) ?? { billed: none, paid: none, planned: none };
    sums[column] = add(sums[column], amount);
    found.set(month, sums);
  }
  const months = monthsThrough([...found.keys()].sort(compareText)).map((month): BillingMonth => ({ month, ...(found.get(month) ?? { billed: none, paid: none, planned: none }) }));
  return { currency, months, undated };
}

/** All months from the first to the last of these, which are in order; only these where there are too many between them. */
function monthsThrough(found: readonly string[]): readonly string[] {
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = placeOf(last) - placeOf(first) + 1;
  return count > MOST_MONTHS ? found : Array.from({ length: count }, (_none, index) => nameOf(placeOf(first) + index));
}

const monthOf = (date: CalendarDate): string => date.slice(0, 7);
const placeOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const nameOf = (place: number): string => `${String(Math.floor(place / 12)).padStart(4, '0')}-${String((place % 12) + 1).padStart(2, '0')}`;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The day on which something is planned to be billed: the later end of what somebody expects, and what the work says. */
export function plannedDay(reach: { readonly kind: 'date'; readonly date: CalendarDate } | { readonly kind: 'by_hand'; readonly from: CalendarDate; readonly to: CalendarDate } | { readonly kind: 'work'; readonly planned?: CalendarDate }): CalendarDate | undefined {
  switch (reach.kind) {
    case 'date':
      return reach.date;
    case 'by_hand':
      return compareDates(reach.from, reach.to) > 0 ? reach.from : reach.to;
    case 'work':
      return reach.planned;
  }
}
