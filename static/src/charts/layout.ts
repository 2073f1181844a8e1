/** Where things stand on a picture: plain arithmetic, so that it can be tested without a browser. */

/** About as wide as a letter of the small text is. */
const LETTER = 6.6;

/** Names and figures have the room that the longest of them takes; bars have the rest. */
export function roomFor(rows: readonly { readonly label: string; readonly figure: string }[], width: number): { readonly left: number; readonly bars: number } {
  const widest = (texts: readonly string[]): number => Math.ceil(Math.max(0, ...texts.map(({ length }) => length)) * LETTER);
  const left = widest(rows.map(({ label }) => label)) + 12;
  return { left, bars: Math.max(24, width - left - widest(rows.map(({ figure }) => figure)) - 16) };
}

/** What is there at all is seen, however little beside the rest. */
export const lengthOf = (value: number, most: number, room: number): number => (value <= 0 ? 0 : Math.max(2, Math.round((value / most) * room)));

/** So many months, with now two thirds along where there is more on either side. */
export function monthsAround<Month extends { readonly month: string }>(months: readonly Month[], now: string, count: number): readonly Month[] {
  if (months.length <= count) return months;
  const before = months.filter(({ month }) => month <= now).length;
  const first = Math.max(0, Math.min(months.length - count, before - Math.ceil((count * 2) / 3)));
  return months.slice(first, first + count);
}
