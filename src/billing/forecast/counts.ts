/**
 * How many of the futures something comes in on each day, as text: one character a day, so that a page gets hundreds of invoices in a few kilobytes. The first
 * number is how many days nothing comes before.
 */
export interface PackedCounts {
  readonly from: number;
  readonly days: string;
}

/** The character of 0. What follows in the code table up to 255 more is printable or at least harmless in JSON. */
const ZERO = 35;
const MOST = 255;

export function packCounts(counts: readonly number[]): PackedCounts {
  const from = counts.findIndex((count) => count > 0);
  if (from < 0) return { from: 0, days: '' };
  const last = counts.findLastIndex((count) => count > 0);
  return { from, days: String.fromCharCode(...counts.slice(from, last + 1).map((count) => ZERO + Math.min(MOST, count))) };
}

export function unpackCounts({ from, days }: PackedCounts): readonly number[] {
  return [...Array.from({ length: from }, () => 0), ...Array.from(days, (letter) => letter.charCodeAt(0) - ZERO)];
}

/** The same `days` later (earlier when negative): what would come before the first day comes on it. */
export function shiftCounts(counts: readonly number[], days: number): readonly number[] {
  if (days >= 0) return [...Array.from({ length: days }, () => 0), ...counts];
  const passed = counts.slice(0, -days).reduce((all, count) => all + count, 0);
  const [first = 0, ...rest] = counts.slice(-days);
  return [first + passed, ...rest];
}

/** In how many of the futures it comes at all. */
export const sumCounts = ({ days }: PackedCounts): number => Array.from(days).reduce((all, letter) => all + letter.charCodeAt(0) - ZERO, 0);
