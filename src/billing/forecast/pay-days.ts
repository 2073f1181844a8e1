import { monthPlace, weekday, WEEKDAYS } from './days';
import { DELAYS, EARLIEST, type Delays } from './delays';
import type { Pull } from './habits';
import { firstPlace, type Billed, type PaymentLearner } from './learn-payments';

/** A row of chances in a longer list: `days` of them from `at` on. Ten thousand rows of their own would cost more than what is in them. */
export interface Row {
  readonly list: Float64Array;
  readonly at: number;
  readonly days: number;
}

/** An open invoice this many days past due is counted as one that was not paid, until it is. */
const GIVEN_UP_AFTER = 120;
/** Before anything is known: one invoice in a hundred is never paid, and of those in dispute one in ten. */
const NEVER = { given: 0.5, of: 50, clientLean: 10, dispute: 0.1 };
/** What is left of the chances of an invoice far past due never falls below this: nobody was seen to pay so late, and somebody may. */
const LEAST_LEFT = 1e-6;
/** An invoice more than a year past due that is ever paid comes on any day of the next two years. */
const LONG_WAIT = 730;

/** What a client's invoices with the same number of days to pay have in common. */
interface Seen {
  readonly before: Delays;
  readonly pull: Pull;
  readonly trusted: readonly number[];
  /** By the weekday of the due date: the sum of the chances with everybody's weekdays, and with the client's own. */
  readonly totals: readonly (readonly [number, number])[];
  /** The place of the delays beyond which next to nothing is left. */
  readonly bulk: number;
}

/**
 * What the learner expects of invoices on one day, for many invoices at once: what is common to a client's invoices on the same terms is worked out once. It is good until
 * the learner learns more.
 */
export class PayModel {
  private readonly seen = new Map<string, Map<number, Seen>>();
  private readonly unpaid = new Map<string, number>();
  private readonly neverOfAll: number;
  private readonly curve: Float64Array;

  /** `open` are the invoices known to be open on `knownTo` (a day as `dayNumber` counts). */
  constructor(
    private readonly learner: PaymentLearner,
    readonly knownTo: number,
    open: Iterable<Billed>,
  ) {
    let [given, paid] = [0, 0];
    for (const { clientId, due } of open) {
      if (knownTo - due <= GIVEN_UP_AFTER) continue;
      this.unpaid.set(clientId, (this.unpaid.get(clientId) ?? 0) + 1);
      given += 1;
    }
    for (const client of learner.clients.values()) paid += client.record.length;
    this.neverOfAll = (given + NEVER.given) / (given + paid + NEVER.of);
    this.curve = learner.curve();
  }

  /**
   * Writes into `row` the chance of each day from the day after `knownTo` on, given that it is not paid yet. They sum to less than one: the rest comes later, or never. Returns
   * the chance that it is never paid.
   */
  payDays(invoice: Billed, row: Row): number {
    const { list, at, days } = row;
    const first = firstPlace(invoice);
    // What place 0 of the delays is on the list of days.
    const lead = invoice.due + EARLIEST - this.knownTo - 1;
    const start = Math.max(first, -lead);
    if (start >= DELAYS) {
      const never = this.neverGiven(invoice, LEAST_LEFT);
      list.fill((1 - never) / LONG_WAIT, at, at + days);
      return never;
    }
    list.fill(0, at, at + days);
    const passed = this.runUp(this.seenOf(invoice, first), invoice.due, [first, start], lead, row);
    const left = Math.max(1 - passed, LEAST_LEFT);
    const never = this.neverGiven(invoice, left);
    const scale = (1 - never) / left;
    for (let day = at; day < at + days; day += 1) list[day] = (list[day] ?? 0) * scale;
    return never;
  }

