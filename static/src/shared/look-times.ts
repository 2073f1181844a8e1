/** After a change of the issue the bill takes a few seconds; these are the moments to look, in milliseconds. */
export const LOOK_AFTER_MS = [800, 1_600, 3_000, 5_000, 9_000, 20_000] as const;

/** Somebody is doing something elsewhere that takes minutes. */
const SELDOM_MS = 15_000;
/** Whatever the clocks say, it is given up some time: a quarter of an hour at most. */
const MOST_SELDOM = 60;
/** A browser's timers reach no further. */
const LONGEST_MS = 24 * 60 * 60_000;
/** Our clock and the server's differ. */
const AFTER_THE_END_MS = 2_000;

/** When else to look at what is awaited until an instant: now and then, and once when it is over. Milliseconds from `now`; none once it is over. */
export function looksUntil(until: string | undefined, now: number): readonly number[] {
  const left = until === undefined ? 0 : Date.parse(until) - now;
  if (!(left > 0)) return [];
  const first = LOOK_AFTER_MS[LOOK_AFTER_MS.length - 1] ?? 0;
  const between = Array.from({ length: Math.min(MOST_SELDOM, Math.max(0, Math.ceil((left - first) / SELDOM_MS) - 1)) }, (_none, index) => first + (index + 1) * SELDOM_MS);
  return [...between, Math.min(left, LONGEST_MS) + AFTER_THE_END_MS];
}
