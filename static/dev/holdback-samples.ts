import type { Answer, ContractView, HoldbacksView, MoneyView, ProjectView, SettingsView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
const ok = <T>(data: T): Answer<T> => ({ ok: true, data });

const view: HoldbacksView = {
  contract: { id: 'c1', rev: 4, name: 'Ordering app', currency: 'AUD', taxMode: 'exclusive' },
  deposit: { amount: '12000.00', drawdown: 'pro-rata', due: 'start', account: '815', tax: 'OUTPUT' },
  retention: { percent: '5', release: { kind: 'date', date: '2027-06-30' }, account: '615', tax: 'BASEXCLUDED' },
  milestones: [{ id: 'm1', key: 'HARB-1', name: 'Discovery and clickable prototype' }, { id: 'm5', key: 'HARB-5', name: 'Production deployment' }],
  depositAccounts: [{ code: '205', name: 'Project milestones', accountClass: 'revenue' }, { code: '815', name: 'Client deposits', accountClass: 'liability' }],
  retentionAccounts: [{ code: '615', name: 'Retentions receivable', accountClass: 'asset' }, { code: '815', name: 'Client deposits', accountClass: 'liability' }],
  taxes: [{ code: 'OUTPUT', name: 'GST on Income', rate: 10, appliesTo: ['revenue', 'liability', 'asset'] }, { code: 'BASEXCLUDED', name: 'BAS Excluded', rate: 0, appliesTo: ['revenue', 'liability', 'asset'] }],
};
const bill = { invoiceId: 'HARB-A-001', number: 'HARB-A-001', status: 'paid', amount: aud('12000.00'), overdue: false } as const;

/** Deposits and retentions: the form in the settings, and how they stand on the project's page. */
export function holdbackSamples(project: ProjectView, settings: SettingsView): Readonly<Record<string, Sample>> {
  const [first, ...others] = project.contracts;
  if (!first) return {};
  const form = (data: HoldbacksView, steps: NonNullable<Sample['steps']> = [], more: Sample['answers'] = {}): Sample => ({ page: 'settings', answers: { 'settings.load': ok(settings), 'beside.load': ok(data), ...more }, steps: [{ click: 'Deposit and retention of Ordering app' }, ...steps] });
  const page = (part: Partial<ContractView>, steps: NonNullable<Sample['steps']> = []): Sample => ({ page: 'project', answers: { 'project.load': ok({ ...project, contracts: [{ ...first, ...part }, ...others] }) }, steps });
  const deposit = { amount: aud('12000.00'), drawdown: 'pro-rata', due: 'start', left: aud('8000.00'), bill } as const;
  const retention = { percent: '5', release: { kind: 'milestone', milestoneId: 'm5', name: 'Production deployment' }, held: aud('1000.00'), open: aud('1000.00') } as const;
  const { deposit: _deposit, retention: _retention, ...none } = view;
  return {
    'holdbacks-form': form(view),
    'holdbacks-empty': form(none),
    'holdbacks-fixed': form(view, [{ fill: 'Per cent of what each invoice bills', with: '7.5' }, { click: 'Save' }], { 'beside.save': { ok: false, problems: [{ code: 'BESIDE_FIXED', severity: 'error', path: 'depositAccount' }] } }),
    'holdbacks-project': page({ deposit, retention }),
    'holdbacks-release': page({ deposit: { ...deposit, left: aud('-4000.00') }, retention }, [{ click: 'Release the retention' }]),
  };
}
