import type { Row } from './pay-days';

/**
 * The total of many uncertain payments. A sum of 90 % marks is no 90 % mark of the sum, so the money is played through in 251 futures: in each, every item is paid on one day (or
 * not in time), as often over all futures as its chances say. Everything is in whole minor units and follows from the items' names alone, so the same items give the
 * same total in any order, and an item that is taken out leaves no trace.
 */
export const FUTURES = 251;

/** One payment that may come. */
export interface Fate {
  readonly id: string;
  /** Fates of the same group are partly shared: a client who is late with one invoice tends to be late with all. */
  readonly group: string;
  readonly minor: number;
  /** The chance of each day; the rest is that it does not come in time. */
  readonly chances: Row;
}

/** How the futures of one group are dealt out; the same for every item. */
interface Deal {
  /** For each stratum of chance, in rising order, 1 when all items of a group meet it in the same future. */
  readonly shared: Uint8Array;
  /** The strata that each item meets in its own order. Their number is a prime, so that every step but 0 visits them all. */
  readonly own: Uint8Array;
}

export class Futures {
  /** Minor units by day and future: `day * FUTURES + future`. */
  readonly totals: Float64Array;
  /** A thousandth of minor units expected on each day: whole numbers, so that adding and removing leaves nothing behind. */
  readonly expected: Float64Array;
  /** How many fates are in it. */
  size = 0;
  private readonly deal: Deal;
  private readonly groups = new Map<string, Uint8Array>();

  /** `alike` (0 to 1): how much of their fate the items of a group share. */
  constructor(
    readonly days: number,
    alike: number,
  ) {
    this.totals = new Float64Array(days * FUTURES);
    this.expected = new Float64Array(days);
    this.deal = dealFor(alike);
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
    const { shared, own } = this.deal;
    const order = this.orderOf(group);
    const seed = hash(id);
    const step = own.length < 2 ? 0 : 1 + (seed % (own.length - 1));
    let turn = own.length === 0 ? 0 : hash(`${id}#`) % own.length;
    const offset = ((seed >>> 8) % 1024) / 1024;
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
        let meets = stratum;
        if (shared[stratum] !== 1) {
          meets = own[turn] ?? 0;
          turn += step;
          if (turn >= own.length) turn -= own.length;
        }
        const place = row + (order[meets] ?? 0);
        totals[place] = (totals[place] ?? 0) + minor;
        stratum += 1;
      }
    }
  }

  /** The order in which a group meets the futures. */
  private orderOf(group: string): Uint8Array {
    let order = this.groups.get(group);
    if (!order) {
      const seed = hash(group);
      const step = 1 + (seed % (FUTURES - 1));
      const start = (seed >>> 9) % FUTURES;
      order = Uint8Array.from({ length: FUTURES }, (_, stratum) => (start + stratum * step) % FUTURES);
      this.groups.set(group, order);
    }
    return order;
  }
}

/** Primes: how many strata can be each item's own. */
const OWN = [251, 227, 199, 173, 151, 127, 101, 73, 53, 23];

function dealFor(alike: number): Deal {
  const count = OWN[Math.min(OWN.length - 1, Math.max(0, Math.round(alike * 10)))] ?? FUTURES;
  // Spread evenly, so that early and late ones are shared alike.
  const isShared = (stratum: number): boolean => Math.floor(((stratum + 1) * count) / FUTURES) === Math.floor((stratum * count) / FUTURES);
  const strata = Array.from({ length: FUTURES }, (_, stratum) => stratum);
  return { shared: Uint8Array.from(strata, (stratum) => (isShared(stratum) ? 1 : 0)), own: Uint8Array.from(strata.filter((stratum) => !isShared(stratum))) };
}

/** FNV-1a with a last stir: a number that follows from a text and looks like nothing. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
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
