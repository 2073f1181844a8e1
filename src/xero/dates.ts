import { parseCalendarDate, type CalendarDate } from '../billing/calendar-date';

/** Xero's `/Date(1789344000000+0000)/`; the offset is always zero or absent, and the milliseconds already count from 1970 UTC. */
const MS_DATE = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;
/** The wall-clock form: `2026-09-14T00:00:00`, with or without a time. */
const TEXT_DATE = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?$/;

/**
 * A calendar date in either of Xero's spellings. Xero writes the organisation's calendar day as midnight UTC, so reading it in any other
 * zone is a day off west of Greenwich; undefined when it is neither spelling.
 */
export function xeroDate(text: string): CalendarDate | undefined {
  const day = TEXT_DATE.exec(text)?.[1] ?? dayOf(msOf(text));
  return day === undefined ? undefined : parseCalendarDate(day);
}

/** An instant in Xero's spelling as ISO in UTC; undefined when it is not one. */
export function xeroInstant(text: string): string | undefined {
  const ms = msOf(text);
  return ms === undefined ? undefined : isoOf(ms);
}

/** An ISO instant as Xero's If-Modified-Since wants it: UTC, whole seconds, rounded down so that nothing is missed. */
export function modifiedSince(instant: string): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError('changedSince needs an ISO instant');
  return new Date(ms).toISOString().slice(0, 19);
}

function msOf(text: string): number | undefined {
  const digits = MS_DATE.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function dayOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : isoOf(ms)?.slice(0, 10);
}

function isoOf(ms: number): string | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
