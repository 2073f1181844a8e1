/**
 * Simulated histories of several kinds of clients, so that no forecast is fitted to one file. Each follows from its seed alone. What they share: two and a half years of invoices at random days, a
 * client's share of them uneven, amounts spread over a factor of ten or more. What differs is said at each kind.
 */
import { dateOf, dayNumber, weekday } from '../../src/billing/forecast/days';
import { calendarDate, endOfMonth } from '../../src/billing/calendar-date';
import type { PastInvoice } from './read-history';

const FIRST_DAY = dayNumber(calendarDate('2023-03-01'));
const SPAN = 900;

/** Uniform in [0, 1): mulberry32. */
type Random = () => number;

function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A draw from the bell curve of spread 1 around 0. */
const bell = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface Client {
  readonly name: string;
  /** Traits of this client: two from the bell curve, one uniform. What they mean is the kind's affair. */
  readonly slow: number;
  readonly wild: number;
  readonly luck: number;
  readonly termDays: number;
}

interface Bill {
  readonly client: Client;
  readonly issued: number;
  readonly due: number;
  readonly random: Random;
}

interface Kind {
  readonly invoices?: number;
  readonly clients?: number;
  readonly terms?: readonly number[];
  /** Half of the invoices go to clients who get one and are never seen again. */
  readonly seenOnce?: boolean;
  /** Spread of the amounts, of their logarithm. */
  readonly amounts?: number;
  /** Invoices that go out together, and are paid together. */
  readonly together?: number;
  /** The day it is paid, or undefined for never. */
  readonly paid: (bill: Bill) => number | undefined;
}

function simulate(seed: number, { invoices = 2500, clients = 80, terms = [30], seenOnce = false, amounts = 1, together = 1, paid }: Kind): readonly PastInvoice[] {
  const random = randomOf(seed);
  const newClient = (name: string): Client => ({ name, slow: bell(random), wild: bell(random), luck: random(), termDays: terms[Math.floor(random() * terms.length)] ?? 30 });
  const regulars = Array.from({ length: clients }, (_, place) => newClient(`regular ${place}`));
  const made: PastInvoice[] = [];
  for (let round = 0; made.length < invoices; round += 1) {
    const regular = regulars[Math.floor(random() ** 1.3 * clients)];
    const client = !regular || (seenOnce && random() < 0.5) ? newClient(`once ${round}`) : regular;
    const issued = FIRST_DAY + Math.floor(random() * SPAN);
    const due = issued + client.termDays;
    const day = paid({ client, issued, due, random });
    const copies = 1 + Math.floor(random() * together);
    for (let copy = 0; copy < copies; copy += 1) {
      const minor = Math.max(100, Math.round(100_000 * Math.exp(amounts * bell(random))));
      made.push({ line: made.length + 2, customer: client.name, issued, due, paid: day === undefined ? undefined : Math.max(issued, Math.round(day)), minor, currency: '' });
    }
  }
  return made;
}

const SATURDAY = 6;
const SUNDAY = 0;
/** The day itself, or the Monday after when nobody is at work. */
const working = (day: number): number => Math.round(day) + (weekday(Math.round(day)) === SATURDAY ? 2 : weekday(Math.round(day)) === SUNDAY ? 1 : 0);

function lastWorkday(day: number): number {
  const last = dayNumber(endOfMonth(dateOf(Math.round(day))));
  return last - (weekday(last) === SATURDAY ? 1 : weekday(last) === SUNDAY ? 2 : 0);
}

function nextWeekday(day: number, wanted: number): number {
  const from = Math.round(day);
  return from + ((wanted - weekday(from) + 7) % 7);
}

export const KINDS = {
  /** Each client has a delay of its own, and keeps to it within some days. */
  steady: { paid: ({ client, due, random }) => due + 5 + 8 * client.slow + 3 * bell(random) },
  /** Four in five clients pay on the last working day of the month the invoice falls due in, at times of the next; the others anyhow. */
  month_end: { terms: [14, 30], paid: ({ client, due, random }) => (client.luck < 0.8 ? lastWorkday(due + (random() < 0.1 ? 25 : 0)) : due + 4 + 5 * bell(random)) },
  /** Clients become slower or quicker all the time, some by two weeks a year. */
  drifting: { paid: ({ client, issued, due, random }) => due + 6 * client.slow + ((issued - FIRST_DAY) / 365) * 8 * client.wild + 4 * bell(random) },
  /** Half of the invoices go to clients nobody has seen before or will again; short terms are kept worse than long ones. */
  seen_once: { seenOnce: true, terms: [7, 14, 30, 60], paid: ({ client, due, random }) => due + (client.termDays < 20 ? 9 : 2) + 6 * client.slow + 5 * Math.abs(bell(random)) * (random() < 0.5 ? -1 : 2) },
  /** Most pay about in time, a few terribly late; and amounts differ by a factor of a hundred. */
  heavy_tails: { amounts: 1.5, paid: ({ client, due, random }) => due - 4 + 3 * client.slow + Math.exp(1.5 + 0.4 * client.wild + 1.1 * bell(random)) },
  /** One invoice in seven is disputed, which nobody knows when it is issued, and paid one to two and a half months later. */
  disputes: { paid: ({ client, due, random }) => due + 5 * client.slow + 4 * bell(random) + (random() < 0.15 ? 30 + 50 * random() : 0) },
  /** One client in five leaves one invoice in eight unpaid for ever; the others one in fifty. */
  never_payers: { paid: ({ client, due, random }) => (random() < 0.02 + (client.luck > 0.8 ? 0.1 : 0) ? undefined : due + 7 * client.slow + 6 * bell(random)) },
  /** Each client takes the discount for paying early with a chance of its own, and is a week late otherwise. */
  bimodal: { paid: ({ client, due, random }) => (random() < client.luck ? due - 20 + 2 * bell(random) : due + 8 + 3 * bell(random)) },
  /** Each client pays once a week, on its own weekday. */
  weekly_runs: { terms: [14, 30], paid: ({ client, due, random }) => nextWeekday(due + 4 + 6 * client.slow + 3 * bell(random), 1 + (Math.floor(client.luck * 5) % 5)) },
  /** Three in five invoices are paid on the very day they are due, the others some working days later. */
  on_the_day: { terms: [14, 30], paid: ({ due, random }) => (random() < 0.6 ? due : working(due + 6 * Math.abs(bell(random)))) },
  /** Nobody pays on a weekend. */
  working_days: { clients: 200, paid: ({ client, due, random }) => working(due + 3 + 5 * client.slow + 5 * bell(random)) },
  /** Up to nine invoices go out together and are paid in one go: far less is known than there are rows. */
  batches: { together: 9, paid: ({ client, due, random }) => due + 7 * client.slow + 8 * bell(random) },
  /** A small agency: eight clients, and hardly any history. */
  small: { invoices: 160, clients: 8, paid: ({ client, due, random }) => due + 6 * client.slow + 6 * bell(random) },
} satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;

/** The history of a kind that follows from the seed; `invoices` of them, or as many as the kind has. */
export const historyOf = (kind: KindName, seed: number, invoices?: number): readonly PastInvoice[] => simulate(seed * 7919 + 13, { ...KINDS[kind], ...(invoices === undefined ? {} : { invoices }) });
