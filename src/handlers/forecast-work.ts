import type { AsyncEvent, InvocationError } from '@forge/events';
import { JiraFailure } from '../jira';
import { readHistory } from '../operations/forecast/read-history';
import { forecastJobSchema, pushForecast } from '../operations/forecast/work';
import { updateForecast } from '../operations/update-forecast';
import { TooBusy } from '../store/transact';
import { again } from './again';
import { log } from './log';

/**
 * So often a job comes back to a ledger, a site or a storage that does not answer; the next day's, or the next hour's, goes on in any case. An error that is thrown would have
 * Forge bring the same job back all day.
 */
const MOST_TRIES = 3;
/** Between two parts of a long reading: the ledger has others to answer. */
const BREATHER_SECONDS = 5;

/**
 * Queue `forecast`: reads the ledger's news, and makes the forecast once they are all read. While the first reading lasts, each part leads to the next, and the forecast is made
 * after the last.
 */
export async function onForecastWork(event: AsyncEvent): Promise<InvocationError | undefined> {
  const job = forecastJobSchema.safeParse(event.body);
  if (!job.success) {
    log.warn('job-not-understood', { queue: 'forecast' });
    return undefined;
  }
  const { kind } = job.data;
  const tries = event.retryContext?.retryCount ?? 0;
  try {
    const read = kind === 'changes' ? undefined : await readHistory(Date.now());
    if (read?.kind === 'more') {
      await pushForecast(kind, BREATHER_SECONDS);
      return undefined;
    }
    if (read?.kind === 'later' && tries < MOST_TRIES) return await again(read.seconds);
    await updateForecast(Date.now(), kind === 'day');
    return undefined;
  } catch (error) {
    if (!(error instanceof TooBusy || error instanceof JiraFailure)) throw error;
    if (tries < MOST_TRIES) return again(30);
    log.warn('forecast-left', { error: error.name });
    return undefined;
  }
}
