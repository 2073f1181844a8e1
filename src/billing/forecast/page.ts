import type { CalendarDate } from '../calendar-date';
import type { CashForecast, Scope } from './cash-forecast';
import type { CashRange } from './futures';
import type { CurrencyCode } from './inputs';
import type { Grain } from './periods';

/** Amounts in minor units, one list per mark: half the size of a list of objects. */
export interface Columns {
  readonly p10: readonly number[];
  readonly p50: readonly number[];
  readonly p90: readonly number[];
  readonly expected: readonly number[];
}

/** One line of what a currency's total is made of. */
export interface PageItem {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly clientId: string;
  readonly minor: number;
  /** The chance, in whole per cent, that it is paid within the forecast's days. */
  readonly percent: number;
  /** When it is paid by with a chance of 10, 50 and 90 %; null when that is later than the forecast looks. */
  readonly by: readonly (CalendarDate | null)[];
}

export interface PageCurrency {
  readonly currency: CurrencyCode;
  /** The first day of each week and month of the forecast. */
  readonly weeks: Columns & { readonly from: readonly CalendarDate[] };
  readonly months: Columns & { readonly from: readonly CalendarDate[] };
  /** What has come by the end of each day, and what comes on it; the first is the day after `knownTo`. Left out where there is no room for it. */
  readonly running?: Columns;
  readonly daily?: Columns;
  readonly items: readonly PageItem[];
  /** How many items there are in all: the list is cut to what fits. */
  readonly itemCount: number;
}

export interface ForecastPage {
  readonly knownTo: CalendarDate;
  readonly days: number;
  readonly currencies: readonly PageCurrency[];
}

/** What a page may weigh, in bytes of JSON. */
export const MOST_BYTES = 60_000;

/** Everything a page shows of a forecast in at most 60 kB: first the figures, then as many of the largest items as there is room for. */
export function pageOf(forecast: CashForecast, scope: Scope = {}): ForecastPage {
  const whole = build(forecast, scope, true);
  const page = bytesOf(whole) < MOST_BYTES * FIGURES ? whole : build(forecast, scope, false);
  let room = MOST_BYTES - bytesOf(page);
  const currencies = page.currencies.map((cash, place) => {
    const share = room / (page.currencies.length - place);
    const items = itemsFor(forecast, cash.currency, scope, share);
    room -= bytesOf(items);
    return { ...cash, ...items };
  });
  return { ...page, currencies };
}

/** How much of the page's weight the figures may take. */
const FIGURES = 0.7;

function build(forecast: CashForecast, scope: Scope, daily: boolean): ForecastPage {
  const columns = (grain: Grain): readonly Columns[] => forecast.cash(grain, scope).map(({ periods }) => columnsOf(periods));
  const [days, running] = daily ? [columns('day'), forecast.running(scope).map(({ periods }) => columnsOf(periods))] : [[], []];
  const months = forecast.cash('month', scope);
  const currencies = forecast.cash('week', scope).map(({ currency, periods }, place): PageCurrency => {
    const monthly = months[place]?.periods ?? [];
    return {
      currency,
      weeks: { from: periods.map(({ from }) => from), ...columnsOf(periods) },
      months: { from: monthly.map(({ from }) => from), ...columnsOf(monthly) },
      ...(days[place] && running[place] ? { daily: days[place], running: running[place] } : {}),
      items: [],
      itemCount: 0,
    };
  });
  return { knownTo: forecast.knownTo, days: forecast.days, currencies };
}

const columnsOf = (ranges: readonly CashRange[]): Columns => ({
  p10: ranges.map(({ p10 }) => p10),
  p50: ranges.map(({ p50 }) => p50),
  p90: ranges.map(({ p90 }) => p90),
  expected: ranges.map(({ expected }) => expected),
});

function itemsFor(forecast: CashForecast, currency: CurrencyCode, scope: Scope, room: number): Pick<PageCurrency, 'items' | 'itemCount'> {
  const behind = forecast.behind(currency, { first: 0, last: forecast.days - 1 }, scope);
  const items: PageItem[] = [];
  let used = 100;
  for (const { item, chance } of behind) {
    const by = [0.1, 0.5, 0.9].map((share) => forecast.paidBy(item.id, share) ?? null);
    const line = { id: item.id, kind: item.kind, name: item.name, clientId: item.clientId, minor: item.amount.minor, percent: Math.round(chance * 100), by };
    used += bytesOf(line) + 1;
    if (used > room) break;
    items.push(line);
  }
  return { items, itemCount: behind.length };
}

/** Bytes of the value as JSON in UTF-8. */
const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
