import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate, compareDates, daysBetween, weekdayOf, type CalendarDate } from './calendar-date';
import { BILLED_IN, EVERY, PRORATIONS, WEEKEND_RULES } from './retainer';
import { duePeriods, periodsFrom, retainerState, stepOn, upcoming, type Billable, type DuePeriod } from './retainer-periods';
import { aud, mara } from './testing/samples';

const day = calendarDate;
const retainer = (changes: Partial<Billable> = {}): Billable => {
  const starts = changes.starts ?? day('2026-12-01');
  return {
    every: 'month', day: 1, starts, proration: 'days', billedIn: 'advance', weekendRule: 'same_day', prices: [{ from: starts, amount: aud('3000') }], pauses: [], next: starts, ...changes,
  };
};
const days = (periods: readonly DuePeriod[]): readonly string[] => periods.map(({ from, to }) => `${from} ${to}`);
const bills = (periods: readonly DuePeriod[]): readonly string[] => periods.map(({ billOn }) => billOn);
const prices = (periods: readonly DuePeriod[]): readonly number[] => periods.map(({ amount }) => amount.minor);

describe('the periods of a retainer', () => {
  it('by the month go from its day to the day before the next', () => {
    expect(days(upcoming(retainer(), 3))).toEqual(['2026-12-01 2026-12-31', '2027-01-01 2027-01-31', '2027-02-01 2027-02-28']);
  });

  it('on the 31st begin on the last day of a shorter month, and on the 31st again after it', () => {
    const months = upcoming(retainer({ day: 31, starts: day('2027-12-31') }), 5);
    expect(months.map(({ from }) => from)).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']);
  });

  it('by the week begin on their weekday', () => {
    expect(days(upcoming(retainer({ every: 'week', day: 1, starts: day('2026-12-07') }), 2))).toEqual(['2026-12-07 2026-12-13', '2026-12-14 2026-12-20']);
  });

  it('by the quarter and by the year follow the first whole one, leap days too', () => {
    expect(days(upcoming(retainer({ every: 'quarter' }), 2))).toEqual(['2026-12-01 2027-02-28', '2027-03-01 2027-05-31']);
    expect(days(upcoming(retainer({ every: 'year', day: 29, starts: day('2028-02-29') }), 2))).toEqual(['2028-02-29 2029-02-27', '2029-02-28 2030-02-27']);
    expect(upcoming(retainer({ every: 'year', day: 29, starts: day('2028-02-29') }), 5).at(-1)?.from).toBe('2032-02-29');
  });

  it('begin with a short one when the start is not the day itself, and end with a short one', () => {
    const short = retainer({ starts: day('2026-12-17'), ends: day('2027-01-10') });
    expect(days(upcoming(short, 9))).toEqual(['2026-12-17 2026-12-31', '2027-01-01 2027-01-10']);
    expect(upcoming(short, 9).map((period) => period.short)).toEqual([true, true]);
  });

  it('cost their days’ share when short, to the nearest cent, or all of it if that was agreed', () => {
    const starts = day('2026-12-17');
    expect(prices(upcoming(retainer({ starts }), 2))).toEqual([145_161, 300_000]);
    expect(prices(upcoming(retainer({ starts, proration: 'none' }), 2))).toEqual([300_000, 300_000]);
  });

  it('cost what was agreed for the day on which they begin', () => {
    const prices2 = [{ from: day('2026-12-01'), amount: aud('3000') }, { from: day('2027-01-15'), amount: aud('3500') }];
    expect(prices(upcoming(retainer({ prices: prices2 }), 3))).toEqual([300_000, 300_000, 350_000]);
  });

  it('are billed on their first day, or on the day after their last', () => {
    expect(bills(upcoming(retainer(), 2))).toEqual(['2026-12-01', '2027-01-01']);
    expect(bills(upcoming(retainer({ billedIn: 'arrears', ends: day('2027-01-10') }), 3))).toEqual(['2027-01-01', '2027-01-11']);
  });

  it.each([
    ['same_day', '2027-05-01', '2027-08-01'],
    ['next_working_day', '2027-05-03', '2027-08-02'],
    ['previous_working_day', '2027-04-30', '2027-07-30'],
  ] as const)('that would be billed on a Saturday or a Sunday are billed by the rule: %s', (weekendRule, saturday, sunday) => {
    expect(bills(upcoming(retainer({ weekendRule, starts: day('2027-05-01') }), 1))).toEqual([saturday]);
    expect(bills(upcoming(retainer({ weekendRule, starts: day('2027-08-01') }), 1))).toEqual([sunday]);
    expect(days(upcoming(retainer({ weekendRule, starts: day('2027-05-01') }), 1))).toEqual(['2027-05-01 2027-05-31']);
  });

  it('that begin in a pause are never billed, and those after it are', () => {
    const paused = retainer({ pauses: [{ from: day('2027-01-01'), until: day('2027-02-15') }] });
    expect(upcoming(paused, 2).map(({ from }) => from)).toEqual(['2026-12-01', '2027-03-01']);
    expect(upcoming(retainer({ pauses: [{ from: day('2027-01-02') }] }), 9).map(({ from }) => from)).toEqual(['2026-12-01', '2027-01-01']);
  });
});

