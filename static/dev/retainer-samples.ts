import type { Answer, AttentionView, BillView, ContractView, MoneyView, ProjectView, RetainerView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
const ok = <T>(data: T): Answer<T> => ({ ok: true, data });

const bill = (number: string, change: Partial<BillView> = {}): BillView => ({
  invoiceId: number, number, status: 'paid', amount: aud('3000.00'), total: aud('3300.00'), paid: aud('3300.00'), credited: aud('0.00'), due: aud('0.00'), dueDate: '2026-12-31', overdue: false, ...change,
});

const support: RetainerView = {
  id: 'HARB-A-R1', name: 'Support and maintenance', text: 'Ten hours of support a month', every: 'month', day: 1, starts: '2026-05-18', weekendRule: 'next_working_day', proration: 'days', billedIn: 'advance',
  prices: [{ from: '2026-05-18', amount: aud('3000.00') }, { from: '2027-02-01', amount: aud('3300.00') }], pauses: [], state: 'active', untouched: false, openFrom: '2027-01-01',
  next: { from: '2027-01-01', to: '2027-01-31', billOn: '2027-01-01', amount: aud('3000.00') },
  periods: [
    { from: '2026-12-01', to: '2026-12-31', bill: bill('HARB-A-012', { status: 'approved', paid: aud('0.00'), due: aud('3300.00') }), returned: false },
    { from: '2026-11-01', to: '2026-11-30', bill: bill('HARB-A-011', { status: 'part_paid', paid: aud('1100.00'), due: aud('2200.00'), overdue: true }), returned: false },
    ...[10, 9, 8, 7, 6].map((month) => ({ from: `2026-${String(month).padStart(2, '0')}-01`, to: `2026-${String(month).padStart(2, '0')}-28`, bill: bill(`HARB-A-0${String(month).padStart(2, '0')}`), returned: false })),
    { from: '2026-05-18', to: '2026-05-31', bill: bill('HARB-A-005', { amount: aud('1354.84'), total: aud('1490.32'), paid: aud('1490.32') }), returned: false },
  ],
};
const { next: _next, ...withoutNext } = support;
const hosting: RetainerView = { ...withoutNext, id: 'HARB-A-R2', name: 'Hosting', text: '', every: 'week', day: 1, autonomy: 'approve', prices: [{ from: '2026-11-02', amount: aud('90.00') }], starts: '2026-11-02', problem: { code: 'RETAINER_PERIODS_MISSED', severity: 'error', params: { retainer: 'Hosting', count: '3', fromDate: '2026-12-07', toDate: '2026-12-27' } }, periods: [], untouched: true };
const paused: RetainerView = { ...withoutNext, id: 'HARB-A-R3', name: 'Search ads', every: 'quarter', state: 'paused', pauses: [{ from: '2026-12-01' }], periods: [] };
const ended: RetainerView = { ...withoutNext, id: 'HARB-A-R4', name: 'Launch help', state: 'ended', ends: '2026-06-30', periods: support.periods.slice(-2) };

const missed: AttentionView = {
  id: 'retainer:HARB-A-R2', problem: hosting.problem ?? { code: 'UNEXPECTED', severity: 'error' }, since: '2026-12-14T00:00:00Z', amount: aud('270.00'), taxMode: 'exclusive', project: { id: '10000', key: 'HARB' },
  contract: { id: 'c1', rev: 4, name: 'Ordering app', clientName: 'Harbour Foods' }, retainer: { id: 'HARB-A-R2', name: 'Hosting' }, answers: ['bill_each', 'bill_last', 'skip_periods'],
};

/** The Retainers tab in every state that it has. */
export function retainerSamples(project: ProjectView): Readonly<Record<string, Sample>> {
  const [first, ...others] = project.contracts;
  if (!first) return {};
  const contract: ContractView = { ...first, retained: aud('22354.84'), retainers: [support, hosting, paused, ended] };
  const view = { ...project, contracts: [contract, ...others], attention: [...project.attention, missed] };
  const page = (data: ProjectView, steps: NonNullable<Sample['steps']> = [], more: Sample['answers'] = {}): Sample => ({ page: 'project', answers: { 'project.load': ok(data), ...more }, steps: [{ click: 'Retainers' }, ...steps] });
  const typed: NonNullable<Sample['steps']> = [{ click: `Add retainer to ${contract.name}` }, { fill: 'Name', with: 'Care plan' }, { fill: 'Amount for each period', with: '2.4k' }, { choose: 'Day of the month', value: '31' }, { fill: 'Starts on', with: '2026-12-10' }];
  return {
    'retainers-list': page(view),
    'retainers-overview': { page: 'project', answers: { 'project.load': ok(view) } },
    'retainers-empty': page({ ...project, contracts: [first] }),
    'retainers-view-only': page({ ...view, rights: { view: true, manage: false }, attention: view.attention.map((item) => ({ ...item, answers: [] })) }),
    'retainers-closed': page({ ...view, contracts: [{ ...contract, state: 'closed', retainers: [{ ...withoutNext, periods: support.periods.slice(0, 2) }] }] }),
    'retainers-new': page(view, typed),
    'retainers-new-weekly': page(view, [{ click: `Add retainer to ${contract.name}` }, { choose: 'Billed every', value: 'week' }, { fill: 'Last day', with: '2027-01-31' }]),
    'retainers-new-problems': page(view, [...typed, { click: 'Create retainer' }], {
      'retainer.create': { ok: false, problems: [{ code: 'RETAINER_OVERLAPS', severity: 'error', path: 'name', params: { retainer: 'Care plan' } }, { code: 'FIELD_INVALID', severity: 'error', path: 'ends', params: { field: 'The end', expected: 'a day on or after the start' } }, { code: 'CONTRACT_FULL', severity: 'error', params: { contract: 'Ordering app' } }] },
    }),
    'retainers-edit': page(view, [{ click: 'Edit: Support and maintenance' }]),
    'retainers-price': page(view, [{ click: 'Change price: Support and maintenance' }, { fill: 'New amount', with: '3,500' }]),
    'retainers-end': page(view, [{ click: 'End: Support and maintenance' }]),
    'retainers-skip': page(view, [{ click: 'Skip: Hosting' }]),
  };
}
