import type { Brand } from './brand';

/**
 * A day on the wall calendar, `YYYY-MM-DD`, without time or zone. It is reckoned in whole days of UTC, which has neither gaps nor the zone of the machine it runs on, and by the
 * platform's own `Date.UTC`: a forecast adds millions of days, and a library's date objects took a third of its time. A test holds it against date-fns.
 */
export type CalendarDate = Brand<string, 'CalendarDate'>;

const DAY_MS = 86_400_000;
/** `Date.UTC` takes a year before it for one of the twentieth century. */
const FIRST_YEAR = 100;
const LAST_YEAR = 9999;

/** The day that `text` names, or undefined when it is not written `YYYY-MM-DD` or no calendar has it (30 February). Years 0100 to 9999. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? (text as CalendarDate) : undefined;
}

/** @throws RangeError when `text` names no day. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new RangeError(`Not a calendar date: ${JSON.stringify(text)}`);
  return date;
}

/** The day it is at `instantMs` (milliseconds since the epoch) on a wall calendar in `zone` (IANA). @throws RangeError for a zone nobody knows. */
export function todayIn(zone: string, instantMs: number): CalendarDate {
  const parts = new Map(clockIn(zone).formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  return dateOf(parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0);
}

/** One is dear to make. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: 'numeric', day: 'numeric' });
  clocks.set(zone, clock);
  return clock;
}

/** @throws RangeError when the calendar has no such day. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const then = new Date((dayNumber(date) + Math.trunc(days)) * DAY_MS);
  return dateOf(then.getUTCFullYear(), then.getUTCMonth() + 1, then.getUTCDate());
}

/** The same day `months` later, or that month's last day when it is shorter: 31 January and a month is 28 or 29 February. @throws RangeError when the calendar has no such day. */
export function addMonthsClamped(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = partsOf(date);
  const counted = year * 12 + month - 1 + Math.trunc(months);
  const [thenYear, thenMonth] = [Math.floor(counted / 12), counted - Math.floor(counted / 12) * 12 + 1];
  return dateOf(thenYear, thenMonth, Math.min(day, daysInMonth(thenYear, thenMonth)));
}

/** The `day`th (1 to 31) of the date's month, or the month's last day when it is shorter. */
export function dayOfMonthClamped(date: CalendarDate, day: number): CalendarDate {
  const [year, month] = partsOf(date);
  return dateOf(year, month, Math.min(day, daysInMonth(year, month)));
}

export const endOfMonth = (date: CalendarDate): CalendarDate => dayOfMonthClamped(date, 31);

/** Negative, zero or positive, as `a` is before, on or after `b`. */
export const compareDates = (a: CalendarDate, b: CalendarDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

const WEEK = 7;
/** 1 January 1970, day 0, was a Thursday. */
const DAY_ZERO = 3;

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: CalendarDate): number => ((((dayNumber(date) + DAY_ZERO) % WEEK) + WEEK) % WEEK) + 1;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** For people: `22 Dec 2026`. */
export function formatDate(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const partsOf = (date: CalendarDate): readonly [year: number, month: number, day: number] => [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];

/** Days since 1 January 1970. */
function dayNumber(date: CalendarDate): number {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** @throws RangeError for a day that no calendar has. */
function dateOf(year: number, month: number, day: number): CalendarDate {
  // Compared this way round, what is not a number is refused too.
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`Not a year of a calendar date: ${String(year)}`);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${String(month)}-${day < 10 ? '0' : ''}${String(day)}` as CalendarDate;
}

const LONG = 31;
const SHORT = 30;
const FEBRUARY = 2;

function daysInMonth(year: number, month: number): number {
  if (month === FEBRUARY) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? SHORT : LONG;
}
