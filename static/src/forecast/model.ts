import type { CalendarDate } from '../../../src/billing/calendar-date';
import type { CurrencyCash, Scope } from '../../../src/billing/forecast/cash-forecast';
import { FUTURES } from '../../../src/billing/forecast/deal';
import { unpackCounts } from '../../../src/billing/forecast/counts';
import { Fan, supposed, type FanItem, type Supposed } from '../../../src/billing/forecast/fan';
import type { Period } from '../../../src/billing/forecast/periods';
import type { CurrencyCode } from '../../../src/billing/money';
import type { ForecastItemView, ForecastPartView, ForecastView, MoneyView } from '../../../src/handlers/pages/api';
import { isPart, type Filter } from './filter';

/** An item as the fan plays it, with what is shown of it; a retainer that is only supposed has no view. */
export interface PageItem extends FanItem {
  readonly view?: ForecastItemView;
  readonly part: ForecastPartView;
}

export type Made = NonNullable<ForecastView['made']>;

export const itemsOf = ({ parts }: ForecastView): readonly PageItem[] =>
  parts.flatMap((part) => part.items.map((view): PageItem => ({
    id: view.id, clientId: part.client.id, currency: view.currency as CurrencyCode, minor: view.minor, counts: unpackCounts(view.counts), view, part,
    ...(part.contract ? { contractId: part.contract.id, projectId: part.contract.projectId } : {}),
  })));

/** Where the smallest items come taken together, only whole weeks of everything are known: days and months, and a week cut short, are not. */
export function fittingFilter(filter: Filter, { rest, made }: ForecastView): Filter {
  if (rest.length === 0 || !made) return filter;
  const weekday = (Date.parse(made.knownTo) / 86_400_000 + 4) % 7;
  const days = filter.days - ((weekday + filter.days) % 7);
  return { ...filter, grain: 'week', days: Math.max(7, days) };
}

/** The forecast with the suppositions made, and a part of it where the filter names one. */
export function fanOf(view: ForecastView, made: Made, filter: Filter, suppositions: readonly Supposed[]): Fan<PageItem> {
  const items = itemsOf(view).filter((item) => isWanted(item.part, filter));
  const changed = supposed(items, suppositions, { knownTo: made.knownTo as CalendarDate, days: filter.days });
  const parts = new Map(items.map((item) => [item.id, item]));
  const partFor = (item: FanItem): ForecastPartView => view.parts.find(({ contract, client }) => contract?.id === item.contractId && client.id === item.clientId) ?? { client: { id: item.clientId, name: '' }, items: [], came: [] };
  const played = changed.map((item): PageItem => ('part' in item ? item : { ...item, part: parts.get(item.id)?.part ?? partFor(item) }));
  const rest = isPart(filter) ? [] : view.rest.map((one) => ({ ...one, currency: one.currency as CurrencyCode }));
  return new Fan(made.knownTo as CalendarDate, filter.days, made.alike, played, rest, [...new Set(items.map(({ currency }) => currency))]);
}

export const NOT_OURS = 'none';

export const isWanted = ({ client, contract }: ForecastPartView, filter: Filter): boolean =>
  (filter.client === undefined || client.id === filter.client) && (filter.project === undefined || contract?.projectId === filter.project) && (filter.contract === undefined || (contract?.id ?? NOT_OURS) === filter.contract);

/** Everything: the parts are filtered before. */
export const ALL: Scope = {};

export interface ChartPoint {
  readonly date: string;
  readonly minor: number;
}

/** One currency of what is shown: what came lately, added up to today, and what may be added to it. */
export interface CurrencyView {
  readonly currency: CurrencyCode;
  readonly came: readonly ChartPoint[];
  readonly running: CurrencyCash['periods'];
  readonly periods: CurrencyCash['periods'];
  /** All of the days shown, as one range. */
  readonly whole: CurrencyCash['periods'][number];
}

/** What is shown, by currency: those in which nothing may come and nothing came are left out. */
export function currencyViews(view: ForecastView, made: Made, filter: Filter, fan: Fan): readonly CurrencyView[] {
  const running = new Map(fan.running().map((cash) => [cash.currency, cash.periods]));
  return fan.cash(filter.grain).flatMap(({ currency, periods }) => {
    const days = running.get(currency) ?? [];
    const last = days.at(-1);
    const first = days[0];
    if (!last || !first || (filter.currency !== undefined && filter.currency !== currency)) return [];
    const shown = view.rest.length > 0 ? days.filter(({ to }) => periods.some((period) => period.to === to)) : days;
    return [{ currency, periods, running: shown, came: cameSoFar(view, made, filter, currency), whole: { ...last, from: first.from, first: 0 } }];
  });
}

/** How far back the chart looks. */
const BACK_DAYS = 42;

function cameSoFar(view: ForecastView, made: Made, filter: Filter, currency: string): readonly ChartPoint[] {
  const end = Date.parse(made.knownTo) / 86_400_000;
  const byDay = new Map<number, number>();
  for (const part of [...view.parts.filter((one) => isWanted(one, filter)), ...(isPart(filter) ? [] : [{ came: view.cameElse }])]) {
    for (const one of part.came) if (one.currency === currency) byDay.set(Date.parse(one.on) / 86_400_000, (byDay.get(Date.parse(one.on) / 86_400_000) ?? 0) + one.minor);
  }
  let sum = 0;
  return Array.from({ length: BACK_DAYS + 1 }, (_, back) => {
    const day = end - BACK_DAYS + back;
    sum += back === 0 ? 0 : (byDay.get(day) ?? 0);
    return { date: new Date(day * 86_400_000).toISOString().slice(0, 10), minor: sum };
  });
}

/** An amount in minor units as the page writes money. */
export function moneyOf(minor: number, currency: string, { digits }: Pick<ForecastView, 'digits'>): MoneyView {
  const places = digits[currency] ?? 2;
  const text = String(Math.abs(Math.round(minor))).padStart(places + 1, '0');
  const amount = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return { amount: minor < 0 && /[1-9]/.test(amount) ? `-${amount}` : amount, currency };
}

/** The day by which an item comes with this chance; undefined when that is not within the days its counts tell of. */
export function comesBy({ counts }: FanItem, { knownTo }: Made, share: number): string | undefined {
  const wanted = share * FUTURES;
  let upTo = 0;
  for (let day = 0; day < counts.length; day += 1) {
    upTo += counts[day] ?? 0;
    if (upTo >= wanted) return new Date((Date.parse(knownTo) / 86_400_000 + 1 + day) * 86_400_000).toISOString().slice(0, 10);
  }
  return undefined;
}

/** The last day of which the payments are in the forecast: when the ledger was not heard for longer, the day that it was last read. */
export const paymentsTo = ({ knownTo }: Made, { at }: ForecastView['history']): string => (at !== undefined && at.slice(0, 10) < knownTo ? at.slice(0, 10) : knownTo);

export const periodKey = ({ first, last }: Period): string => `${first}-${last}`;
