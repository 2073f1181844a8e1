/** Making a format takes longer than a hundred uses of it, and a long table has thousands of days. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/**
 * Calendar dates are shown as they are: a due date is the same day for every reader, so it is formatted in UTC, which is
 * where `Date` puts a plain `YYYY-MM-DD`.
 */
export function formatDate(calendarDate: string, locale: string): string {
  return formatOf(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(calendarDate));
}

/** An instant in the reader's own zone, with the time. `timeZone` absent: the browser's. */
export function formatInstant(iso: string, locale: string, timeZone?: string): string {
  return formatOf(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
}

export function formatTime(iso: string, locale: string, timeZone?: string): string {
  return formatOf(locale, { timeStyle: 'short', timeZone }).format(new Date(iso));
}

/** The calendar date of an instant in the reader's zone, `YYYY-MM-DD`: what a list is grouped by. */
export function dayOf(iso: string, timeZone?: string): string {
  const parts = formatOf('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(new Date(iso));
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Rows in their order, gathered under the day they fall on. */
export function groupByDay<Row>(rows: readonly Row[], at: (row: Row) => string, timeZone?: string): readonly { readonly day: string; readonly rows: readonly Row[] }[] {
  const days: { day: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const day = dayOf(at(row), timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
