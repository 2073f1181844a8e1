import { addDays, compareDates, parseCalendarDate, type CalendarDate } from './calendar-date';
import type { Autonomy } from './contract';
import type { CurrencyCode } from './currency';
import { parseAmount } from './parse-amount';
import { problem } from './problem';
import type { Problem } from './problems';
import { ok, refused, type Result } from './result';
import type { BilledIn, Every, Proration, WeekendRule } from './retainer';
import type { RetainerDraft } from './retainer-edit';

/** A retainer as a form holds it: amounts and dates as typed, an empty text for what is left open. */
export interface RetainerForm {
  readonly name: string;
  readonly text: string;
  readonly amount: string;
  readonly every: Every;
  readonly day: number;
  readonly starts: string;
  readonly ends: string;
  readonly weekendRule: WeekendRule;
  readonly proration: Proration;
  readonly billedIn: BilledIn;
  readonly autonomy?: Autonomy | undefined;
}

const LONGEST_NAME = 100;
const LONGEST_TEXT = 2000;
/** A start farther from today than this is a slip of the finger. */
const DAYS_BACK = 400;
const DAYS_AHEAD = 3660;

/** The retainer that was typed, or everything that is wrong with it, each at its field. `today` is in the organisation's zone. */
export function parseRetainer(form: RetainerForm, currency: CurrencyCode, today: CalendarDate): Result<RetainerDraft> {
  const { every, day, weekendRule, proration, billedIn, autonomy } = form;
  const [name, text] = [form.name.trim(), form.text.trim()];
  const amount = parseAmount(form.amount, currency);
  const starts = parseDay(form.starts, 'starts', 'The start');
  const ends = form.ends.trim() === '' ? ok(undefined) : parseDay(form.ends, 'ends', 'The end');
  const found: readonly (Problem | undefined)[] = [
    name === '' ? problem('FIELD_MISSING', 'contract', { field: 'The name' }, 'name') : tooLong(name, LONGEST_NAME, 'The name', 'name'),
    tooLong(text, LONGEST_TEXT, 'The text', 'text'),
    ...[amount, starts, ends].flatMap((parsed) => (parsed.ok ? [] : parsed.problems)),
    dayProblem(every, day),
    starts.ok ? farOff(starts.value, today) : undefined,
    starts.ok && ends.ok && ends.value !== undefined && compareDates(ends.value, starts.value) < 0 ? problem('FIELD_INVALID', 'contract', { field: 'The end', expected: 'a day on or after the start' }, 'ends') : undefined,
  ];
  const problems = found.filter((each) => each !== undefined);
  if (problems.length > 0 || !amount.ok || !starts.ok || !ends.ok) return refused(...problems);
  return ok({
    name, every, day, weekendRule, proration, billedIn, amount: amount.value, starts: starts.value,
    ...(text === '' ? {} : { text }), ...(ends.value === undefined ? {} : { ends: ends.value }), ...(autonomy === undefined ? {} : { autonomy }),
  });
}

/** A day as it was typed in a form's field. */
export function parseDay(given: string, path: string, field: string): Result<CalendarDate> {
  if (given.trim() === '') return refused(problem('FIELD_MISSING', 'contract', { field }, path));
  const date = parseCalendarDate(given.trim());
  return date === undefined ? refused(problem('DATE_INVALID', 'contract', { given: given.slice(0, 40) }, path)) : ok(date);
}

const tooLong = (value: string, max: number, field: string, path: string): Problem | undefined => (value.length > max ? problem('FIELD_TOO_LONG', 'contract', { field, max: String(max) }, path) : undefined);

function dayProblem(every: Every, day: number): Problem | undefined {
  const last = every === 'week' ? 7 : 31;
  const expected = every === 'week' ? 'a day of the week' : 'a day of the month from 1 to 31';
  return Number.isInteger(day) && day >= 1 && day <= last ? undefined : problem('FIELD_INVALID', 'contract', { field: 'The day', expected }, 'day');
}

function farOff(starts: CalendarDate, today: CalendarDate): Problem | undefined {
  const near = compareDates(starts, addDays(today, -DAYS_BACK)) >= 0 && compareDates(starts, addDays(today, DAYS_AHEAD)) <= 0;
  return near ? undefined : problem('FIELD_INVALID', 'contract', { field: 'The start', expected: `a day from ${addDays(today, -DAYS_BACK)} to ${addDays(today, DAYS_AHEAD)}` }, 'starts');
}
