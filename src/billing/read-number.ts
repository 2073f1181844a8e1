/** Why digits with separators are not a number we dare to bill. */
export type Unread = 'unreadable' | 'ambiguous' | 'too-precise';

/** A whole number of the smallest units, as text: it may have more digits than a number holds. */
export interface Digits {
  readonly digits: string;
}

/**
 * Digits with separators as a whole number of units of `decimals` decimals: with two, `1,234.5` is `123450`. The rules:
 * - spaces and apostrophes only ever group thousands;
 * - of `.` and `,` together, the last is the decimal mark and the other groups; one that occurs twice groups;
 * - a `.` alone is the decimal mark, so `1.234` has three decimals and in dollars is too precise, whoever meant a thousand;
 * - a `,` alone before exactly three digits groups (`12,000`), unless three decimals are possible too: then it is ambiguous;
 * - any other `,` alone is the decimal mark (`12,5`, `0,50`).
 * Groups are of three digits, or of two and a last one of three, as in India. Decimals beyond `decimals` are too precise even when they are zeros.
 */
export function readNumber(body: string, decimals: number): Digits | Unread {
  const mark = decimalMark(body, decimals);
  if (mark === 'ambiguous') return mark;
  const cut = mark === undefined ? body.length : body.lastIndexOf(mark);
  const fraction = body.slice(cut + 1);
  const whole = ungrouped(body.slice(0, cut), mark);
  if (whole === undefined || (mark !== undefined && !/^\d+$/.test(fraction))) return 'unreadable';
  return fraction.length > decimals ? 'too-precise' : { digits: whole + fraction.padEnd(decimals, '0') };
}

function decimalMark(body: string, decimals: number): '.' | ',' | 'ambiguous' | undefined {
  const points = count(body, '.');
  const commas = count(body, ',');
  if (points > 0 && commas > 0) return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  if (points === 1) return '.';
  if (commas !== 1) return undefined;
  if (!/^[1-9]\d{0,2},\d{3}$/.test(body)) return ',';
  return decimals >= 3 ? 'ambiguous' : undefined;
}

/** One separator throughout: with a second kind before it, a decimal mark could not be told from a separator. */
const GROUPED = /^\d{1,3}(?:([.,'’ʼ ])\d{3})(?:\1\d{3})*$/u;
const GROUPED_IN_INDIA = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/** The digits of a whole part whose groups are well formed; undefined otherwise. Nothing before the mark is zero: `.50`. */
function ungrouped(whole: string, mark: '.' | ',' | undefined): string | undefined {
  if (whole === '') return mark === undefined ? undefined : '0';
  if (!/^\d+$/.test(whole) && !GROUPED.test(whole) && !GROUPED_IN_INDIA.test(whole)) return undefined;
  return whole.replace(/\D/g, '');
}

const count = (text: string, character: string): number => text.split(character).length - 1;
