import { FUTURES, hash, type Deal } from './deal';
import type { Row } from './pay-days';

/** One payment that may come. */
export interface Fate {
  readonly id: string;
  /** Fates of the same group are partly shared. */
  readonly group: string;
  readonly minor: number;
  /** The chance of each day; the rest is that it does not come in time. */
  readonly chances: Row;
}

/** A payment that may come, laid out before: how many of the futures it comes in on each day, from the first day of the forecast on. */
export interface LaidOut {
  readonly id: string;
  readonly group: string;
  readonly minor: number;
  readonly counts: readonly number[];
}

/** In how many of the futures the fate comes on each day: what `Futures` makes of its chances, without the zeros at the end. */
export function countsOf({ id, chances }: Pick<Fate, 'id' | 'chances'>): readonly number[] {
  const offset = offsetOf(hash(id));
  const counts: number[] = [];
  let [upTo, stratum] = [0, 0];
  for (let day = 0; day < chances.days; day += 1) {
    upTo += Math.max(0, chances.list[chances.at + day] ?? 0);
    const next = Math.max(stratum, Math.ceil(Math.min(FUTURES, upTo * FUTURES - offset)));
    if (next > stratum) counts[day] = next - stratum;
    stratum = next;
  }
  return Array.from(counts, (count: number | undefined) => count ?? 0);
}

/** Which part of a future's chance a fate begins with: follows from its id, so that small chances of many fates don't all vanish. */
const offsetOf = (seed: number): number => ((seed >>> 8) % 1024) / 1024;

/**
 * The total of many uncertain payments. A sum of 90 % marks is no 90 % mark of the sum, so the money is played through in many futures: in each, every item is paid on one day (or
 * not in time), as often over all futures as its chances say. Everything is in whole minor units and follows from the items' names alone, so the same items give the
 * same total in any order, and an item that is taken out leaves no trace.
 */
export class Futures {
  /** Minor units by day and future: `day * FUTURES + future`. */
  readonly totals: Float64Array;
  /** A thousandth of minor units expected on each day: whole numbers, so that adding and removing leaves nothing behind. */
  readonly expected: Float64Array;
  /** How many fates are in it. */
  size = 0;
  private readonly groups = new Map<string, Uint8Array>();

  constructor(
    readonly days: number,
    private readonly deal: Deal,
  ) {
    this.totals = new Float64Array(days * FUTURES);
    this.expected = new Float64Array(days);
  }

  add(fate: Fate): void {
    this.size += 1;
    this.play(fate, fate.minor, 1);
  }

  /** Takes out what `add` put in for the very same fate. */
  remove(fate: Fate): void {
    this.size -= 1;
    this.play(fate, -fate.minor, -1);
  }

  private play({ id, group, minor: amount, chances }: Fate, minor: number, sign: number): void {
    const order = this.orderOf(group);
    const seed = hash(id);
    const turns = this.deal.ofItem(seed);
    const offset = offsetOf(seed);
    const totals = this.totals;
    let upTo = 0;
    let stratum = 0;
    for (let day = 0; day < this.days; day += 1) {
      const chance = chances.list[chances.at + day] ?? 0;
      if (chance <= 0) continue;
      upTo += chance;
      this.expected[day] = (this.expected[day] ?? 0) + sign * Math.round(amount * chance * 1000);
      const row = day * FUTURES;
      const end = Math.min(FUTURES, upTo * FUTURES - offset);
      while (stratum < end) {
        const place = row + (order[turns[stratum] ?? 0] ?? 0);
        totals[place] = (totals[place] ?? 0) + minor;
        stratum += 1;
      }
    }
  }

  /** The same futures as from the chances that the counts were made of; what is expected is off by less than a part in `FUTURES`. */
  lay({ id, group, minor, counts }: LaidOut): void {
    this.size += 1;
    const order = this.orderOf(group);
    const turns = this.deal.ofItem(hash(id));
    let stratum = 0;
    for (let day = 0; day < Math.min(this.days, counts.length); day += 1) {
      const count = counts[day] ?? 0;
      this.expected[day] = (this.expected[day] ?? 0) + Math.round((minor * count * 1000) / FUTURES);
      for (const end = stratum + count; stratum < end; stratum += 1) {
        const place = day * FUTURES + (order[turns[stratum] ?? 0] ?? 0);
        this.totals[place] = (this.totals[place] ?? 0) + minor;
      }
    }
  }

  private orderOf(group: string): Uint8Array {
    let order = this.groups.get(group);
    if (!order) this.groups.set(group, (order = this.deal.ofGroup(group)));
    return order;
  }
}

/** What a total comes to, in minor units: one time in ten less than `p10`, half the time less than `p50`, one time in ten more than `p90`; `expected` on average. */
export interface CashRange {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly expected: number;
}

/** The range of all that comes on the days from `first` to `last`, both included and counted from 0. */
export function rangeOf(futures: Futures, first: number, last: number, into = new Float64Array(FUTURES)): CashRange {
  into.fill(0);
  let expected = 0;
  for (let day = first; day <= last; day += 1) {
    expected += futures.expected[day] ?? 0;
    const row = day * FUTURES;
    for (let future = 0; future < FUTURES; future += 1) into[future] = (into[future] ?? 0) + (futures.totals[row + future] ?? 0);
  }
  return inOrder(into, expected);
}

/** The ranges of all that comes up to and including each day. */
export function runningRanges(futures: Futures): readonly CashRange[] {
  const running = new Float64Array(FUTURES);
  let expected = 0;
  return Array.from({ length: futures.days }, (_, day) => {
    expected += futures.expected[day] ?? 0;
    for (let future = 0; future < FUTURES; future += 1) running[future] = (running[future] ?? 0) + (futures.totals[day * FUTURES + future] ?? 0);
    return inOrder(running.slice(), expected);
  });
}

function inOrder(totals: Float64Array, thousandths: number): CashRange {
  totals.sort();
  const mark = (share: number): number => totals[Math.round(share * (FUTURES - 1))] ?? 0;
  return { p10: mark(0.1), p50: mark(0.5), p90: mark(0.9), expected: Math.round(thousandths / 1000) };
}
