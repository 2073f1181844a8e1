import { addBell, bell, DELAYS, DELAYS_AROUND_USUAL, DELAYS_OF_ANYBODY, EARLIEST, placeOf, type Delays } from './delays';
import { Faded } from './faded';

/** One payment as its client's record keeps it, with the client's usual delay as it was right after. */
export interface Remembered {
  readonly day: number;
  readonly delay: number;
  readonly weight: number;
  /** Over all of the client's payments, and over the last few; in days after due. */
  readonly usual: number;
  readonly lately: number;
  /** Payments so far, by weight. */
  readonly count: number;
}

/** What was known of a client on some day. */
export interface Known {
  readonly record: readonly Remembered[];
  /** How many of the record's entries were made before that day. */
  readonly entries: number;
  readonly usual: number;
  readonly lately: number;
  readonly count: number;
  readonly day: number;
}

/**
 * Five ways to say when an invoice is paid, each a set of chances by delay: what all clients on such terms do; how invoices fall around their client's usual delay, long-run and
 * lately; and what this very client did, to the week and to the day. Which of them is right depends on how much is known of the client, so each is trusted
 * as far as it foretold the payments of clients known as well.
 */
export class Voices {
  /** The chances each voice gives, for the client last asked about. */
  readonly said: readonly Delays[] = Array.from({ length: VOICES }, () => new Float64Array(DELAYS));
  private readonly everybody = new Faded(SMOOTH, YEAR, DELAYS_OF_ANYBODY, 8);
  private readonly byTerms = new Map<number, Faded>();
  private readonly around = [newAround(), newAround()] as const;
  private readonly trust = KNOWN_WELL.map(() => new Float64Array(VOICES).fill(4));

  /** Fills `said`. `termDays` is how long the client has to pay. */
  ask(known: Known, termDays: number): void {
    const [terms, usual, lately, own, exact] = this.said as readonly [Delays, Delays, Delays, Delays, Delays];
    terms.set(this.on(termDays).chances());
    const level = levelOf(known.count);
    shift(this.around[0].at(level).chances(), known.usual, usual);
    shift(this.around[1].at(level).chances(), known.lately, lately);
    fromRecord(known, terms, SMOOTH, own);
    fromRecord(known, own, EXACT, exact);
  }

  /** The voices together, by trust. */
  together(known: Known, into: Delays): void {
    const trust = this.trustIn(known);
    into.fill(0);
    this.said.forEach((said, voice) => {
      const share = trust[voice] ?? 0;
      for (let place = 0; place < DELAYS; place += 1) into[place] = (into[place] ?? 0) + share * (said[place] ?? 0);
    });
  }

  /** Learns from a payment that `ask` was asked about just now: whom to trust, and what clients do. */
  hear(known: Known, termDays: number, delay: number, day: number, weight: number): void {
    this.judge(known, placeOf(delay), weight);
    this.everybody.add(delay, day, weight);
    this.on(termDays).add(delay, day, weight);
    const level = levelOf(known.count);
    this.around[0].add(level, delay - known.usual, day, weight);
    this.around[1].add(level, delay - known.lately, day, weight);
  }

  /** What all clients do; for the explanations, by terms when `termDays` is given. */
  others(termDays?: number): Delays {
    return (termDays === undefined ? this.everybody : this.on(termDays)).chances();
  }

  private trustIn(known: Known): Float64Array {
    const trust = this.trust[levelOf(known.count)] ?? new Float64Array(VOICES);
    const total = trust.reduce((all, one) => all + one, 0);
    return trust.map((one) => one / total);
  }

  private judge(known: Known, place: number, weight: number): void {
    const shares = this.trustIn(known);
    const trust = this.trust[levelOf(known.count)];
    if (!trust) return;
    const each = this.said.map((said, voice) => (shares[voice] ?? 0) * (said[place] ?? 0));
    const together = each.reduce((all, one) => all + one, 0);
    const total = trust.reduce((all, one) => all + one, 0) + weight;
    const keep = total > MEMORY ? MEMORY / total : 1;
    each.forEach((one, voice) => {
      trust[voice] = ((trust[voice] ?? 0) + (weight * one) / together) * keep;
    });
  }

  private on(termDays: number): Faded {
    const group = termsGroup(termDays);
    let found = this.byTerms.get(group);
    if (!found) this.byTerms.set(group, (found = new Faded(SMOOTH, YEAR, this.everybody, 10)));
    return found;
  }
}

const VOICES = 5;
const YEAR = 365;
const SMOOTH = bell(2);
const EXACT = bell(0.4);
/** Payments that a judgement of the voices rests on; older ones give way. */
const MEMORY = 400;
/** From how many payments on a client counts as known better. */
const KNOWN_WELL = [0, 1, 2, 4, 8, 16, 32];

const levelOf = (count: number): number => KNOWN_WELL.findLastIndex((from) => count >= from);

/** Usual lengths of terms, in days: each invoice belongs to the nearest. */
const TERMS = [0, 7, 14, 21, 30, 45, 60, 75, 90, 120];
export const termsGroup = (termDays: number): number => TERMS.reduce((best, days) => (Math.abs(days - termDays) < Math.abs(best - termDays) ? days : best));

/** How far payments fall from their client's usual delay: for clients known equally well, leaning on all. */
function newAround(): { at: (level: number) => Faded; add: (level: number, off: number, day: number, weight: number) => void } {
  const halfLife = 150;
  const all = new Faded(bell(1.5), halfLife, DELAYS_AROUND_USUAL, 8);
  const levels = KNOWN_WELL.map(() => new Faded(bell(1.5), halfLife, all, 20));
  return {
    at: (level) => levels[level] ?? all,
    add: (level, off, day, weight) => {
      all.add(off, day, weight);
      levels[level]?.add(off, day, weight);
    },
  };
}

/** The same chances, `days` later; between two days they are split. */
function shift(chances: Delays, days: number, into: Delays): void {
  const whole = Math.floor(days);
  const part = days - whole;
  for (let place = 0; place < DELAYS; place += 1) {
    const near = chances[clamp(place - whole)] ?? 0;
    const far = chances[clamp(place - whole - 1)] ?? 0;
    into[place] = near * (1 - part) + far * part;
  }
}

const clamp = (place: number): number => Math.min(DELAYS - 1, Math.max(0, place));

/** The client's own last payments, each less the older it is, leaning on `otherwise` as on one payment. */
function fromRecord({ record, entries, day }: Known, otherwise: Delays, kernel: typeof SMOOTH, into: Delays): void {
  const halfLife = 540;
  into.set(otherwise);
  let total = 1;
  for (let entry = Math.max(0, entries - LAST_PAYMENTS); entry < entries; entry += 1) {
    const past = record[entry];
    if (!past) continue;
    const weight = past.weight * 2 ** (-(day - past.day) / halfLife);
    total += weight;
    addBell(into, past.delay, weight, kernel);
  }
  for (let place = 0; place < DELAYS; place += 1) into[place] = (into[place] ?? 0) / total;
}

const LAST_PAYMENTS = 40;

/** The delay in the middle of the chances, in whole days. */
export function middleOf(chances: Delays): number {
  let total = 0;
  for (let place = 0; place < DELAYS; place += 1) {
    total += chances[place] ?? 0;
    if (total >= 0.5) return place + EARLIEST;
  }
  return 0;
}
