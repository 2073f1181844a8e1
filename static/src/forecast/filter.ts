import type { Grain } from '../../../src/billing/forecast/periods';

/** What of the forecast is shown; kept in the page's address. */
export interface Filter {
  readonly days: number;
  readonly grain: Grain;
  readonly currency?: string;
  readonly client?: string;
  readonly project?: string;
  /** A contract's id, or `none` for invoices that are not ours. */
  readonly contract?: string;
}

export const HORIZONS = [60, 90, 120, 180] as const;
export const GRAINS: readonly Grain[] = ['day', 'week', 'month'];
const USUAL: Filter = { days: 60, grain: 'week' };

/** The filter that an address names; what it names wrongly, or not, is as usual. */
export function filterOf(address: string): Filter {
  const given = new URLSearchParams(address);
  const days = HORIZONS.find((horizon) => String(horizon) === given.get('days')) ?? USUAL.days;
  const grain = GRAINS.find((one) => one === given.get('by')) ?? USUAL.grain;
  const [currency, client, project, contract] = ['currency', 'client', 'project', 'contract'].map((name) => given.get(name) ?? '');
  return { days, grain, ...(currency ? { currency } : {}), ...(client ? { client } : {}), ...(project ? { project } : {}), ...(contract ? { contract } : {}) };
}

/** Whether it names a part of everything. */
export const isPart = ({ client, project, contract }: Filter): boolean => (client ?? project ?? contract) !== undefined;

/** What is as usual is not in the address. */
export function addressOf({ days, grain, currency, client, project, contract }: Filter): string {
  const named = { ...(days === USUAL.days ? {} : { days: String(days) }), ...(grain === USUAL.grain ? {} : { by: grain }), ...(currency ? { currency } : {}), ...(client ? { client } : {}), ...(project ? { project } : {}), ...(contract ? { contract } : {}) };
  return new URLSearchParams(named).toString();
}
