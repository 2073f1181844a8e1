import { unpackCounts, type PackedCounts } from './counts';
import { Deal, FUTURES, type Alike } from './deal';
import { Futures } from './futures';
import { periodsOf } from './periods';
import type { CalendarDate } from '../calendar-date';
import type { CurrencyCode } from '../money';

/** Many small items taken together, where a page has no room for each: what they come to in each future and week, in steps of `unit` minor units. Three digits of it are kept. */
export interface Rest {
  readonly currency: CurrencyCode;
  /** How many items it stands for. */
  readonly items: number;
  readonly unit: number;
  /** By week: two characters for each future. */
  readonly weeks: readonly string[];
}

export interface RestItem {
  readonly id: string;
  readonly group: string;
  readonly minor: number;
  readonly currency: CurrencyCode;
  readonly counts: PackedCounts;
}

/** Two characters hold a number below this. */
const BASE = 90;
const FIRST = 35;

export function restOf(items: readonly RestItem[], { knownTo, days, alike }: { readonly knownTo: CalendarDate; readonly days: number; readonly alike: Alike }): readonly Rest[] {
  const deal = new Deal(alike);
  const currencies = [...new Set(items.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = items.filter((item) => item.currency === currency);
    const futures = new Futures(days, deal);
    for (const { counts, ...item } of own) futures.lay({ ...item, counts: unpackCounts(counts) });
    const weeks = periodsOf(knownTo, days, 'week').map(({ first, last }) => weekOf(futures, first, last));
    const unit = Math.max(1, ...weeks.flatMap((week) => [...week])) / (BASE * BASE - 1);
    return { currency, items: own.length, unit, weeks: weeks.map((week) => Array.from(week, (minor) => letters(Math.round(minor / unit))).join('')) };
  });
}

function weekOf({ totals }: Futures, first: number, last: number): Float64Array {
  const week = new Float64Array(FUTURES);
  for (let day = first; day <= last; day += 1) week.forEach((sum, future) => (week[future] = sum + (totals[day * FUTURES + future] ?? 0)));
  return week;
}

const letters = (value: number): string => String.fromCharCode(FIRST + Math.floor(value / BASE), FIRST + (value % BASE));

/** Minor units by future, of one week. */
export const restWeek = ({ unit }: Rest, week: string): readonly number[] =>
  Array.from({ length: week === '' ? 0 : FUTURES }, (_, future) => Math.round(unit * ((week.charCodeAt(2 * future) - FIRST) * BASE + week.charCodeAt(2 * future + 1) - FIRST)));
