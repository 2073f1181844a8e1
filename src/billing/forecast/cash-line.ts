import { addDays, addMonthsClamped, compareDates, dayOfMonthClamped, type CalendarDate } from '../calendar-date';
import type { CashForecast } from './cash-forecast';
import { cameIn, type ClientHistory } from './client-history';
import type { CashRange } from './futures';
import { lowCash } from './low-cash';
import type { KeptLine } from './parts';
import { periodsOf } from './periods';

/** The days, after `from` and up to `to`, on which the line's monthly amount goes out. */
export function goingOut({ monthly, day }: Pick<KeptLine, 'monthly' | 'day'>, from: CalendarDate, to: CalendarDate): readonly { readonly on: CalendarDate; readonly minor: number }[] {
  const days: { on: CalendarDate; minor: number }[] = [];
  const first = dayOfMonthClamped(from, 1);
  for (let month = 0; monthly > 0; month += 1) {
    const on = dayOfMonthClamped(addMonthsClamped(first, month), day);
    if (compareDates(on, to) > 0) break;
    if (compareDates(on, from) > 0) days.push({ on, minor: monthly });
  }
  return days;
}

/** The cash there is at the end of `knownTo`: what somebody said there was, what came on invoices since, and what went out each month. */
export function cashNow(line: KeptLine, histories: readonly ClientHistory[], knownTo: CalendarDate): number {
  const came = cameIn(histories, addDays(line.on, 1), knownTo, () => true).reduce((all, { currency, minor }) => (currency === line.currency ? all + minor : all), 0);
  return line.cash + came - goingOut(line, line.on, knownTo).reduce((all, { minor }) => all + minor, 0);
}

/** What has come by any day where nothing is expected: money goes out all the same. */
const NOTHING: CashRange = { p10: 0, p50: 0, p90: 0, expected: 0 };

/** The line with whether cash may fall below it, one time in ten, as the forecast says. `at` is an ISO instant, UTC: since when it is so is kept while it is. */
export function watchLine(line: KeptLine, forecast: CashForecast, histories: readonly ClientHistory[], at: string): KeptLine {
  const { knownTo, days } = forecast;
  const running = forecast.running().find(({ currency }) => currency === line.currency)?.periods ?? periodsOf(knownTo, days, 'day').map((day) => ({ ...day, ...NOTHING }));
  const end = addDays(knownTo, days);
  const low = lowCash(running, { now: cashNow(line, histories, knownTo), line: line.line, goingOut: goingOut(line, knownTo, end) });
  const { low: before, ...rest } = line;
  return low ? { ...rest, low: { ...low, since: before?.since ?? at } } : rest;
}
