import { parseCalendarDate, type CalendarDate } from '../../src/billing/calendar-date';

export type ReadDate = (text: string) => CalendarDate | undefined;

/**
 * A reader of dates written as `format` says: `M/d/yyyy`, `DD.MM.YYYY`, `yyyyMMdd`, `d MMM yy`, or with per cent signs, `%m/%d/%Y`. The first m stands for the month, whatever its case; y for the
 * year, d for the day; anything else must be there as it is. A time after the date is passed over. Two-digit years are 1970 to 2069. @throws RangeError when the format lacks one of the three.
 */
export function dateReader(format: string): ReadDate {
  const written = format.replace(/%/g, '').replace(/[T ]+H.*$/, '');
  const parts: ('y' | 'm' | 'd')[] = [];
  const pattern = written.replace(/y+|m+|d+|[\s\S]/gi, (token) => {
    const part = token[0]?.toLowerCase() ?? '';
    if (!isPart(part) || parts.includes(part)) return token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    parts.push(part);
    if (part === 'y') return token.length === 2 ? '(\\d{2})' : '(\\d{4})';
    if (part === 'm' && token.length > 2) return '([A-Za-z]{3,9})\\.?';
    // Where nothing stands between the parts, each has its full length.
    return /[^ymd]/i.test(written) ? '(\\d{1,2})' : '(\\d{2})';
  });
  if (parts.length < 3) throw new RangeError(`Not a date format: ${format}. It names a day, a month and a year, for example M/d/yyyy.`);
  const whole = new RegExp(`^${pattern}(?:[T ]\\d{1,2}:.*|\\.0)?$`);
  return (text) => {
    const found = whole.exec(text.trim());
    if (!found) return undefined;
    const at = (part: 'y' | 'm' | 'd'): string => found[parts.indexOf(part) + 1] ?? '';
    return parseCalendarDate(`${year(at('y'))}-${month(at('m'))}-${at('d').padStart(2, '0')}`);
  };
}

const isPart = (letter: string): letter is 'y' | 'm' | 'd' => letter === 'y' || letter === 'm' || letter === 'd';

const year = (text: string): string => (text.length === 2 ? `${Number(text) < 70 ? '20' : '19'}${text}` : text);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function month(text: string): string {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return (named > 0 ? String(named) : text).padStart(2, '0');
}

/** ISO 8601, with or without a time. */
export const isoDate: ReadDate = dateReader('yyyy-MM-dd');
