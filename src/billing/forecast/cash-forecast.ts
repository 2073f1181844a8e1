import type { CalendarDate } from '../calendar-date';
import { dateOf, dayNumber } from './days';
import { Deal, type Alike } from './deal';
import { likelyReached, type LikelyReached } from './explain';
import { countsOf, Futures, rangeOf, runningRanges, type CashRange, type Fate } from './futures';
import { MOST_DAYS, type Belongs, type CurrencyCode, type ForecastInput, type ForecastInvoice, type ForecastItem, type ForecastPlan, type Issuing } from './inputs';
import { learnPayments, type Billed, type PaymentLearner } from './learn-payments';
import { PayModel, type Row } from './pay-days';
import { periodsOf, type Grain, type Period } from './periods';
import { issueDays, reachKnowledge, type ReachKnowledge } from './reach';

/** Part of the site; all of it when nothing is named. */
export type Scope = Partial<Belongs>;

/** The cash of one currency. Currencies are never added up: that takes a rate, and whoever has one says which. */
export interface CurrencyCash {
  readonly currency: CurrencyCode;
  readonly periods: readonly (Period & CashRange)[];
}

/** One item in a figure. */
export interface Behind {
  readonly item: ForecastItem;
  /** The chance that it is paid in the period. */
  readonly chance: number;
  /** What of the figure it is expected to be, in minor units. */
  readonly expected: number;
}

interface Entry {
  readonly item: ForecastItem;
  readonly fate: Fate;
}

/**
 * What cash comes when. It is made once a day from everything; after that `update` changes only what changed, and comes to the very same figures as making it anew would. (What
 * was learned stays as it was that day: new payments, and how many invoices are given up as unpaid, count from the next day on.)
 */
export class CashForecast {
  readonly knownTo: CalendarDate;
  readonly days: number;
  readonly learner: PaymentLearner;
  private readonly model: PayModel;
  private readonly reach: ReachKnowledge;
  private readonly deal: Deal;
  private readonly entries = new Map<string, Entry>();
  private readonly books = new Map<CurrencyCode, Futures>();

  /** @throws RangeError when `days` is not 1 to 180, an amount is negative, or two items have the same id. */
  constructor(input: ForecastInput, learner: PaymentLearner = learnPayments(input.payments)) {
    const { knownTo, days, items } = input;
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw new RangeError(`Not 1 to ${MOST_DAYS} days: ${days}`);
    [this.knownTo, this.days, this.learner] = [knownTo, days, learner];
    const invoices = items.filter((item) => item.kind === 'invoice');
    this.model = new PayModel(learner, dayNumber(knownTo), invoices.map(billed));
    this.reach = reachKnowledge(dayNumber(knownTo), input.reached, input.releaseDays);
    this.deal = new Deal(learner.togetherness());
    const list = new Float64Array(items.length * days);
    items.forEach((item, index) => this.put(item, { list, at: index * days, days }));
  }

  /** Takes items out and puts others in; one with the id of an item that is there replaces it. */
  update({ removed = [], items = [] }: { readonly removed?: readonly string[]; readonly items?: readonly ForecastItem[] }): void {
    for (const id of [...removed, ...items.map((item) => item.id)]) this.take(id);
    for (const item of items) this.put(item, { list: new Float64Array(this.days), at: 0, days: this.days });
  }

  /** By day, week or month. Each range is of the period's total, whatever it is made of. */
  cash(grain: Grain, scope: Scope = {}): readonly CurrencyCash[] {
    const periods = periodsOf(this.knownTo, this.days, grain);
    return this.booksOf(scope).map(([currency, futures]) => ({ currency, periods: periods.map((period) => ({ ...period, ...rangeOf(futures, period.first, period.last) })) }));
  }

  /** What has come by the end of each day: the fan of a chart. */
  running(scope: Scope = {}): readonly CurrencyCash[] {
    const periods = periodsOf(this.knownTo, this.days, 'day');
    return this.booksOf(scope).map(([currency, futures]) => {
      const ranges = runningRanges(futures);
      return { currency, periods: periods.flatMap((period, day) => (ranges[day] ? [{ ...period, ...ranges[day] }] : [])) };
    });
  }

  /** What a figure is made of, the largest part first; what adds less than half a minor unit is left out. */
  behind(currency: CurrencyCode, { first, last }: Pick<Period, 'first' | 'last'>, scope: Scope = {}): readonly Behind[] {
    const parts: Behind[] = [];
    for (const { item, fate } of this.entries.values()) {
      if (item.amount.currency !== currency || !isIn(item, scope)) continue;
      const chance = chanceOf(fate.chances, first, last);
      if (chance * fate.minor >= 0.5) parts.push({ item, chance, expected: Math.round(chance * fate.minor) });
    }
    return parts.sort((a, b) => b.expected - a.expected || (a.item.id < b.item.id ? -1 : 1));
  }