describe('what is to be done about a retainer', () => {
  const today = day('2027-02-10');

  it('is nothing before its day, and one bill on it or later', () => {
    expect(stepOn(retainer({ next: day('2027-03-01') }), today)).toEqual({ kind: 'nothing' });
    expect(stepOn(retainer({ next: day('2027-02-01') }), today)).toMatchObject({ kind: 'bill', period: { from: '2027-02-01' } });
  });

  it('is to ask a person once more than one was missed, and to bill them one by one when they said so', () => {
    expect(stepOn(retainer(), today)).toMatchObject({ kind: 'ask', missed: [{ from: '2026-12-01' }, { from: '2027-01-01' }, { from: '2027-02-01' }] });
    expect(stepOn({ ...retainer(), cleared: { through: day('2027-01-01'), by: mara } }, today)).toMatchObject({ kind: 'bill', period: { from: '2026-12-01' }, by: mara });
    expect(stepOn({ ...retainer({ next: day('2027-02-01') }), cleared: { through: day('2027-01-01'), by: mara } }, today)).not.toHaveProperty('by');
  });

  it('is to bill two that a weekend brought onto one day', () => {
    const both = retainer({ starts: day('2027-07-31'), weekendRule: 'next_working_day' });
    expect(bills(upcoming(both, 2))).toEqual(['2027-08-02', '2027-08-02']);
    expect(stepOn(both, day('2027-08-02'))).toMatchObject({ kind: 'bill' });
  });

  it('follows from whether it is active, paused or over', () => {
    expect(retainerState(retainer(), today)).toBe('active');
    expect(retainerState(retainer({ pauses: [{ from: today }] }), today)).toBe('paused');
    expect(retainerState(retainer({ pauses: [{ from: addDays(today, 1) }] }), today)).toBe('active');
    expect(retainerState(retainer({ ends: day('2027-01-31'), next: day('2027-02-01') }), today)).toBe('ended');
    expect(retainerState(retainer({ ends: day('2027-02-20'), next: day('2027-02-01'), pauses: [{ from: day('2027-01-31'), until: day('2027-02-25') }] }), today)).toBe('ended');
  });
});

const anyDay: fc.Arbitrary<CalendarDate> = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days));
const anyRetainer: fc.Arbitrary<Billable> = fc
  .record({ every: fc.constantFrom(...EVERY), ofMonth: fc.integer({ min: 1, max: 31 }), ofWeek: fc.integer({ min: 1, max: 7 }), starts: anyDay, lasts: fc.option(fc.integer({ min: 0, max: 2_000 })), proration: fc.constantFrom(...PRORATIONS), billedIn: fc.constantFrom(...BILLED_IN), weekendRule: fc.constantFrom(...WEEKEND_RULES), minor: fc.integer({ min: 1, max: 10 ** 9 }) })
  .map(({ every, ofMonth, ofWeek, starts, lasts, minor, ...rules }) => retainer({
    every, day: every === 'week' ? ofWeek : ofMonth, starts, ...rules, prices: [{ from: starts, amount: { ...aud('1'), minor } }], ...(lasts === null ? {} : { ends: addDays(starts, lasts) }),
  }));

