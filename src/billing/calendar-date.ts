import { TZDateMini } from '@date-fns/tz';
import { addDays as addDaysTo, addMonths as addMonthsTo, differenceInCalendarDays, getDaysInMonth, getISODay } from 'date-fns';
import type { Brand } from './brand';

/** A day on the wall calendar, `YYYY-MM-DD`, without time or zone. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

/** The day that `text` names, or undefined when it is not written `YYYY-MM-DD` or no calendar has it (30 February). Years 0100 to 9999. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  // A calendar rolls 30 February into March: a day that does not come back as it went in is not a day.
  const instant = new Date(Date.UTC(year, month - 1, day));
  return year >= 100 && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day ? (text as CalendarDate) : undefined;
}

/** @throws RangeError when `text` names no day. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new RangeError(`Not a calendar date: ${JSON.stringify(text)}`);
  return date;
}

/** The day it is at `instantMs` (milliseconds since the epoch) on a wall calendar in `zone` (IANA). @throws RangeError for a zone nobody knows. */
export function todayIn(zone: string, instantMs: number): CalendarDate {
  const there = new TZDateMini(instantMs, zone);
  if (Number.isNaN(there.getFullYear())) throw new RangeError(`Not a time zone or not an instant: ${zone}, ${instantMs}`);
  return calendarDate(textOf(there));
}

export const addDays = (date: CalendarDate, days: number): CalendarDate => calendarDate(textOf(addDaysTo(onCalendar(date), days)));

/** The same day `months` later, or that month's last day when it is shorter: 31 January and a month is 28 or 29 February. */
export const addMonthsClamped = (date: CalendarDate, months: number): CalendarDate => calendarDate(textOf(addMonthsTo(onCalendar(date), months)));

/** The `day`th (1 to 31) of the date's month, or the month's last day when it is shorter. */
export function dayOfMonthClamped(date: CalendarDate, day: number): CalendarDate {
  const clamped = Math.min(day, getDaysInMonth(onCalendar(date)));
  return calendarDate(`${date.slice(0, 8)}${String(clamped).padStart(2, '0')}`);
}

export const endOfMonth = (date: CalendarDate): CalendarDate => dayOfMonthClamped(date, 31);

/** Negative, zero or positive, as `a` is before, on or after `b`. */
export const compareDates = (a: CalendarDate, b: CalendarDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => differenceInCalendarDays(onCalendar(to), onCalendar(from));

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: CalendarDate): number => getISODay(onCalendar(date));

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** For people: `22 Dec 2026`. */
export function formatDate(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** Calendar arithmetic is done in UTC, which has neither gaps nor the zone of the machine it runs on. */
const onCalendar = (date: CalendarDate): Date => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new TZDateMini(year, month - 1, day, 'UTC');
};

const textOf = (date: Date): string =>
  `${String(date.getFullYear()).padStart(4, '0')}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
