import type { CalendarDate } from '../billing/calendar-date';
import type { KeptLine } from '../billing/forecast/parts';
import type { PersonId } from '../billing/ids';
import { money, type CurrencyCode } from '../billing/money';
import { forecastSiteChange, getForecastSite } from '../store/forecast-site';
import { siteActivityKey } from '../store/keys';
import { transact } from '../store/transact';
import { pushForecast } from './forecast/work';

/** What somebody wants watched: without a line, nothing any more. Amounts in minor units. */
export interface Watch {
  readonly currency: CurrencyCode;
  readonly line?: { readonly line: number; readonly cash: number; readonly on: CalendarDate; readonly monthly: number; readonly day: number };
  readonly by: PersonId;
  readonly now: number;
}

/** Keeps the line that cash must not fall below in a currency, in place of the one there was; whether it does is looked at as the forecast is made. */
export async function watchCash({ currency, line, by, now }: Watch): Promise<readonly KeptLine[]> {
  const at = new Date(now).toISOString();
  const lines = await transact(async () => {
    const site = await getForecastSite();
    const others = (site.lines ?? []).filter((one) => one.currency !== currency);
    const next: readonly KeptLine[] = line ? [...others, { currency, ...line }].sort((a, b) => (a.currency < b.currency ? -1 : 1)) : others;
    const event = { kind: 'cash-line-set' as const, currency, ...(line ? { line: money(line.line, currency) } : {}) };
    return { changes: [forecastSiteChange({ ...site, lines: next }), { kind: 'activity' as const, key: siteActivityKey(at, by, currency), entry: { at, by, event } }], result: next };
  });
  await pushForecast('changes');
  return lines;
}
