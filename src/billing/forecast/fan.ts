import type { CalendarDate } from '../calendar-date';
import type { CurrencyCash, Scope } from './cash-forecast';
import { dateOf, dayNumber } from './days';
import { shiftCounts } from './counts';
import { Deal, FUTURES, type Alike } from './deal';
import { Futures, rangeOf, runningRanges } from './futures';
import type { CurrencyCode } from './inputs';
import { periodsOf, type Grain, type Period } from './periods';
import { restWeek, type Rest } from './rest';

/** One thing that money may come from, as a page has it: `counts` says in how many of the futures it comes on each day after `knownTo`. */
export interface FanItem {
  readonly id: string;
  readonly clientId: string;
  readonly contractId?: string;
  readonly projectId?: string;
  readonly currency: CurrencyCode;
  readonly minor: number;
  readonly counts: readonly number[];
}

/** One supposition on a page; nothing of it is saved. */
export type Supposed =
  /** It is reached on `to`; `after` are the counts by days since then. */
  | { readonly kind: 'moved'; readonly id: string; readonly to: CalendarDate; readonly after: readonly number[] }
  | { readonly kind: 'unpaid'; readonly id: string }
  /** A flat amount each month from `from` on. */
  | { readonly kind: 'monthly'; readonly item: Omit<FanItem, 'counts'>; readonly from: CalendarDate; readonly after: readonly number[] };

/** One item in a figure, its chance to come in the period, and what of the figure it is expected to be, in minor units. */
export interface FanPart<Item extends FanItem> {
  readonly item: Item;
  readonly chance: number;
  readonly expected: number;
}

/**
 * The forecast as a page plays it through: the same futures as `CashForecast`, from what each item's counts are, so filters and suppositions are answered at once
 * and by the same code as the figures that were kept.
 */
export class Fan<Item extends FanItem = FanItem> {
  private readonly deal: Deal;

  /** @throws RangeError when `days` is not a positive whole number. */
  constructor(
    readonly knownTo: CalendarDate,
    readonly days: number,
    alike: Alike,
    readonly items: readonly Item[],
    /** What stands for items that are not listed: in everything, by week, and in no part of it. */
    readonly rest: readonly Rest[] = [],
    /** Currencies that have figures also when nothing of theirs comes. */
    readonly currencies: readonly CurrencyCode[] = [],
  ) {
    if (!Number.isInteger(days) || days < 1) throw new RangeError(`Not a number of days: ${days}`);
    this.deal = new Deal(alike);
  }

  cash(grain: Grain, scope: Scope = {}): readonly CurrencyCash[] {
    const periods = periodsOf(this.knownTo, this.days, grain);
    return this.books(scope).map(([currency, futures]) => ({ currency, periods: periods.map((period) => ({ ...period, ...rangeOf(futures, period.first, period.last) })) }));
  }

  /** What has come by the end of each day. */
  running(scope: Scope = {}): readonly CurrencyCash[] {
    const periods = periodsOf(this.knownTo, this.days, 'day');
    return this.books(scope).map(([currency, futures]) => {
      const ranges = runningRanges(futures);
      return { currency, periods: periods.flatMap((period, day) => (ranges[day] ? [{ ...period, ...ranges[day] }] : [])) };
    });
  }

  /** What a figure is made of, the largest part first. */
  behind(currency: CurrencyCode, { first, last }: Pick<Period, 'first' | 'last'>, scope: Scope = {}): readonly FanPart<Item>[] {
    return this.items
      .filter((item) => item.currency === currency && isIn(item, scope))
      .map((item) => {
        const chance = sum(item.counts.slice(first, last + 1)) / FUTURES;
        return { item, chance, expected: Math.round(chance * item.minor) };
      })
      .filter(({ expected }) => expected > 0)
      .sort((a, b) => b.expected - a.expected || (a.item.id < b.item.id ? -1 : 1));
  }

  private books(scope: Scope): readonly (readonly [CurrencyCode, Futures])[] {
    const books = new Map(this.currencies.map((currency) => [currency, new Futures(this.days, this.deal)]));
    for (const item of this.items) {
      if (!isIn(item, scope)) continue;
      const book = books.get(item.currency) ?? new Futures(this.days, this.deal);
      books.set(item.currency, book);
      book.lay({ ...item, group: item.clientId });
    }
    if ((scope.clientId ?? scope.contractId ?? scope.projectId) === undefined) for (const rest of this.rest) this.addRest(rest, books);
    return [...books].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** On the last day of each week: only weeks are asked for then. */
  private addRest(rest: Rest, books: Map<CurrencyCode, Futures>): void {
    const book = books.get(rest.currency) ?? new Futures(this.days, this.deal);
    books.set(rest.currency, book);
    periodsOf(this.knownTo, this.days, 'week').forEach(({ last }, week) => {
      const totals = restWeek(rest, rest.weeks[week] ?? '');
      totals.forEach((minor, future) => (book.totals[last * FUTURES + future] = (book.totals[last * FUTURES + future] ?? 0) + minor));
      book.expected[last] = (book.expected[last] ?? 0) + Math.round((sum(totals) * 1000) / FUTURES);
    });
  }
}

/** The items with the suppositions made. One about an item that is not there changes nothing. */
export function supposed<Item extends FanItem>(items: readonly Item[], suppositions: readonly Supposed[], { knownTo, days }: { readonly knownTo: CalendarDate; readonly days: number }): readonly (Item | FanItem)[] {
  const first = dayNumber(knownTo) + 1;
  return suppositions.reduce<readonly (Item | FanItem)[]>((before, one) => {
    switch (one.kind) {
      case 'moved':
        return before.map((item) => (item.id === one.id ? { ...item, counts: shiftCounts(one.after, dayNumber(one.to) - first) } : item));
      case 'unpaid':
        return before.filter(({ id }) => id !== one.id);
      case 'monthly':
        return [...before, ...monthly(one, first, days)];
    }
  }, items);
}

function monthly({ item, from, after }: Extract<Supposed, { kind: 'monthly' }>, first: number, days: number): readonly FanItem[] {
  const made: FanItem[] = [];
  for (let month = 0; month < MOST_MONTHS; month += 1) {
    const on = dayNumber(monthsAfter(from, month)) - first;
    if (on >= days) break;
    made.push({ ...item, id: `${item.id}-${month + 1}`, counts: shiftCounts(after, on) });
  }
  return made;
}

/** No forecast looks further. */
const MOST_MONTHS = 12;

/** The same day of a later month, or that month's last. Plain arithmetic: a page should not load a calendar library for it. */
function monthsAfter(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / 86_400_000);
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const isIn = (item: FanItem, { clientId, contractId, projectId }: Scope): boolean =>
  (clientId === undefined || item.clientId === clientId) && (contractId === undefined || item.contractId === contractId) && (projectId === undefined || item.projectId === projectId);
