import { describe, expect, it } from '@jest/globals';
import { TZDateMini } from '@date-fns/tz';
import { addDays as daysByLibrary, addMonths, differenceInCalendarDays, getISODay, lastDayOfMonth } from 'date-fns';
import * as fc from 'fast-check';
import { addDays, addMonthsClamped, calendarDate, compareDates, dayOfMonthClamped, daysBetween, endOfMonth, formatDate, parseCalendarDate, todayIn, weekdayOf, type CalendarDate } from './calendar-date';
import { anyDate } from './testing/arbitraries';

describe('a calendar date', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '1999-12-31'])('%s is one', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00', '26-01-01', '2026-1-1', '2026-11-22T00:00:00', '', '22/11/2026', '0026-01-01'])('%p is none', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
    expect(() => calendarDate(text)).toThrow(RangeError);
  });

  it('is written for people', () => {
    expect(formatDate(calendarDate('2026-12-02'))).toBe('2 Dec 2026');
  });
});

describe('today', () => {
  const instant = Date.parse('2026-11-22T13:30:00Z');
  it.each([['Australia/Sydney', '2026-11-23'], ['UTC', '2026-11-22'], ['America/Los_Angeles', '2026-11-22'], ['Pacific/Kiritimati', '2026-11-23'], ['Asia/Kathmandu', '2026-11-22']])(
    'in %s is %s',
    (zone, day) => {
      expect(todayIn(zone, instant)).toBe(day);
    },
  );

  it('changes at midnight there, also on the day the clocks change', () => {
    expect(todayIn('Australia/Sydney', Date.parse('2026-10-03T13:59:59.999Z'))).toBe('2026-10-03');
    expect(todayIn('Australia/Sydney', Date.parse('2026-10-03T14:00:00Z'))).toBe('2026-10-04');
    expect(todayIn('Australia/Sydney', Date.parse('2026-10-04T13:00:00Z'))).toBe('2026-10-05');
  });

  it('in a zone nobody knows is refused, not guessed', () => {
    expect(() => todayIn('Mars/Olympus', instant)).toThrow(RangeError);
  });
});

describe('calendar arithmetic', () => {
  it.each([['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-03-31', 1, '2026-04-30'], ['2026-12-15', 1, '2027-01-15'], ['2026-03-31', -1, '2026-02-28']])(
    '%s and %i months is %s',
    (date, months, then) => {
      expect(addMonthsClamped(calendarDate(date), months)).toBe(then);
    },
  );

  it('a month that is too short gives its last day', () => {
    expect(dayOfMonthClamped(calendarDate('2026-02-03'), 31)).toBe('2026-02-28');
    expect(dayOfMonthClamped(calendarDate('2024-02-03'), 30)).toBe('2024-02-29');
    expect(endOfMonth(calendarDate('2026-04-01'))).toBe('2026-04-30');
  });

  it('days go over year ends and leap days', () => {
    expect(addDays(calendarDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(calendarDate('2024-02-28'), 2)).toBe('2024-03-01');
    expect(daysBetween(calendarDate('2024-02-28'), calendarDate('2024-03-01'))).toBe(2);
  });

  it('what is added can be counted, and order agrees with it', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -2000, max: 2000 }), (date, days) => {
        const then = addDays(date, days);
        expect(daysBetween(date, then)).toBe(days);
        expect(compareDates(date, then)).toBe(-Math.sign(days) + 0);
      }),
    );
  });
});

describe('held against a library', () => {
  const there = (date: CalendarDate): Date => new TZDateMini(`${date}T00:00:00Z`, 'UTC');
  const back = (date: Date): string => date.toISOString().slice(0, 10);

  it('days, months and weekdays are the same', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, count) => {
        const then = addDays(date, count);
        expect(then).toBe(back(daysByLibrary(there(date), count)));
        expect(daysBetween(date, then)).toBe(differenceInCalendarDays(there(then), there(date)));
        expect(weekdayOf(then)).toBe(getISODay(there(then)));
        expect(addMonthsClamped(date, count % 900)).toBe(back(addMonths(there(date), count % 900)));
        expect(endOfMonth(then)).toBe(back(lastDayOfMonth(there(then))));
      }),
    );
  });

  it('today is the same in every zone, at any hour', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(zones, fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) }), (zone, instant) => {
        const date: Date = new TZDateMini(instant, zone);
        expect(todayIn(zone, instant)).toBe(back(new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()))));
      }),
    );
  });

  it('what no calendar has is refused', () => {
    expect(() => addDays(calendarDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonthsClamped(calendarDate('0100-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(calendarDate('2026-01-01'), Number.NaN)).toThrow(RangeError);
    expect(() => todayIn('UTC', Number.NaN)).toThrow(RangeError);
  });
});

it('raw text is not a date (checked by the compiler)', () => {
  // @ts-expect-error text is not a date until it was checked
  const date: CalendarDate = '2026-11-22';
  expect(date).toBe('2026-11-22');
});
