import type { MoneyView } from '../../../src/handlers/pages/api';
import { formatDate, formatInstant, formatTime } from './dates';
import { formatMoney } from './money';

/** How a reader writes money and days. */
export interface Formats {
  readonly money: (money: MoneyView) => string;
  readonly date: (calendarDate: string) => string;
  readonly instant: (iso: string) => string;
  readonly time: (iso: string) => string;
  readonly count: (count: number) => string;
}

/** `timeZone` absent: the machine's own. */
export function formatsFor(locale: string, timeZone?: string): Formats {
  return {
    money: (money) => formatMoney(money, locale),
    date: (calendarDate) => formatDate(calendarDate, locale),
    instant: (iso) => formatInstant(iso, locale, timeZone),
    count: (count) => count.toLocaleString(locale),
    time: (iso) => formatTime(iso, locale, timeZone),
  };
}
