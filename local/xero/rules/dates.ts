/** Dates as Xero keeps and writes them: a document's date is a calendar day of the organisation, sent as that day's midnight in UTC. */

import { rememberLast } from '../../common/remember';

const DAY = 86_400_000;

/** `YYYY-MM-DD` of a real day, or undefined. */
export function parseDay(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (match) {
    const day = `${match[1]}-${match[2]}-${match[3]}`;
    const time = Date.parse(`${day}T00:00:00Z`);
    return Number.isNaN(time) || dayOf(time) !== day ? undefined : day;
  }
  const stamped = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text);
  return stamped ? dayOf(Number(stamped[1])) : undefined;
}

/** The UTC day of an instant. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The calendar day it is now in the organisation. */
export function todayIn(xeroZone: string, now: number): string {
  return daysIn(xeroZone).format(now);
}

/** Making a format takes long, and is asked for with every document. */
const daysIn = rememberLast((xeroZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: ianaZone(xeroZone), year: 'numeric', month: '2-digit', day: '2-digit' }));

/** `/Date(ms+0000)/` at midnight of the day, read as UTC (recorded from Xero). */
export function wireDay(day: string): string {
  return `/Date(${Date.parse(`${day}T00:00:00Z`)}+0000)/`;
}

/** `2026-09-14T00:00:00` */
export function wireDayString(day: string): string {
  return `${day}T00:00:00`;
}

/** `/Date(ms+0000)/` */
export function wireInstant(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

/** Instants as the envelope and history write them: no offset. */
export function wireBareInstant(ms: number): string {
  return `/Date(${ms})/`;
}

/** `2026-09-14T09:29:59Z` */
export function wireInstantString(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** `28 September 2026`: how lock dates are named in refusals. */
export function longDay(day: string): string {
  return new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}

/** An If-Modified-Since header, to the second: ISO without a zone is UTC; the HTTP date form is accepted too. */
export function parseModifiedSince(text: string): number | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  const instant = iso ? Date.parse(iso[1] === undefined ? `${text}T00:00:00Z` : iso[3] === undefined ? `${text}Z` : text) : Date.parse(text);
  return Number.isNaN(instant) ? undefined : Math.floor(instant / 1000) * 1000;
}

/** A contact's or organisation's sales terms, as Xero names them. */
export interface SalesTerms {
  day: number;
  type: 'DAYSAFTERBILLDATE' | 'DAYSAFTERBILLMONTH' | 'OFCURRENTMONTH' | 'OFFOLLOWINGMONTH';
}

/** When an invoice of that day falls due: a day beyond the month's last is the month's last. */
export function dueBy(terms: SalesTerms, issued: string): string {
  const [year = 0, month = 1] = issued.split('-').map(Number);
  switch (terms.type) {
    case 'DAYSAFTERBILLDATE':
      return dayOf(Date.parse(`${issued}T00:00:00Z`) + terms.day * DAY);
    case 'DAYSAFTERBILLMONTH':
      return dayOf(Date.UTC(year, month, 0) + terms.day * DAY);
    case 'OFCURRENTMONTH':
      return dayOf(Date.UTC(year, month - 1, Math.min(terms.day, lastDay(year, month))));
    case 'OFFOLLOWINGMONTH':
      return dayOf(Date.UTC(year, month, Math.min(terms.day, lastDay(year, month + 1))));
  }
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The zones of organisations a custom connection can serve (AU, NZ, UK, US), from Xero's Timezone names to IANA's. */
const ZONES: Readonly<Record<string, string>> = {
  AUSEASTERNSTANDARDTIME: 'Australia/Sydney',
  EAUSTRALIASTANDARDTIME: 'Australia/Brisbane',
  CENAUSTRALIASTANDARDTIME: 'Australia/Adelaide',
  AUSCENTRALSTANDARDTIME: 'Australia/Darwin',
  WAUSTRALIASTANDARDTIME: 'Australia/Perth',
  TASMANIASTANDARDTIME: 'Australia/Hobart',
  NEWZEALANDSTANDARDTIME: 'Pacific/Auckland',
  GMTSTANDARDTIME: 'Europe/London',
  EASTERNSTANDARDTIME: 'America/New_York',
  CENTRALSTANDARDTIME: 'America/Chicago',
  MOUNTAINSTANDARDTIME: 'America/Denver',
  PACIFICSTANDARDTIME: 'America/Los_Angeles',
  HAWAIIANSTANDARDTIME: 'Pacific/Honolulu',
  UTC: 'UTC',
};

export const TIME_ZONES = Object.keys(ZONES);

function ianaZone(xeroZone: string): string {
  const zone = ZONES[xeroZone];
  if (zone === undefined) throw new RangeError(`The local Xero has no organisation in time zone ${xeroZone}.`);
  return zone;
}