  /** The day by which an item is paid with this chance, or undefined when that is not within the forecast's days. */
  paidBy(id: string, chance: number): CalendarDate | undefined {
    const row = this.entries.get(id)?.fate.chances;
    if (!row) return undefined;
    for (let day = 0, upTo = 0; day < this.days; day += 1) {
      upTo += row.list[row.at + day] ?? 0;
      if (upTo >= chance) return dateOf(dayNumber(this.knownTo) + 1 + day);
    }
    return undefined;
  }

  /** The chance that an item is paid within the first `days` days. */
  chanceWithin(id: string, days: number): number {
    const row = this.entries.get(id)?.fate.chances;
    return row ? chanceOf(row, 0, Math.min(days, this.days) - 1) : 0;
  }

  /** In how many of the futures an item is paid on each day, from the day after `knownTo` on: what a page needs to play them through again. */
  countsOf(id: string): readonly number[] {
    const fate = this.entries.get(id)?.fate;
    return fate ? countsOf(fate) : [];
  }

  /** The same for something of the client's that would be reached on `date`, by the days since then: how long it takes from there to the money. */
  countsAfter(id: string, plan: Omit<Issuing, 'reach'>, date: CalendarDate): readonly number[] {
    const after = dayNumber(date) - dayNumber(this.knownTo) - 1;
    const row: Row = { list: new Float64Array(this.days), at: 0, days: this.days };
    this.payDaysOfPlan({ ...plan, reach: { kind: 'date', date } }, row);
    return countsOf({ id, chances: row }).slice(after);
  }

  /** How much of their fate items share: with it and the counts, `Fan` plays the very same futures. */
  alike(): Alike {
    return this.learner.togetherness();
  }

  /** When a milestone or the like is likely reached. */
  likely(plan: ForecastPlan): LikelyReached {
    return likelyReached(plan, this.reach);
  }

  /** The items as they stand. */
  items(): readonly ForecastItem[] {
    return Array.from(this.entries.values(), ({ item }) => item);
  }

  private put(item: ForecastItem, row: Row): void {
    if (item.amount.minor < 0) throw new RangeError(`Owed less than nothing: ${item.id}`);
    if (this.entries.has(item.id)) throw new RangeError(`Twice in one forecast: ${item.id}`);
    if (item.kind === 'invoice') this.model.payDays(billed(item), row);
    else this.payDaysOfPlan(item, row);
    const fate: Fate = { id: item.id, group: item.clientId, minor: item.amount.minor, chances: row };
    this.entries.set(item.id, { item, fate });
    this.bookOf(item.amount.currency).add(fate);
  }

  private take(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    const book = this.bookOf(entry.item.amount.currency);
    book.remove(entry.fate);
    if (book.size === 0) this.books.delete(entry.item.amount.currency);
  }

  private payDaysOfPlan(plan: Issuing, row: Row): void {
    const one: Row = { list: new Float64Array(this.days), at: 0, days: this.days };
    for (const { issued, due, chance } of issueDays(plan, this.reach)) {
      this.model.payDays({ clientId: plan.clientId, issued, due }, one);
      for (let day = 0; day < this.days; day += 1) row.list[row.at + day] = (row.list[row.at + day] ?? 0) + chance * (one.list[day] ?? 0);
    }
  }

  private booksOf(scope: Scope): readonly (readonly [CurrencyCode, Futures])[] {
    const books = (scope.clientId ?? scope.contractId ?? scope.projectId) === undefined ? this.books : this.booksWithin(scope);
    return [...books].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private booksWithin(scope: Scope): Map<CurrencyCode, Futures> {
    const books = new Map<CurrencyCode, Futures>();
    for (const { item, fate } of this.entries.values()) {
      if (isIn(item, scope)) bookIn(books, item.amount.currency, this.days, this.deal).add(fate);
    }
    return books;
  }

  private bookOf(currency: CurrencyCode): Futures {
    return bookIn(this.books, currency, this.days, this.deal);
  }
}

function bookIn(books: Map<CurrencyCode, Futures>, currency: CurrencyCode, days: number, deal: Deal): Futures {
  let book = books.get(currency);
  if (!book) books.set(currency, (book = new Futures(days, deal)));
  return book;
}

const isIn = (item: Belongs, { clientId, contractId, projectId }: Scope): boolean =>
  (clientId === undefined || item.clientId === clientId) && (contractId === undefined || item.contractId === contractId) && (projectId === undefined || item.projectId === projectId);

const billed = ({ clientId, issued, due, disputed = false }: ForecastInvoice): Billed => ({ clientId, issued: dayNumber(issued), due: dayNumber(due), disputed });

function chanceOf({ list, at }: Row, first: number, last: number): number {
  let chance = 0;
  for (let day = first; day <= last; day += 1) chance += list[at + day] ?? 0;
  return chance;
}
