/** How many futures a total is played through in: enough for its marks, few enough to play ten thousand invoices in a moment. */
export const FUTURES = 251;

/** How much of their fate items share, 0 (each for itself) to 1 (all early or all late together). */
export interface Alike {
  /** Items of one group: a client who is late with one invoice tends to be late with all. */
  readonly group: number;
  /** All items: a holiday, a month's end, or a forecast that is wrong about everybody. */
  readonly all: number;
}

type Order = Uint8Array;

/**
 * In which future an item meets which part of its chances, from the earliest to the latest. Each item meets every part once, so its own chances are always kept; what differs is
 * how much one item's order is like another's. The futures themselves are in order, from the one in which everything is early to the one in which everything is late: an order that shares much with
 * others stays near to that, one that shares nothing is shuffled.
 */
export class Deal {
  private readonly orders = new Map<number, Order>();
  private readonly likeGroup: number;
  private readonly likeAll: number;

  constructor({ group, all }: Alike) {
    this.likeGroup = Math.sqrt(group);
    // Half of it for each of the two orders that make a group's.
    this.likeAll = group > 0 ? Math.min(1, all / group) ** 0.25 : 0;
  }

  /** Two of thirty-two after one another make a thousand orders. */
  ofGroup(id: string): Order {
    const seed = hash(id);
    const first = this.order(seed % 32, this.likeAll);
    const second = this.order(32 + ((seed >>> 12) % 32), this.likeAll);
    return second.map((place) => first[place] ?? 0);
  }

  ofItem(seed: number): Order {
    return this.order(64 + (seed % 128), this.likeGroup);
  }

  private order(which: number, like: number): Order {
    let order = this.orders.get(which);
    if (!order) this.orders.set(which, (order = newOrder(like, which)));
    return order;
  }
}

/** An order that goes along (`like` 1: entirely, 0: not at all) with the order of the futures. */
function newOrder(like: number, seed: number): Order {
  const random = randomFrom(seed);
  const apart = Math.sqrt(1 - like * like);
  // Score and future in one number, which sorts fast.
  const scores = Float64Array.from({ length: FUTURES }, (_, future) => Math.round(1e6 * (like * bellAt((future + 0.5) / FUTURES) + apart * bellAt(random()))) * FUTURES + future);
  return Uint8Array.from(scores.sort(), (score) => ((score % FUTURES) + FUTURES) % FUTURES);
}

/** The place on the bell curve below which `share` of it lies, closely enough: the logistic curve of the same spread. */
const bellAt = (share: number): number => Math.log(share / (1 - share)) / 1.702;

/** Numbers above 0 and below 1 that follow from the seed and look like nothing: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return (((value ^ (value >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
}

/** FNV-1a with a last stir: a number that follows from a text. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}