describe('Whatever is agreed,', () => {
  it('every day from the start to the end is in exactly one period', () => {
    fc.assert(fc.property(anyRetainer, (any) => {
      const periods = upcoming(any, 18);
      expect(periods[0]?.from).toBe(any.starts);
      for (const [index, { from, to }] of periods.entries()) {
        expect(compareDates(from, to)).toBeLessThanOrEqual(0);
        if (index > 0) expect(from).toBe(addDays(periods[index - 1]?.to ?? from, 1));
      }
      if (any.ends !== undefined && periods.length < 18) expect(periods.at(-1)?.to).toBe(any.ends);
    }), { numRuns: 60 });
  });

  it('each period but the first begins on its own day, or on the last of a shorter month', () => {
    fc.assert(fc.property(anyRetainer, (any) => {
      for (const { from } of upcoming(any, 18).slice(1)) {
        if (any.every === 'week') expect(weekdayOf(from)).toBe(any.day);
        else expect(Number(from.slice(8)) === any.day || (Number(from.slice(8)) < any.day && addDays(from, 1).endsWith('-01'))).toBe(true);
      }
    }), { numRuns: 60 });
  });

  it('periods may be listed from any of them on, and come out the same', () => {
    fc.assert(fc.property(anyRetainer, fc.nat({ max: 20 }), (any, skipped) => {
      const all = upcoming(any, 24);
      const from = all[skipped];
      if (!from) return;
      expect(upcoming({ ...any, next: from.from }, 24 - skipped)).toEqual(all.slice(skipped));
      const [again] = [...take(periodsFrom(any, from.from), 1)];
      expect(again).toEqual(from);
    }), { numRuns: 40 });
  });

  it('bills come in order, at most two days from where they were agreed, and on no weekend where that was agreed', () => {
    fc.assert(fc.property(anyRetainer, (any) => {
      let before: CalendarDate | undefined;
      for (const { from, to, billOn } of upcoming(any, 18)) {
        if (before !== undefined) expect(compareDates(before, billOn)).toBeLessThanOrEqual(0);
        before = billOn;
        expect(Math.abs(daysBetween(any.billedIn === 'advance' ? from : addDays(to, 1), billOn))).toBeLessThanOrEqual(2);
        if (any.weekendRule !== 'same_day') expect(weekdayOf(billOn)).toBeLessThan(6);
      }
    }), { numRuns: 60 });
  });

  it('a short period costs no more than a whole one, and the days’ share within half a cent', () => {
    fc.assert(fc.property(anyRetainer, (any) => {
      const price = any.prices[0]?.amount.minor ?? 0;
      for (const { amount, short, from, to } of upcoming(any, 18)) {
        if (!short || any.proration === 'none') expect(amount.minor).toBe(price);
        else {
          const whole = any.every === 'week' ? [7] : any.every === 'month' ? [28, 29, 30, 31] : any.every === 'quarter' ? [89, 90, 91, 92] : [365, 366];
          expect(whole.some((length) => Math.abs(amount.minor - (price * (daysBetween(from, to) + 1)) / length) <= 0.5 + 1e-6)).toBe(true);
        }
      }
    }), { numRuns: 60 });
  });

  it('what is due on a day is what is billed up to it, whatever was looked at between', () => {
    fc.assert(fc.property(anyRetainer, fc.nat({ max: 300 }), (any, later) => {
      const today = addDays(any.starts, later);
      const due = duePeriods(any, today);
      expect(due).toEqual(upcoming(any, due.length + 1).filter(({ billOn }) => compareDates(billOn, today) <= 0));
    }), { numRuns: 40 });
  });
});

function* take<T>(from: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const each of from) {
    yield each;
    left -= 1;
    if (left <= 0) return;
  }
}
