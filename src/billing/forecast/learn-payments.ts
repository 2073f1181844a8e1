import { bend, Calibration } from './calibration';
import { dayNumber } from './days';
import { bell, DELAYS, DELAYS_IN_DISPUTE, EARLIEST, placeOf, type Delays } from './delays';
import { Faded } from './faded';
import type { Alike } from './deal';
import { noHabits, noteHabit, pulled, pullOf, WAYS, type Habits } from './habits';
import { Togetherness } from './togetherness';
import type { PastPayment, PaymentHistory } from './inputs';
import { middleOf, Voices, type Known, type Remembered } from './voices';

/** What is kept of one client. */
interface Client {
  readonly record: Remembered[];
  readonly habits: Habits;
  readonly trust: Float64Array;
  /** Invoices paid, a part of one as a part. */
  invoices: number;
  /** The last payment: how many like it came on that day (one run that pays ten invoices is one decision, not ten). */
  alike: number;
}

/** An invoice, as far as its delay is concerned; days as `dayNumber` counts them. */
export interface Billed {
  readonly clientId: string;
  readonly issued: number;
  readonly due: number;
  readonly disputed?: boolean;
}

export interface Settled extends Billed {
  readonly paid: number;
  readonly share: number;
}

/**
 * Learns when clients pay, one payment after the other in the order of their days, and says at any time what it expects of an invoice. Each payment is first
 * foretold with what was known on the day its invoice was issued, and only then learned from: that is how it knows whom of its voices to trust, and how far off it is.
 */
export class PaymentLearner {
  readonly clients = new Map<string, Client>();
  readonly voices = new Voices();
  private readonly inDispute = new Faded(bell(3), 730, DELAYS_IN_DISPUTE, 10);
  private readonly habits = noHabits();
  private readonly trust = Float64Array.of(12, 4, 4);
  private readonly calibration = new Calibration();
  private readonly together = new Togetherness();
  private spread = 8;
  private readonly before: Delays = new Float64Array(DELAYS);
  private readonly ways: readonly [Delays, Delays, Delays] = [new Float64Array(DELAYS), new Float64Array(DELAYS), new Float64Array(DELAYS)];
  private readonly foretold: Delays = new Float64Array(DELAYS);
  private usualOfAll: { day: number; middle: number } | undefined;

  settle(payment: Settled): void {
    const client = this.clientOf(payment.clientId);
    const delay = Math.max(payment.paid, payment.issued) - payment.due;
    client.invoices += payment.share;
    const last = client.record.at(-1);
    client.alike = last?.day === payment.paid && last.delay === delay ? client.alike + 1 : 1;
    const weight = payment.share / client.alike ** 2;
    const known = this.knownOf(client, payment.issued, payment.paid);
    this.voices.ask(known, payment.due - payment.issued);
    this.voices.together(known, this.before);
    const first = firstPlace(payment);
    const trusted = this.foretell(client, payment, first);
    this.judgeBand(payment, placeOf(delay), weight);
    this.judgeWays(client, trusted, placeOf(delay), weight);
    noteHabit(this.habits, payment.due, delay, weight, this.before, first, sumFrom(this.before, first));
    noteHabit(client.habits, payment.due, delay, weight, this.before, first, sumFrom(this.before, first));
    this.voices.hear(known, payment.due - payment.issued, delay, payment.paid, weight);
    if (payment.disputed) this.inDispute.add(delay - known.usual, payment.paid, weight);
    this.remember(client, delay, payment.paid, weight, known);
  }

  /** The chances of an invoice's delays with what is known on `day`, into `into`: nothing before its issue. */
  expect(invoice: Billed, day: number, into: Delays): void {
    const client = this.clients.get(invoice.clientId);
    this.expectBefore(client, invoice, day);
    this.foretell(client, invoice, firstPlace(invoice));
    into.set(this.foretold);
    bend(into, this.calibration.curve());
  }

  /** The same before the calendar's pull and the calibration: what is the same for all invoices of the client on the same terms. */
  expectBefore(client: Client | undefined, invoice: Billed, day: number): Delays {
    const known = this.knownOf(client, day, day);
    if (invoice.disputed) {
      const late = this.inDispute.chances();
      for (let place = 0; place < DELAYS; place += 1) this.before[place] = late[Math.min(DELAYS - 1, Math.max(0, place - Math.round(known.usual)))] ?? 0;
    } else {
      this.voices.ask(known, invoice.due - invoice.issued);
      this.voices.together(known, this.before);
    }
    return this.before;
  }

  /** How the client's days of the week and month pull. */
  calendarOf(client: Client | undefined): { readonly pull: ReturnType<typeof pullOf>; readonly trusted: readonly number[] } {
    return { pull: pullOf(this.habits, client?.habits), trusted: this.waysTrusted(client) };
  }

  curve(): Float64Array {
    return this.calibration.curve();
  }

  /** How much of their fate open invoices share. */
  togetherness(): Alike {
    return this.together.alike();
  }

