import { parseCalendarDate, type CalendarDate } from '../../../../src/billing/calendar-date';
import type { Autonomy } from '../../../../src/billing/contract';
import type { CurrencyCode } from '../../../../src/billing/currency';
import type { BilledIn, Every, Proration, WeekendRule } from '../../../../src/billing/retainer';
import { upcoming, type Billable } from '../../../../src/billing/retainer-periods';
import type { DuePeriodView, MoneyView, RetainerInput, RetainerView } from '../../../../src/handlers/pages/api';
import { readAmount } from '../../shared/money';

/** A retainer as it is being typed. */
export interface RetainerDraft {
  readonly name: string;
  readonly text: string;
  readonly amount: string;
  readonly every: Every;
  readonly day: string;
  readonly starts: string;
  readonly ends: string;
  readonly weekendRule: WeekendRule;
  readonly proration: Proration;
  readonly billedIn: BilledIn;
  /** Empty: as the contract. */
  readonly autonomy: Autonomy | '';
}

/** Most start with the month. */
export function newRetainer(today: string): RetainerDraft {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const starts = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { name: '', text: '', amount: '', every: 'month', day: '1', starts, ends: '', weekendRule: 'next_working_day', proration: 'days', billedIn: 'advance', autonomy: '' };
}

export function draftOf(retainer: RetainerView): RetainerDraft {
  const { name, text, every, day, starts, ends = '', weekendRule, proration, billedIn, autonomy = '', prices } = retainer;
  return { name, text, amount: prices[0]?.amount.amount ?? '', every, day: String(day), starts, ends, weekendRule, proration, billedIn, autonomy };
}

/** A weekday means nothing in a month, nor the other way: the day begins anew when the rhythm is of the other kind. */
export const withRhythm = (draft: RetainerDraft, every: Every): RetainerDraft => ({ ...draft, every, day: (draft.every === 'week') === (every === 'week') ? draft.day : '1' });

export function inputOf({ day, autonomy, ...rest }: RetainerDraft): RetainerInput {
  return { ...rest, day: Number(day), ...(autonomy === '' ? {} : { autonomy }) };
}

/** The next bills as they will be made, by the very rules that will make them; undefined while what is typed says none. Amounts are left out while they can't be read. */
export function foretold(draft: RetainerDraft, currency: string, known: RetainerView | undefined, count: number): readonly ForetoldPeriod[] | undefined {
  const [starts, ends] = [parseCalendarDate(draft.starts), draft.ends === '' ? undefined : parseCalendarDate(draft.ends)];
  const day = Number(draft.day);
  if (starts === undefined || (draft.ends !== '' && ends === undefined) || !Number.isInteger(day) || day < 1 || day > (draft.every === 'week' ? 7 : 31)) return undefined;
  const amount = known && !known.untouched ? known.prices[0]?.amount : readAmount(draft.amount, currency);
  const { every, proration, billedIn, weekendRule } = draft;
  const begun = known !== undefined && !known.untouched;
  const prices = begun ? known.prices : [{ from: starts, amount: amount ?? { amount: '0', currency } }];
  const billable: Billable = {
    every, day, starts, proration, billedIn, weekendRule, ...(ends === undefined ? {} : { ends }),
    prices: prices.map((price) => ({ from: price.from as CalendarDate, amount: toMinor(price.amount) })),
    pauses: (known?.pauses ?? []).map(({ from, until }) => ({ from: from as CalendarDate, ...(until === undefined ? {} : { until: until as CalendarDate }) })),
    next: begun ? (known.openFrom as CalendarDate) : starts,
  };
  return upcoming(billable, count).map(({ from, to, billOn, amount: costs, short }) => ({ from, to, billOn, short, ...(amount ? { amount: fromMinor(costs.minor, amount) } : {}) }));
}

export type ForetoldPeriod = Omit<DuePeriodView, 'amount'> & { readonly amount?: MoneyView; readonly short: boolean };

const toMinor = ({ amount, currency }: MoneyView) => ({ minor: Number(amount.replace('.', '')), currency: currency as CurrencyCode });

/** Written with as many digits as `like`, an amount of the same currency. */
function fromMinor(minor: number, like: MoneyView): MoneyView {
  const digits = like.amount.includes('.') ? like.amount.length - like.amount.indexOf('.') - 1 : 0;
  const text = String(minor).padStart(digits + 1, '0');
  return { amount: digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`, currency: like.currency };
}
