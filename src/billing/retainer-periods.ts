import { addDays, addMonthsClamped, compareDates, daysBetween, dayOfMonthClamped, weekdayOf, type CalendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { PersonId } from './ids';
import { spread } from './ledger-decimals';
import type { Money } from './money';
import type { Every, Pause, Retainer, RetainerPrice, Schedule, WeekendRule } from './retainer';

/** What must be known of a retainer to say when it is billed and for how much. */
export type Billable = Schedule & Pick<Retainer, 'ends' | 'weekendRule' | 'prices' | 'pauses' | 'next'>;

/** One bill to come: the days it is for, the day it is made, and what it costs. */
export interface DuePeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly billOn: CalendarDate;
  readonly amount: Money;
  /** It is shorter than its kind, being the first or the last. */
  readonly short: boolean;
}

const MONTHS: Readonly<Record<Exclude<Every, 'week'>, number>> = { month: 1, quarter: 3, year: 12 };
const WEEK = 7;

/** The day on which the `index`th whole period begins, from 0: the rule's own day, whatever the month before had. -1 is where a whole one would have begun before the first. */
function dayOf({ every, day, starts }: Schedule, index: number): CalendarDate {
  if (every === 'week') return addDays(starts, ((day - weekdayOf(starts) + WEEK) % WEEK) + index * WEEK);
  const inMonth = dayOfMonthClamped(starts, day);
  const first = dayOfMonthClamped(starts, 1);
  const later = compareDates(inMonth, starts) < 0 ? 1 : 0;
  return dayOfMonthClamped(addMonthsClamped(first, later + index * MONTHS[every]), day);
}

/** A number of periods that surely lies before the one in which `date` falls. */
function indexBefore(schedule: Schedule, date: CalendarDate): number {
  const days = daysBetween(schedule.starts, date);
  const length = schedule.every === 'week' ? WEEK : 31 * MONTHS[schedule.every];
  return Math.max(-1, Math.floor(days / length) - 2);
}

/** Periods in their order, from the one that begins on `first` or the next after it. They cover every day from the start to the end once, pauses apart; without an end they go on for ever. */
export function* periodsFrom(retainer: Billable, first: CalendarDate): Generator<DuePeriod> {
  const { starts, ends } = retainer;
  for (let index = indexBefore(retainer, first); ; index += 1) {
    const [begins, then] = [dayOf(retainer, index), dayOf(retainer, index + 1)];
    const from = compareDates(begins, starts) < 0 ? starts : begins;
    if (ends !== undefined && compareDates(from, ends) > 0) return;
    if (retainer.pauses.some(({ from: paused, until }) => until === undefined && compareDates(paused, from) <= 0)) return;
    if (compareDates(from, first) < 0 || compareDates(from, then) >= 0 || isPaused(retainer.pauses, from)) continue;
    const last = addDays(then, -1);
    const to = ends !== undefined && compareDates(ends, last) < 0 ? ends : last;
    yield periodOf(retainer, from, to, daysBetween(begins, then));
  }
}

function periodOf(retainer: Billable, from: CalendarDate, to: CalendarDate, wholeDays: number): DuePeriod {
  const days = daysBetween(from, to) + 1;
  const price = priceOn(retainer.prices, from);
  const short = days < wholeDays;
  const minor = short && retainer.proration === 'days' ? (spread(price, [days, wholeDays - days])[0] ?? 0) : price.minor;
  const nominal = retainer.billedIn === 'advance' ? from : addDays(to, 1);
  return { from, to, short, amount: { minor, currency: price.currency }, billOn: workingDay(nominal, retainer.weekendRule) };
}

const isPaused = (pauses: readonly Pause[], date: CalendarDate): boolean => pauses.some(({ from, until }) => compareDates(from, date) <= 0 && (until === undefined || compareDates(date, until) < 0));

/** What a period that begins on this day costs. */
export function priceOn(prices: readonly RetainerPrice[], date: CalendarDate): Money {
  const known = prices.findLast(({ from }) => compareDates(from, date) <= 0) ?? prices[0];
  if (!known) throw new RangeError('A retainer without a price.');
  return known.amount;
}

function workingDay(date: CalendarDate, rule: WeekendRule): CalendarDate {
  const past = weekdayOf(date) - 5;
  if (past <= 0 || rule === 'same_day') return date;
  return addDays(date, rule === 'next_working_day' ? 3 - past : -past);
}

/** The next bills, at most `count` of them: fewer when the retainer ends before, none while it is paused for good. */
export function upcoming(retainer: Billable, count: number): readonly DuePeriod[] {
  const found: DuePeriod[] = [];
  if (count <= 0) return found;
  for (const period of periodsFrom(retainer, retainer.next)) {
    found.push(period);
    if (found.length === count) break;
  }
  return found;
}

/** More than this many bills that wait are not counted: ten years by the week. */
const MOST_DUE = 520;

/** The bills whose day has come on `today`, in their order. */
export function duePeriods(retainer: Billable, today: CalendarDate): readonly DuePeriod[] {
  const found: DuePeriod[] = [];
  for (const period of periodsFrom(retainer, retainer.next)) {
    if (compareDates(period.billOn, today) > 0 || found.length === MOST_DUE) break;
    found.push(period);
  }
  return found;
}

/** What is to be done about a retainer on a day: bill the period, `by` a person's word where there is one, ask a person about the several that were missed, or nothing. */
export type RetainerStep = { readonly kind: 'nothing' } | { readonly kind: 'bill'; readonly period: DuePeriod; readonly by?: PersonId } | { readonly kind: 'ask'; readonly missed: readonly DuePeriod[] };

/**
 * One period that is due is billed, however late. Several that were due on different days mean that nobody billed for longer than a period: a person says which of them are
 * still to be billed.
 */
export function stepOn(retainer: Billable & Pick<Retainer, 'cleared'>, today: CalendarDate): RetainerStep {
  const due = duePeriods(retainer, today);
  const [first] = due;
  if (!first) return { kind: 'nothing' };
  const { cleared } = retainer;
  if (cleared && compareDates(first.from, cleared.through) <= 0) return { kind: 'bill', period: first, by: cleared.by };
  return due.every(({ billOn }) => billOn === first.billOn) ? { kind: 'bill', period: first } : { kind: 'ask', missed: due };
}

/**
 * The day on which the contract's retainers next have something to be billed by itself; undefined when nothing is: no retainer has more to come, the contract is not active, or a
 * person has to say first which of the periods that were missed are billed.
 */
export function nextRetainerDay({ state, startsOn, retainers = [] }: Pick<Contract, 'state' | 'startsOn' | 'retainers'>): CalendarDate | undefined {
  if (state !== 'active') return undefined;
  const days = retainers.filter(({ waiting }) => waiting?.problem.code !== 'RETAINER_PERIODS_MISSED').flatMap((retainer) => upcoming(retainer, 1).map(({ billOn }) => billOn));
  const [first] = [...days].sort();
  return first !== undefined && startsOn !== undefined && compareDates(first, startsOn) < 0 ? startsOn : first;
}

/** Active while bills are to come; `paused` from the day of an open pause on; `ended` when none is to come any more. */
export function retainerState(retainer: Billable, today: CalendarDate): 'active' | 'paused' | 'ended' {
  const open = retainer.pauses.find(({ until }) => until === undefined);
  const over = retainer.ends !== undefined && compareDates(retainer.next, retainer.ends) > 0;
  if (over) return 'ended';
  if (open && compareDates(open.from, today) <= 0) return 'paused';
  return open === undefined && upcoming(retainer, 1).length === 0 ? 'ended' : 'active';
}