  private foretell(client: Client | undefined, invoice: Billed, first: number): readonly number[] {
    const { pull, trusted } = this.calendarOf(client);
    pulled(this.before, first, invoice.due, pull, this.ways);
    const [plain, weekly, monthly] = this.ways;
    const [ofPlain = 0, ofWeekly = 0, ofMonthly = 0] = trusted;
    this.foretold.fill(0, 0, first);
    for (let place = first; place < DELAYS; place += 1) this.foretold[place] = ofPlain * (plain[place] ?? 0) + ofWeekly * (weekly[place] ?? 0) + ofMonthly * (monthly[place] ?? 0);
    return trusted;
  }

  private waysTrusted(client: Client | undefined): readonly number[] {
    const [all, own] = [sumFrom(this.trust, 0), client ? sumFrom(client.trust, 0) : 0];
    return Array.from(this.trust, (trust, way) => ((client?.trust[way] ?? 0) + (8 * trust) / all) / (own + 8));
  }

  private judgeWays(client: Client, trusted: readonly number[], place: number, weight: number): void {
    const total = this.foretold[place] ?? 0;
    if (total <= 0) return;
    this.ways.forEach((way, index) => {
      const right = (weight * (trusted[index] ?? 0) * (way[place] ?? 0)) / total;
      this.trust[index] = (this.trust[index] ?? 0) + right;
      client.trust[index] = (client.trust[index] ?? 0) * (1 - 0.02 * weight) + right;
    });
  }

  private judgeBand(payment: Settled, place: number, weight: number): void {
    let below = 0;
    for (let earlier = 0; earlier < place; earlier += 1) below += this.foretold[earlier] ?? 0;
    const upTo = below + (this.foretold[place] ?? 0);
    this.calibration.note(below, upTo, weight);
    this.together.note(payment, (below + upTo) / 2 - 0.5);
  }

  private remember(client: Client, delay: number, day: number, weight: number, known: Known): void {
    const last = client.record.at(-1);
    const count = (last?.count ?? 0) + weight;
    const usual = last?.usual ?? known.usual;
    const lately = last?.lately ?? known.lately;
    // One payment a year late says little of the next: no surprise counts for more than four times the usual one.
    const most = 4 * this.spread;
    const off = (from: number): number => Math.max(-most, Math.min(most, delay - from));
    this.spread += (Math.abs(delay - known.usual) - this.spread) * 0.01 * weight;
    client.record.push({
      day,
      delay,
      weight,
      usual: usual + weight * Math.max(0.04, 1 / (count + 1)) * off(usual),
      lately: lately + weight * Math.max(0.4, 1 / (count + 1)) * off(lately),
      count,
    });
  }

  /** What was known of the client before `day`; the middle of all clients, which stands in for one never seen, is taken on `asOf`. */
  private knownOf(client: Client | undefined, day: number, asOf: number): Known {
    const record = client?.record ?? [];
    let entries = record.length;
    while (entries > 0 && (record[entries - 1]?.day ?? 0) >= day) entries -= 1;
    const last = record[entries - 1];
    const middle = this.middleOfAll(asOf);
    return { record, entries, usual: last?.usual ?? middle, lately: last?.lately ?? middle, count: last?.count ?? 0, day };
  }

  private middleOfAll(day: number): number {
    if (this.usualOfAll?.day !== day) this.usualOfAll = { day, middle: middleOf(this.voices.others()) };
    return this.usualOfAll.middle;
  }

  private clientOf(id: string): Client {
    let client = this.clients.get(id);
    if (!client) this.clients.set(id, (client = { record: [], habits: noHabits(), trust: new Float64Array(WAYS), invoices: 0, alike: 0 }));
    return client;
  }
}

/** No payment comes before the invoice: an earlier one counts on the day it was issued. */
export const firstPlace = ({ issued, due }: Billed): number => Math.min(DELAYS - 1, Math.max(0, issued - due - EARLIEST));

function sumFrom(list: Float64Array, first: number): number {
  let total = 0;
  for (let place = first; place < list.length; place += 1) total += list[place] ?? 0;
  return total;
}

/** Learns from a whole history at once. @throws RangeError for a payment whose share of its invoice is not above 0 and at most 1. */
export function learnPayments(history: PaymentHistory): PaymentLearner {
  const learner = new PaymentLearner();
  const settled = history.map(settledOf);
  settled.sort((a, b) => a.paid - b.paid || a.issued - b.issued || a.due - b.due || (a.clientId < b.clientId ? -1 : a.clientId > b.clientId ? 1 : 0));
  for (const payment of settled) learner.settle(payment);
  return learner;
}

/** @throws RangeError when it is no share of an invoice. */
export function settledOf({ clientId, issued, due, paid, share = 1, disputed = false }: PastPayment): Settled {
  if (!(share > 0 && share <= 1)) throw new RangeError(`Not a share of an invoice: ${share}`);
  return { clientId, issued: dayNumber(issued), due: dayNumber(due), paid: dayNumber(paid), share, disputed };
}
