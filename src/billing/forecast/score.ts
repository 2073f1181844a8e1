import type { CurrencyCode } from './inputs';

/** How far off forecasts were. The smaller the better, but for coverage, which should be what was promised. */

/** The marks that a forecast of one invoice's delay is scored at. */
export const MARKS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** The loss of a mark: being above by a day costs more for a low mark, being below more for a high one, so that telling the truth costs least. */
export const pinball = (actual: number, mark: number, share: number): number => Math.max(share * (actual - mark), (share - 1) * (actual - mark));

/** Forecasts of when: `marks` are the delays at each of `MARKS`, `actual` what it was, in days. */
export interface DelayForecast {
  readonly marks: readonly number[];
  readonly actual: number;
}

export interface DelayScore {
  readonly count: number;
  /** Mean days between the middle mark and what happened. */
  readonly maeDays: number;
  /** Mean pinball loss over the nine marks, in days. */
  readonly pinball: number;
  /** How many lay between the 10 % and the 90 % mark: 0.8 is right. */
  readonly coverage80: number;
}

export function scoreDelays(forecasts: readonly DelayForecast[]): DelayScore {
  const mean = (of: (forecast: DelayForecast) => number): number => forecasts.reduce((all, forecast) => all + of(forecast), 0) / forecasts.length;
  const at = ({ marks }: DelayForecast, place: number): number => marks[place] ?? 0;
  return {
    count: forecasts.length,
    maeDays: mean((forecast) => Math.abs(forecast.actual - at(forecast, 4))),
    pinball: mean((forecast) => MARKS.reduce((all, share, place) => all + pinball(forecast.actual, at(forecast, place), share), 0) / MARKS.length),
    coverage80: mean((forecast) => (forecast.actual >= at(forecast, 0) && forecast.actual <= at(forecast, 8) ? 1 : 0)),
  };
}

/** Forecasts of how much, in minor units. */
export interface CashGuess {
  readonly forecast: number;
  readonly actual: number;
}

/** All that was off by all that came: 0.05 is five cents in the dollar. NaN when nothing came. */
export function wape(guesses: readonly CashGuess[]): number {
  const off = guesses.reduce((all, { forecast, actual }) => all + Math.abs(forecast - actual), 0);
  return off / guesses.reduce((all, { actual }) => all + actual, 0);
}

/** Mean squared distance between the chance that was given and what happened (1 or 0): 0.25 is a coin's. */
export function brier(guesses: readonly { readonly chance: number; readonly happened: boolean }[]): number {
  return guesses.reduce((all, { chance, happened }) => all + (chance - (happened ? 1 : 0)) ** 2, 0) / guesses.length;
}

/** A forecast of the cash within some days that was kept to be scored, beside the two rules that people use. In minor units. */
export interface KeptForecast {
  readonly currency: CurrencyCode;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** What "everybody pays on the due date" said, and "everybody pays after their own mean delay". */
  readonly byDueDate: number;
  readonly byClientMean: number;
}

export interface TrackRecord {
  readonly count: number;
  /** How many totals lay between P10 and P90. */
  readonly coverage80: number;
  readonly wape: number;
  readonly wapeByDueDate: number;
  readonly wapeByClientMean: number;
}

/** How forecasts of one currency did, once what came in their days is known. */
export function trackRecord(kept: readonly { readonly forecast: KeptForecast; readonly actual: number }[]): TrackRecord {
  const off = (by: (forecast: KeptForecast) => number): number => wape(kept.map(({ forecast, actual }) => ({ forecast: by(forecast), actual })));
  return {
    count: kept.length,
    coverage80: kept.filter(({ forecast, actual }) => actual >= forecast.p10 && actual <= forecast.p90).length / kept.length,
    wape: off((forecast) => forecast.p50),
    wapeByDueDate: off((forecast) => forecast.byDueDate),
    wapeByClientMean: off((forecast) => forecast.byClientMean),
  };
}
