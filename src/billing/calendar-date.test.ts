import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addMonthsClamped, calendarDate, compareDates, dayOfMonthClamped, daysBetween, endOfMonth, formatDate, parseCalendarDate, todayIn, type CalendarDate } from './calendar-date';
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

it('raw text is not a date (checked by the compiler)', () => {
  // @ts-expect-error text is not a date until it was checked
  const date: CalendarDate = '2026-11-22';
  expect(date).toBe('2026-11-22');
});
