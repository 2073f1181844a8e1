import type { Age } from '../../src/billing/age';
import type { AgingView, FinanceView, MoneyView, OwedView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

/** What is owed over all projects, in the states that finance's page has to show. */
const in_ = (currency: string) => (amount: string): MoneyView => ({ amount, currency });
const [aud, usd] = [in_('AUD'), in_('USD')];
const ok = <T>(data: T) => ({ ok: true as const, data });

const age = (name: Age, amount: MoneyView, count: number): AgingView['ages'][number] => ({ age: name, amount, count });

export const financeSample: Pick<FinanceView, 'aging' | 'clients' | 'projects'> = {
  aging: [
    { currency: 'AUD', total: aud('48950.00'), ages: [age('not_due', aud('19800.00'), 2), age('days_1_30', aud('13200.00'), 1), age('days_31_60', aud('6600.00'), 2), age('days_61_90', aud('0.00'), 0), age('over_90', aud('9350.00'), 1)] },
    { currency: 'USD', total: usd('4200.00'), ages: [age('not_due', usd('4200.00'), 1), age('days_1_30', usd('0.00'), 0), age('days_31_60', usd('0.00'), 0), age('days_61_90', usd('0.00'), 0), age('over_90', usd('0.00'), 0)] },
  ],
  clients: [
    { id: 'c1', name: 'Harbour Foods', owed: aud('33000.00'), overdue: aud('13200.00'), invoices: 3, late: 1, daysLate: { average: 12, most: 12 } },
    { id: 'c2', name: 'Lumière Hotels', owed: aud('15950.00'), overdue: aud('15950.00'), invoices: 3, late: 3, daysLate: { average: 58, most: 101 } },
    { id: 'c3', name: 'Gull & Sons', owed: usd('4200.00'), overdue: usd('0.00'), invoices: 1, late: 0 },
  ],
  projects: [
    { id: '10000', key: 'HARB', contracts: 2, waiting: 4, standing: [
      { price: aud('108000.00'), billed: aud('34800.00'), toBill: aud('73200.00'), outstanding: aud('33000.00'), overdue: aud('13200.00') },
      { price: usd('18000.00'), billed: usd('0.00'), toBill: usd('18000.00'), outstanding: usd('0.00'), overdue: usd('0.00') },
    ] },
    { id: '10001', key: 'LUMI', contracts: 1, waiting: 1, standing: [{ price: aud('24000.00'), billed: aud('24000.00'), toBill: aud('0.00'), outstanding: aud('15950.00'), overdue: aud('15950.00') }] },
    { id: '10002', key: 'GULL', contracts: 0, waiting: 0, standing: [] },
  ],
};

const owed = (number: string, change: Partial<OwedView> = {}): OwedView => ({
  number, project: { id: '10000', key: 'HARB' }, contractName: 'Ordering app', client: { id: 'c1', name: 'Harbour Foods' }, status: 'approved', due: aud('6600.00'), dueDate: '2026-12-28', daysLate: 0, age: 'not_due',
  link: 'https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=1', ...change,
});
const lumi = { project: { id: '10001', key: 'LUMI' }, contractName: 'Booking site', client: { id: 'c2', name: 'Lumière Hotels' } };
const rows: readonly OwedView[] = [
  owed('LUMI-A-001', { ...lumi, due: aud('9350.00'), dueDate: '2026-09-18', daysLate: 101, age: 'over_90' }),
  owed('LUMI-A-002', { ...lumi, due: aud('3300.00'), dueDate: '2026-11-20', daysLate: 38, age: 'days_31_60' }),
  owed('LUMI-A-003', { ...lumi, status: 'part_paid', due: aud('3300.00'), dueDate: '2026-11-23', daysLate: 35, age: 'days_31_60' }),
  owed('HARB-A-001', { due: aud('13200.00'), dueDate: '2026-12-16', daysLate: 12, age: 'days_1_30' }),
  owed('HARB-A-002', { due: aud('13200.00'), disputed: true }),
  owed('HARB-A-003', {}),
  owed('GULL-A-001', { project: { id: '10002', key: 'GULL' }, contractName: 'Gull shop', client: { id: 'c3', name: 'Gull & Sons' }, due: usd('4200.00'), dueDate: '2027-01-20', base: { due: aud('6418.81'), rate: '0.654321' } }),
];
const many: readonly OwedView[] = Array.from({ length: 3000 }, (_none, place) => ({ ...(rows[place % rows.length] ?? owed('X')), number: `HARB-C${String(place % 40)}-${String(place).padStart(4, '0')}` }));

export const financeSamples = (finance: FinanceView): Record<string, Sample> => {
  const at = (tab: string, answers: Sample['answers'] = {}, steps: Sample['steps'] = []): Sample => ({ page: 'finance', answers: { 'finance.load': ok(finance), 'finance.owed': ok({ rows, more: false }), ...answers }, steps: [{ click: tab }, ...steps] });
  return {
    'finance-aging-table': { page: 'finance', answers: { 'finance.load': ok({ ...finance, attention: [] }) }, steps: [{ click: 'Show as table: AUD' }] },
    'finance-clients': at('Clients'),
    'finance-clients-sorted': at('Clients', {}, [{ click: 'Days late, on average' }]),
    'finance-client-invoices': at('Clients', {}, [{ click: 'Show the invoices of Lumière Hotels in AUD' }]),
    'finance-clients-none': at('Clients', { 'finance.load': ok({ ...finance, aging: [], clients: [] }) }),
    'finance-owed': at('Open invoices'),
    'finance-owed-many': at('Open invoices', { 'finance.owed': ok({ rows: many, more: true }) }),
    'finance-owed-no-match': at('Open invoices', {}, [{ fill: 'Search', with: 'nobody' }]),
    'finance-owed-none': at('Open invoices', { 'finance.owed': ok({ rows: [], more: false }) }),
    'finance-owed-loading': at('Open invoices', { 'finance.owed': 'never' }),
    'finance-owed-error': at('Open invoices', { 'finance.owed': 'reject' }),
  };
};
