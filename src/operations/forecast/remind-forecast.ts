import { getForecastSite } from '../../store/forecast';
import { getConnection } from '../../store/read';
import { contractsChanged } from './changed';
import { pushForecast } from './work';

/**
 * Each hour: has the forecast made anew when contracts changed since, and has the first reading of the ledger begun or taken up again. Where nothing changed it costs two requests of
 * storage.
 */
export async function remindForecast(): Promise<void> {
  const site = await getForecastSite();
  if (site.history?.wholeAt === undefined) {
    if ((await getConnection())?.state.kind === 'connected') await pushForecast('day');
    return;
  }
  if (await contractsChanged(site)) await pushForecast('changes');
}
