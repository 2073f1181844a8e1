/** Where things stand on a chart: plain arithmetic, so that it can be tested without a browser. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A round step so that about `count` lines lie between nothing and `most`: 1, 2 or 5 with zeros. */
export function stepFor(most: number, count: number): number {
  if (most <= 0) return 1;
  const rough = most / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const part = rough / magnitude;
  return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * magnitude;
}

/** The marks from nothing up to at least `most`. */
export function marksTo(most: number, count: number): readonly number[] {
  const step = stepFor(most, count);
  return Array.from({ length: Math.max(1, Math.ceil(most / step - 1e-9)) + 1 }, (_, place) => place * step);
}

const DAY_MS = 86_400_000;

export function scaleOf(plot: Plot, from: string, to: string, most: number): { readonly x: (date: string) => number; readonly y: (value: number) => number } {
  const [first, last] = [Date.parse(from) / DAY_MS, Date.parse(to) / DAY_MS];
  const span = Math.max(1, last - first);
  return {
    x: (date) => round(plot.left + ((Date.parse(date) / DAY_MS - first) / span) * (plot.width - plot.left - plot.right)),
    y: (value) => round(plot.height - plot.bottom - (value / Math.max(1, most)) * (plot.height - plot.top - plot.bottom)),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The first of each month from the one after `from` up to `to`. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  for (let next = 1; ; next += 1) {
    const date = new Date(Date.UTC(year, month - 1 + next, 1)).toISOString().slice(0, 10);
    if (date > to) return months;
    months.push(date);
  }
}

export const pathThrough = (points: readonly (readonly [number, number])[]): string => points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join('');
