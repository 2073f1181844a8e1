import { isParked, mayCall } from '../../billing/ledger-budget';
import { getForecastSite } from '../../store/forecast-site';
import { NO_PULSE } from '../../store/pulse';
import { getTogether } from '../../store/read';
import { contractsChanged } from './changed';
import { AFTER_BILLING_SECONDS, pushForecast } from './work';

/**
 * Each hour: has the forecast made anew when contracts changed since, and has the first reading of the ledger begun or taken up again while the day's calls allow it. Where nothing
 * changed it costs three requests of storage, and while the ledger takes no calls for the day nobody is woken.
 */
export async function remindForecast(now: number): Promise<void> {
  const [site, { connection, pulse = NO_PULSE }] = await Promise.all([getForecastSite(), getTogether({ connection: true, pulse: true })]);
  if (connection?.state.kind !== 'connected' || !mayCall(pulse.budget, 'notice', now)) return;
  const read = site.history?.wholeAt !== undefined && site.history.organisationId === connection.organisation.id;
  if (!read) await pushForecast('day', AFTER_BILLING_SECONDS);
  else if (await contractsChanged(site)) await pushForecast('changes', AFTER_BILLING_SECONDS);
}

/** Each day: has the ledger's news read and the forecast made; while the ledger takes no calls for the day, that is left to the next day. */
export async function askForecast(now: number): Promise<void> {
  const { connection, pulse = NO_PULSE } = await getTogether({ connection: true, pulse: true });
  if (connection?.state.kind === 'connected' && !isParked(pulse.budget, now)) await pushForecast('day', AFTER_BILLING_SECONDS);
}
