import { endOfMonth, type CalendarDate } from '../calendar-date';
import { dateOf, dayNumber, weekday } from './days';

/** The days from `first` to `last` of a forecast, both included and counted from 0, and the dates they are. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly first: number;
  readonly last: number;
}

export type Grain = 'day' | 'week' | 'month';

/** The forecast's days in days, weeks from Monday to Sunday, or calendar months; the first and the last may be shorter. */
export function periodsOf(knownTo: CalendarDate, days: number, grain: Grain): readonly Period[] {
  const begin = dayNumber(knownTo) + 1;
  const periods: Period[] = [];
  for (let first = 0; first < days; ) {
    const last = Math.min(days - 1, lastOf(begin + first, grain) - begin);
    periods.push({ from: dateOf(begin + first), to: dateOf(begin + last), first, last });
    first = last + 1;
  }
  return periods;
}

function lastOf(day: number, grain: Grain): number {
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return day + ((7 - weekday(day)) % 7);
    case 'month':
      return dayNumber(endOfMonth(dateOf(day)));
  }
}
