import type { ForecastSite } from '../../billing/forecast/parts';
import { contractsChangedFrom } from '../../store/find';

/** A search may not know yet what was written moments ago: the next look begins a little before the last change that was seen. */
const OVERLAP_MS = 10 * 60_000;

/** Since when contracts are looked for: ISO instant; absent for all. */
export const changedFrom = ({ contractsTo }: ForecastSite): string | undefined => (contractsTo === undefined ? undefined : new Date(Date.parse(contractsTo) - OVERLAP_MS).toISOString());

/** Whether any contract changed that the forecast has not seen, in one request. What a search did not know yet is found by the next day's look. */
export async function contractsChanged({ contractsTo }: ForecastSite): Promise<boolean> {
  const after = contractsTo === undefined ? undefined : new Date(Date.parse(contractsTo) + 1).toISOString();
  return (await contractsChangedFrom(after, 1, 1)).rows.length > 0;
}
