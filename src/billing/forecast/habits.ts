import { DELAYS, EARLIEST, type Delays } from './delays';
import { MONTH_PLACES, monthPlace, WEEKDAYS, weekday } from './days';

/** How often payments came on each kind of day, beside how often they would have if the kind of day did not matter. */
export interface Habits {
  readonly onWeekday: Float64Array;
  readonly weekdayExpected: Float64Array;
  readonly onPlace: Float64Array;
  readonly placeExpected: Float64Array;
}

export const noHabits = (): Habits => ({
  onWeekday: new Float64Array(WEEKDAYS),
  weekdayExpected: new Float64Array(WEEKDAYS),
  onPlace: new Float64Array(MONTH_PLACES),
  placeExpected: new Float64Array(MONTH_PLACES),
});

/** `expected` are the chances by delay before any habit, from the place `first` on, and sum to `total` there. */
export function noteHabit(habits: Habits, due: number, delay: number, weight: number, expected: Delays, first: number, total: number): void {
  for (let place = first; place < DELAYS; place += 1) {
    const chance = (weight * (expected[place] ?? 0)) / total;
    const day = due + place + EARLIEST;
    bump(habits.weekdayExpected, weekday(day), chance);
    bump(habits.placeExpected, monthPlace(day), chance);
  }
  bump(habits.onWeekday, weekday(due + delay), weight);
  bump(habits.onPlace, monthPlace(due + delay), weight);
}

const bump = (list: Float64Array, place: number, by: number): void => {
  list[place] = (list[place] ?? 0) + by;
};

/** How strongly habits are doubted, in payments expected on that kind of day: everybody's, one client's weekdays, one client's places in the month. */
const DOUBT = { everybody: 30, weekday: 0.7, place: 0.2 };

/** How many times likelier than otherwise a payment is on each kind of day. `usual` for everybody; the others for this client, everybody's included. */
export interface Pull {
  readonly usual: Float64Array;
  readonly weekday: Float64Array;
  readonly place: Float64Array;
}

export function pullOf(everybody: Habits, client: Habits | undefined): Pull {
  const usual = everybody.onWeekday.map((seen, day) => (seen + DOUBT.everybody) / ((everybody.weekdayExpected[day] ?? 0) + DOUBT.everybody));
  const place = everybody.onPlace.map((seen, which) => (seen + DOUBT.everybody) / ((everybody.placeExpected[which] ?? 0) + DOUBT.everybody));
  if (!client) return { usual, weekday: usual, place };
  return {
    usual,
    weekday: client.onWeekday.map((seen, day) => (seen + DOUBT.weekday * (usual[day] ?? 1)) / ((client.weekdayExpected[day] ?? 0) + DOUBT.weekday)),
    place: client.onPlace.map((seen, which) => (seen + DOUBT.place * (place[which] ?? 1)) / ((client.placeExpected[which] ?? 0) + DOUBT.place)),
  };
}

/** The three ways to see a client's calendar: as everybody's, paying on days of the week of its own, paying on days of the month of its own. */
export const WAYS = 3;

/** `into` are three arrays, one per way: the chances by delay from `first` on, with the pull of each day, summing to one. */
export function pulled(expected: Delays, first: number, due: number, pull: Pull, into: readonly [Delays, Delays, Delays]): void {
  const [plain, weekly, monthly] = into;
  let [ofPlain, ofWeekly, ofMonthly] = [0, 0, 0];
  for (let place = first; place < DELAYS; place += 1) {
    const day = due + place + EARLIEST;
    const which = weekday(day);
    const chance = expected[place] ?? 0;
    const usual = chance * (pull.usual[which] ?? 1);
    const byWeekday = chance * (pull.weekday[which] ?? 1);
    const byPlace = usual * (pull.place[monthPlace(day)] ?? 1);
    plain[place] = usual;
    weekly[place] = byWeekday;
    monthly[place] = byPlace;
    ofPlain += usual;
    ofWeekly += byWeekday;
    ofMonthly += byPlace;
  }
  for (let place = first; place < DELAYS; place += 1) {
    plain[place] = (plain[place] ?? 0) / ofPlain;
    weekly[place] = (weekly[place] ?? 0) / ofWeekly;
    monthly[place] = (monthly[place] ?? 0) / ofMonthly;
  }
}
