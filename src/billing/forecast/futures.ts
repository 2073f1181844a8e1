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
  /** Fates of the same group are partly shared. */
  readonly group: string;
  readonly minor: number;
  /** The chance of each day; the rest is that it does not come in time. */
  readonly chances: Row;
}

/** How much of their fate items share, 0 (each for itself) to 1 (all early or all late together). */
export interface Alike {
  /** Items of one group: a client who is late with one invoice tends to be late with all. */
  readonly group: number;
  /** All items: a holiday, a month's end, or a forecast that is wrong about everybody. */
  readonly all: number;
}

/** Each item meets every stratum of chance, from the least to the greatest, in a future of its own. How these are dealt out is the same for all. */
interface Deal {
  /** By stratum: 1 when all items of a group meet it in the same future. */
  readonly shared: Uint8Array;
  /** The strata that each item meets in an order of its own. */
  readonly own: Uint8Array;
  /** The strata that each group meets in an order of its own; all others everybody meets in the same future. */
  readonly ofGroup: Uint8Array;
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

  constructor(
    readonly days: number,
    alike: Alike,
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
    const step = strideOf(seed, own.length);
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
      const { ofGroup } = this.deal;
      const seed = hash(group);
      const stride = strideOf(seed, ofGroup.length);
      order = Uint8Array.from({ length: FUTURES }, (_, stratum) => stratum);
      for (let place = 0, met = (seed >>> 9) % Math.max(1, ofGroup.length); place < ofGroup.length; place += 1) {
        order[ofGroup[place] ?? 0] = ofGroup[met] ?? 0;
        met = (met + stride) % ofGroup.length;
      }
      this.groups.set(group, order);
    }
    return order;
  }
}

function dealFor({ group, all }: Alike): Deal {
  const strata = Array.from({ length: FUTURES }, (_, stratum) => stratum);
  const ofGroup = without(strata, all);
  const own = without(ofGroup, all < 1 ? (group - all) / (1 - all) : 1);
  return { shared: Uint8Array.from(strata, (stratum) => (own.includes(stratum) ? 0 : 1)), own: Uint8Array.from(own), ofGroup: Uint8Array.from(ofGroup) };
}

/** The strata without a share of them, taken out evenly, so that early and late ones are shared alike. */
function without(strata: readonly number[], share: number): readonly number[] {
  const out = Math.round(Math.min(1, Math.max(0, share)) * strata.length);
  const isOut = (place: number): boolean => Math.floor(((place + 1) * out) / strata.length) > Math.floor((place * out) / strata.length);
  return strata.filter((_, place) => !isOut(place));
}

/** A step that follows from the seed, with which a walk round `length` places comes to every one. */
function strideOf(seed: number, length: number): number {
  if (length < 2) return 0;
  let stride = 1 + (seed % (length - 1));
  while (commonFactor(stride, length) > 1) stride += 1;
  return stride;
}

const commonFactor = (a: number, b: number): number => (b === 0 ? a : commonFactor(b, a % b));

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
