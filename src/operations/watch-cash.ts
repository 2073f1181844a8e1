import type { CalendarDate } from '../billing/calendar-date';
import type { KeptLine } from '../billing/forecast/parts';
import type { PersonId } from '../billing/ids';
import { money, type CurrencyCode } from '../billing/money';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { forecastSiteChange, getForecastSite } from '../store/forecast-site';
import { siteActivityKey } from '../store/keys';
import { transact } from '../store/transact';
import { pushForecast } from './forecast/work';

/** What somebody wants watched: without a line, nothing any more. Amounts in minor units. */
export interface Watch {
  readonly currency: CurrencyCode;
  readonly line?: { readonly line: number; readonly cash: number; readonly on: CalendarDate; readonly monthly: number; readonly day: number };
  /** The line that the person saw, if there was one. */
  readonly seen?: SeenLine | undefined;
  readonly by: PersonId;
  readonly now: number;
}

type SeenLine = Pick<KeptLine, 'line' | 'cash' | 'monthly' | 'day'>;

/** Keeps the line that cash must not fall below in a currency, in place of the one that the person saw; whether it does is looked at as the forecast is made. */
export async function watchCash({ currency, line, seen, by, now }: Watch): Promise<Result<readonly KeptLine[]>> {
  const at = new Date(now).toISOString();
  const lines = await transact<Result<readonly KeptLine[]>>(async () => {
    const site = await getForecastSite();
    const before = site.lines?.find((one) => one.currency === currency);
    if (JSON.stringify(figuresOf(before)) !== JSON.stringify(figuresOf(seen))) return { changes: [], result: refused(problem('STALE_PAGE', 'page')) };
    const others = (site.lines ?? []).filter((one) => one.currency !== currency);
    const next: readonly KeptLine[] = line ? [...others, { currency, ...line }].sort((a, b) => (a.currency < b.currency ? -1 : 1)) : others;
    const event = { kind: 'cash-line-set' as const, currency, ...(line ? { line: money(line.line, currency) } : {}) };
    return { changes: [forecastSiteChange({ ...site, lines: next }), { kind: 'activity' as const, key: siteActivityKey(at, by, currency), entry: { at, by, event } }], result: ok(next) };
  });
  if (lines.ok) await pushForecast('changes');
  return lines;
}

const figuresOf = (line: SeenLine | undefined): readonly number[] => (line ? [line.line, line.cash, line.monthly, line.day] : []);