  /** Fills the row from the place `start` of the delays on, calibrated, and returns what lies before it. All chances of the invoice together are one. */
  private runUp(seen: Seen, due: number, [first, start]: readonly [number, number], lead: number, { list, at, days }: Row): number {
    const { before, pull, trusted, totals, bulk } = seen;
    const [plainTotal, weeklyTotal] = totals[weekday(due)] ?? [1, 1];
    const plain = (trusted[0] ?? 0) / plainTotal;
    const weekly = (trusted[1] ?? 0) / weeklyTotal;
    const monthly = (trusted[2] ?? 0) === 0 ? 0 : (trusted[2] ?? 0) / monthlyTotal(seen, first, due);
    const { usual, weekday: own, place: ofMonth } = pull;
    const end = Math.min(DELAYS, days - lead);
    let which = weekday(due + EARLIEST + first);
    let [upTo, passed, last] = [0, 0, 0];
    for (let place = first; place < end; place += 1) {
      if (place === start) passed = last = this.bent(upTo);
      const byMonth = monthly > 0 && place < bulk ? (ofMonth[monthPlace(due + EARLIEST + place)] ?? 1) : 1;
      upTo += (before[place] ?? 0) * ((usual[which] ?? 1) * (plain + monthly * byMonth) + weekly * (own[which] ?? 1));
      which = which === WEEKDAYS - 1 ? 0 : which + 1;
      if (place < start) continue;
      const bent = this.bent(upTo);
      list[at + place + lead] = bent - last;
      last = bent;
    }
    return passed;
  }

  private bent(upTo: number): number {
    const steps = this.curve.length - 1;
    const at = upTo * steps;
    const step = Math.min(steps - 1, Math.floor(at));
    const low = this.curve[step] ?? 0;
    return Math.min(1, low + (at - step) * ((this.curve[step + 1] ?? 1) - low));
  }

  private neverGiven({ clientId, disputed }: Billed, left: number): number {
    const unpaid = this.unpaid.get(clientId) ?? 0;
    const paid = this.learner.clients.get(clientId)?.record.length ?? 0;
    const ofClient = (unpaid + NEVER.clientLean * this.neverOfAll) / (paid + unpaid + NEVER.clientLean);
    const never = disputed ? Math.max(ofClient, NEVER.dispute) : ofClient;
    return never / (never + (1 - never) * left);
  }

  private seenOf(invoice: Billed, first: number): Seen {
    let ofClient = this.seen.get(invoice.clientId);
    if (!ofClient) this.seen.set(invoice.clientId, (ofClient = new Map<number, Seen>()));
    const key = invoice.disputed ? -1 - first : first;
    let seen = ofClient.get(key);
    if (!seen) {
      const client = this.learner.clients.get(invoice.clientId);
      const before = this.learner.expectBefore(client, invoice, this.knownTo + 1).slice();
      const calendar = this.learner.calendarOf(client);
      seen = { before, pull: calendar.pull, trusted: worthIt(calendar.trusted), totals: weeklyTotals(before, calendar.pull, first), bulk: bulkOf(before) };
      ofClient.set(key, seen);
    }
    return seen;
  }
}

/** What is hardly believed of the client's days of the month is left out: working it out takes longer than all the rest. */
function worthIt(trusted: readonly number[]): readonly number[] {
  const [plain = 0, weekly = 0, monthly = 0] = trusted;
  return monthly < 0.02 ? [plain + monthly, weekly, 0] : trusted;
}

function weeklyTotals(before: Delays, { usual, weekday: weekly }: Pull, first: number): Seen['totals'] {
  const after = new Float64Array(WEEKDAYS);
  let days = weekday(first + EARLIEST - weekday(0));
  for (let place = first; place < DELAYS; place += 1) {
    after[days] = (after[days] ?? 0) + (before[place] ?? 0);
    days = days === WEEKDAYS - 1 ? 0 : days + 1;
  }
  const total = (pull: Float64Array, due: number): number => after.reduce((all, chance, passed) => all + chance * (pull[(due + passed) % WEEKDAYS] ?? 1), 0);
  return Array.from({ length: WEEKDAYS }, (_, due) => [total(usual, due), total(weekly, due)] as const);
}

/** From here on so little is left that where in the month it falls does not matter. */
function bulkOf(before: Delays): number {
  let left = 0.005;
  let place = DELAYS;
  while (place > 0 && left > 0) {
    place -= 1;
    left -= before[place] ?? 0;
  }
  return place + 1;
}

/** The sum of the chances with the client's days of the month, which pull up to `bulk` only. */
function monthlyTotal({ before, pull, bulk, totals }: Seen, first: number, due: number): number {
  const { usual, place: monthly } = pull;
  let more = 0;
  let which = weekday(due + EARLIEST + first);
  for (let place = first; place < bulk; place += 1) {
    more += (before[place] ?? 0) * (usual[which] ?? 1) * ((monthly[monthPlace(due + EARLIEST + place)] ?? 1) - 1);
    which = which === WEEKDAYS - 1 ? 0 : which + 1;
  }
  return (totals[weekday(due)]?.[0] ?? 1) + more;
}
