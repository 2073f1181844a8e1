import { getForecastSite } from '../../store/forecast-site';
import { getConnection } from '../../store/read';
import { contractsChanged } from './changed';
import { AFTER_BILLING_SECONDS, pushForecast } from './work';

/**
 * Each hour: has the forecast made anew when contracts changed since, and has the first reading of the ledger begun or taken up again. Where nothing changed it costs three requests of
 * storage.
 */
export async function remindForecast(): Promise<void> {
  const [site, connection] = await Promise.all([getForecastSite(), getConnection()]);
  const read = site.history?.wholeAt !== undefined && site.history.organisationId === connection?.organisation.id;
  if (connection?.state.kind === 'connected' && !read) await pushForecast('day', AFTER_BILLING_SECONDS);
  else if (await contractsChanged(site)) await pushForecast('changes', AFTER_BILLING_SECONDS);
}
