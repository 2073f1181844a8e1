/** Days from one to another as short as a reader understands them: `9 – 20 Dec`. The year is said where it is not that of today. */
export function dateRange(from: string, to: string, locale: string): string {
  const [first, last] = [new Date(from), new Date(to)];
  const thisYear = String(new Date().getUTCFullYear());
  const year = from.startsWith(thisYear) && to.startsWith(thisYear) ? {} : { year: 'numeric' as const };
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC', ...year });
  return from === to ? format.format(first) : format.formatRange(first, last);
}
