import type { BillingChartView, MoneyView, ProjectView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

/** A project's billing over time, in the states that its page has to show. */
const money = (currency: string, amount: number): MoneyView => ({ amount: amount.toFixed(2), currency });
const month = (name: string, billed: number, paid: number, planned: number, currency = 'AUD') => ({ month: name, billed: money(currency, billed), paid: money(currency, paid), planned: money(currency, planned) });

export const billingChart: BillingChartView = {
  currencies: [{
    currency: 'AUD', undated: money('AUD', 6600),
    months: [month('2026-07', 6600, 0, 0), month('2026-08', 0, 6600, 0), month('2026-09', 13_200, 0, 0), month('2026-10', 0, 6600, 0), month('2026-11', 13_200, 0, 6600), month('2026-12', 0, 0, 13_200), month('2027-01', 0, 0, 2200), month('2027-02', 0, 0, 2200)],
  }],
  more: false,
};
const long: BillingChartView = { currencies: [{ currency: 'JPY', months: Array.from({ length: 30 }, (_none, place) => ({ ...month(new Date(Date.UTC(2025, 3 + place, 1)).toISOString().slice(0, 7), place < 20 ? 1_200_000 + place * 90_000 : 0, place < 19 ? 1_100_000 : 0, place > 18 ? 1_500_000 : 0, 'JPY') })) }], more: true };

const ok = <T>(data: T) => ({ ok: true as const, data });

export const chartSamples = (project: ProjectView): Record<string, Sample> => {
  const calm = ok({ ...project, attention: [] });
  const of = (chart: Sample['answers']['project.billingChart'], steps: Sample['steps'] = []): Sample => ({ page: 'project', answers: { 'project.load': calm, 'project.billingChart': chart }, steps });
  return {
    'chart-billing': of(ok(billingChart)),
    'chart-billing-table': of(ok(billingChart), [{ click: 'Show as table: AUD' }]),
    'chart-billing-long': of(ok(long)),
    'chart-billing-none': of(ok({ currencies: [], more: false })),
    'chart-billing-loading': of('never'),
    'chart-billing-error': of('reject'),
  };
};
