/**
 * What cash is coming, as ranges that hold what they promise. Pure: everything is told, nothing is asked for, and the same input gives the same figures.
 *
 *     const forecast = new CashForecast({ knownTo, days: 60, items, payments, reached, releaseDays });
 *     forecast.cash('week');                      // P10, P50, P90 of each week's total, per currency
 *     forecast.update({ removed: [paid.id] });    // what changed, in a moment
 *     pageOf(forecast);                           // for a page, at most 60 kB
 *
 * How a client pays is learned by `PaymentLearner`, when a milestone is reached by `reach.ts`; what both come to is played through by `Futures`.
 */
export { CashForecast, type Behind, type CurrencyCash, type Scope } from './cash-forecast';
export { howClientPays, likelyReached, sayHowClientPays, sayLikely, type HowClientPays, type LikelyReached } from './explain';
export type { CashRange } from './futures';
export type { Belongs, ForecastInput, ForecastInvoice, ForecastItem, ForecastPlan, Parts, PastPayment, PastReach, PaymentHistory, Reach } from './inputs';
export { learnPayments, PaymentLearner } from './learn-payments';
export { lowCash, type CashLine } from './low-cash';
export { pageOf, type ForecastPage, type PageCurrency, type PageItem } from './page';
export type { Grain, Period } from './periods';
export { reachKnowledge, type ReachKnowledge } from './reach';
export { brier, pinball, scoreDelays, trackRecord, wape, type KeptForecast, type TrackRecord } from './score';
export { byClientMean, byDueDate, expectedWithin } from './rules';
export { changesOf, suppose, type WhatIf } from './what-if';
