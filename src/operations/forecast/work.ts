import { enqueue } from '../queue';
import * as z from 'zod/mini';

/**
 * `day`: the ledger's news are read (all of the last three years at first), the work is counted, and the forecast is made. `news`: the same without counting, to go on with what was begun.
 * `changes`: contracts changed, and the forecast is made with what they say now.
 */
export const forecastJobSchema = z.object({ kind: z.enum(['day', 'news', 'changes']) });
export type ForecastJob = z.infer<typeof forecastJobSchema>;

/** What a schedule wants waits a little: what bills goes first for the ledger's calls. */
export const AFTER_BILLING_SECONDS = 120;

/** Has the forecast brought up to date, one run at a time on a site. */
export async function pushForecast(kind: ForecastJob['kind'], delayInSeconds = 0): Promise<void> {
  await enqueue('forecast', { body: { kind }, delayInSeconds, concurrency: { key: 'forecast', limit: 1 } });
}
