import { calendarDate, type CalendarDate } from '../calendar-date';

/** Days since 1 January 1970 on the calendar, so that a forecast can count in whole numbers. */
export const dayNumber = (date: CalendarDate): number => Date.parse(date) / MS_A_DAY;

/** The date that `dayNumber` counted. */
export function dateOf(day: number): CalendarDate {
  let date = dates.get(day);
  if (date === undefined) dates.set(day, (date = calendarDate(new Date(day * MS_A_DAY).toISOString().slice(0, 10))));
  return date;
}

/** Checking a date takes longer than everything else that is done with it. */
const dates = new Map<number, CalendarDate>();

const MS_A_DAY = 86_400_000;

export const WEEKDAYS = 7;
/** 0 is Sunday. */
export const weekday = (day: number): number => (((day + 4) % WEEKDAYS) + WEEKDAYS) % WEEKDAYS;

/**
 * Places in a month: the 1st to the 15th by their number, and after that by the working days left, since people pay "on the 10th" or "on the last working day". A weekend has the place of
 * the Friday before it. Holidays are not known.
 */
export const MONTH_PLACES = 27;
const HALF = 15;

/** 0 to 14 for the 1st to the 15th; 15 is the month's last working day, 16 the one before it, and so on. */
export function monthPlace(day: number): number {
  places ??= tableOfPlaces();
  return places[day] ?? 0;
}

const LAST_YEAR = 2100;
let places: Uint8Array | undefined;

function tableOfPlaces(): Uint8Array {
  const table = new Uint8Array(Date.UTC(LAST_YEAR, 0, 1) / MS_A_DAY);
  for (let month = 0, first = 0; first < table.length; month += 1) {
    const next = Date.UTC(1970, month + 1, 1) / MS_A_DAY;
    for (let day = next - 1, left = 0; day >= first; day -= 1) {
      table[day] = day - first < HALF ? day - first : HALF + Math.min(left, MONTH_PLACES - HALF - 1);
      if (isWorkday(day)) left += 1;
    }
    first = next;
  }
  return table;
}

const isWorkday = (day: number): boolean => weekday(day) > 0 && weekday(day) < WEEKDAYS - 1;
