import { addDays, compareDates, type CalendarDate } from '../calendar-date';
import type { CurrencyCode } from '../money';
import type { CashForecast } from './cash-forecast';
import { cameIn, type ClientHistory } from './client-history';
import { dayNumber } from './days';
import type { ForecastItem, PaymentHistory } from './inputs';
import { settledOf } from './learn-payments';
import type { KeptWeek } from './parts';
import { byClientMean, byDueDate, expectedWithin, type Rule } from './rules';
import { dueDate } from '../terms';

/** The cash of so many days is kept each week, to be scored once they are over. */
export const SCORED_DAYS = 28;
/** Payments are entered in the ledger some days after they came. */
const ENTERED_WITHIN = 4;
/** More than a year of them. */
const MOST_WEEKS = 60;

/** The weeks with this one's forecast, where a week has passed since the last that was kept; one of each currency. */
export function keepWeek(weeks: readonly KeptWeek[], forecast: CashForecast, payments: PaymentHistory): readonly KeptWeek[] {
  const { knownTo } = forecast;
  const last = weeks.at(-1)?.knownTo;
  if (last !== undefined && compareDates(addDays(last, 7), knownTo) > 0) return weeks;
  const rules = { due: byDueDate, mean: byClientMean(payments.map(settledOf), dayNumber(knownTo)) };
  const now = forecast.running().flatMap(({ currency, periods }): readonly KeptWeek[] => {
    const range = periods[SCORED_DAYS - 1];
    if (!range) return [];
    const by = (rule: Rule): number => ruled(forecast, currency, rule);
    return [{ knownTo, days: SCORED_DAYS, currency, p10: range.p10, p50: range.p50, p90: range.p90, byDueDate: by(rules.due), byClientMean: by(rules.mean) }];
  });
  const kept = [...weeks, ...now];
  const oldest = [...new Set(kept.map((week) => week.knownTo))].slice(-MOST_WEEKS)[0];
  return kept.filter((week) => oldest === undefined || compareDates(week.knownTo, oldest) >= 0);
}

/** What a rule says comes within the days; for the rules too, what is not yet invoiced is invoiced in the middle of when it likely is. */
function ruled(forecast: CashForecast, currency: CurrencyCode, rule: Rule): number {
  const { knownTo } = forecast;
  return forecast.items().reduce((all, item) => {
    const billed = item.amount.currency === currency ? billedOf(item, forecast) : undefined;
    return billed && expectedWithin(rule, billed, dayNumber(knownTo), SCORED_DAYS) ? all + item.amount.minor : all;
  }, 0);
}

function billedOf(item: ForecastItem, forecast: CashForecast): { readonly clientId: string; readonly issued: number; readonly due: number } | undefined {
  if (item.kind === 'invoice') return { clientId: item.clientId, issued: dayNumber(item.issued), due: dayNumber(item.due) };
  const { from, to } = forecast.likely(item);
  if (from === undefined || to === undefined) return undefined;
  const issued = addDays(from, Math.floor((dayNumber(to) - dayNumber(from)) / 2));
  return { clientId: item.clientId, issued: dayNumber(issued), due: dayNumber(dueDate(item.terms, issued)) };
}

/**
 * The weeks with what came in them, of those whose days are over. `readTo` is the last day of which the ledger was heard. What counts is what the forecast could know of: invoices that
 * were issued by then, and ours.
 */
export function scoreWeeks(weeks: readonly KeptWeek[], histories: readonly ClientHistory[], isOurs: (ledgerId: string) => boolean, readTo: CalendarDate): readonly KeptWeek[] {
  return weeks.map((week) => {
    const last = addDays(week.knownTo, week.days);
    if (week.actual !== undefined || compareDates(addDays(last, ENTERED_WITHIN), readTo) > 0) return week;
    const came = cameIn(histories, addDays(week.knownTo, 1), last, (id, { issued }) => compareDates(issued, week.knownTo) <= 0 || isOurs(id));
    return { ...week, actual: came.reduce((all, { currency, minor }) => (currency === week.currency ? all + minor : all), 0) };
  });
}
