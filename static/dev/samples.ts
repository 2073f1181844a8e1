import type {
  ActivityView, AdminView, Answer, BillView, CareView, ConnectionView, ContractSummary, ContractView, GateSettingsView, ErasureView, GatesView, InvoiceView, LedgerChoices, MilestoneView, MoneyView, OrganisationView,
  PageCall, PageCalls, PanelView, PassView, PreviewView, ProblemView, ProjectView, SettingsView,
} from '../../src/handlers/pages/api';
import type { CalendarDate } from '../../src/billing/calendar-date';
import { attention, billingSamples } from './billing-samples';
import { billingChart, chartSamples } from './chart-samples';
import { partSamples } from './part-samples';
import { planSamples } from './plan-samples';
import { forecastSamples } from './forecast-samples';
import { holdbackSamples } from './holdback-samples';
import { retainerSamples } from './retainer-samples';
import { ruleSamples } from './rule-samples';
import { scopeSamples } from './scope-samples';
import { tableSamples } from './table-samples';

/** The sample agency, in the states that the pages have to show. */
export const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
const ok = <T>(data: T): Answer<T> => ({ ok: true, data });
const no = (...problems: ProblemView[]): Answer<never> => ({ ok: false, problems });
const manage = { view: true, manage: true };

const organisation: OrganisationView = { name: 'Northlight Studio Pty Ltd', demo: false, baseCurrency: 'AUD', timeZone: 'Australia/Sydney', taxName: 'GST' };
const connected: ConnectionView = { state: 'connected', organisation };
const demo: ConnectionView = { state: 'connected', organisation: { ...organisation, name: 'Demo Company (AU)', demo: true } };
const refused: ProblemView = { code: 'CREDENTIALS_REFUSED', severity: 'error' };
const broken: ConnectionView = { state: 'broken', organisation, problem: refused };

const contract: ContractSummary = {
  id: 'c1', rev: 4, name: 'Ordering app', clientName: 'Harbour Foods', currency: 'AUD', price: aud('48000.00'), allocated: aud('42000.00'), unallocated: aud('6000.00'),
  billed: aud('18000.00'), paid: aud('13200.00'), outstanding: aud('6600.00'), overdue: aud('6600.00'), toBill: aud('30000.00'), terms: { kind: 'days_after_invoice', days: 14 },
  taxMode: 'exclusive', autonomy: 'draft', state: 'active',
};
const issue = { id: '10003', key: 'HARB-3', summary: 'User dashboard', statusName: 'In Progress' };
const planned: MilestoneView = {
  id: 'm3', contractId: 'c1', name: 'User dashboard', deliverable: 'Dashboard with orders, favourites and receipts, on web and phone', issueId: '10003', issueKey: 'HARB-3', place: 3, of: 5,
  price: { kind: 'share', percent: '25' }, amount: aud('12000.00'), trigger: { kind: 'category', category: 'done' }, state: 'planned',
};
const bill: BillView = {
  invoiceId: 'i1', number: 'HARB-A-001', status: 'part_paid', amount: aud('12000.00'), total: aud('13200.00'), paid: aud('6600.00'), credited: aud('0.00'), due: aud('6600.00'), dueDate: '2026-12-22', overdue: true,
};
const dueBeforeRelease: ContractSummary = { ...contract, terms: { kind: 'before_release' } };
const paidBill: BillView = { ...bill, status: 'paid', paid: aud('13200.00'), due: aud('0.00'), overdue: false };
const billed: MilestoneView = { ...planned, state: 'billed', bill };
const takenBack: MilestoneView = {
  ...planned, state: 'waiting', bill: { ...bill, number: 'HARB-A-003', status: 'voided', paid: aud('0.00'), due: aud('0.00'), overdue: false },
  problem: { code: 'BILL_VOIDED', severity: 'error', params: { invoice: 'HARB-A-003' } },
};
const preview: PreviewView = { autonomy: 'draft', amount: aud('12000.00'), taxMode: 'exclusive', taxName: 'GST', clientName: 'Harbour Foods', dueDate: '2026-12-22', immediate: false, vague: false, blockers: [] };
const pass: PassView = { claimOpens: false, overriders: ['5f0000000000000000000002'], mayOverride: true, mayClaim: false };
const letPass: PassView = { ...pass, opened: 'override', override: { by: '5f0000000000000000000002', reason: 'The client pays on Friday; the fix can’t wait', at: '2026-11-22T03:10:00Z', until: '2026-11-23T03:10:00Z' } };
const tagged: Extract<PanelView, { state: 'tagged' }> = { state: 'tagged', rights: manage, issue, connection: connected, contract, milestone: planned, preview, pass };
const untagged: PanelView = { state: 'untagged', rights: manage, issue, contracts: [contract] };
const stuck: ProblemView = { code: 'ACCOUNT_ARCHIVED', severity: 'error', params: { account: '205' } };
const archived: ProblemView = { code: 'CLIENT_ARCHIVED', severity: 'error', params: { client: 'Harbour Foods' } };
const stale: ProblemView = { code: 'STALE_PAGE', severity: 'error' };

const milestones: MilestoneView[] = [
  { ...billed, id: 'm1', name: 'Discovery and clickable prototype', issueKey: 'HARB-1', issueId: '10001', place: 1, amount: aud('6000.00'), price: { kind: 'amount' }, trigger: { kind: 'start' }, bill: { ...bill, invoiceId: 'i2', number: 'HARB-A-001', status: 'paid', amount: aud('6000.00'), total: aud('6600.00'), paid: aud('6600.00'), due: aud('0.00'), overdue: false } },
  { ...billed, id: 'm2', name: 'Menu and ordering', issueKey: 'HARB-2', issueId: '10002', place: 2, reopened: { at: '2026-11-20T02:00:00Z', kept: false } },
  planned,
  { ...planned, id: 'm4', name: 'Payments and receipts', issueKey: 'HARB-4', issueId: '10004', place: 4, state: 'waiting', problem: archived, trigger: { kind: 'status', statusId: '10002', statusName: 'In Review' } },
  { ...planned, id: 'm5', name: 'Production deployment', issueKey: 'HARB-5', issueId: '10005', place: 5, state: 'held', hold: { reason: 'The client’s new owner reviews the contract' }, trigger: { kind: 'date', date: '2027-01-29' }, terms: { kind: 'before_release' } },
];
const contractView: ContractView = { ...contract, milestones };
const over: ContractView = { ...contract, id: 'c2', name: 'Care plan', allocated: aud('52000.00'), unallocated: aud('-4000.00'), billed: aud('0.00'), paid: aud('0.00'), outstanding: aud('0.00'), overdue: aud('0.00'), toBill: aud('48000.00'), milestones: [] };
const invoiceBase = {
  ...bill, rev: 2, contractId: 'c1', contractName: 'Ordering app', milestoneName: 'Menu and ordering', issueKey: 'HARB-2', clientName: 'Harbour Foods', reference: 'PO 4711 HARB-2',
  readAt: '2026-11-22T03:10:00Z', canRelease: false, canRetry: false, canCancel: false, acts: [], differences: [],
};
const inLedger = (number: string, change: Partial<InvoiceView>): InvoiceView => ({
  ...invoiceBase, invoiceId: `i-${number}`, number, issueDate: '2026-12-08', tax: aud('1200.00'), link: 'https://go.xero.com/app/!nLs01/invoicing/view/1', ...change,
});
/** Not in the ledger yet: nothing is known of totals, payments and dates. */
const notYet = (number: string, change: Partial<InvoiceView>): InvoiceView => {
  const { total: _total, paid: _paid, due: _due, credited: _credited, dueDate: _dueDate, readAt: _readAt, ...known } = invoiceBase;
  return { ...known, invoiceId: `i-${number}`, number, overdue: false, ...change };
};
const invoices: InvoiceView[] = [
  notYet('HARB-A-004', { status: 'needs_attention', problem: stuck, canRetry: true }),
  notYet('HARB-A-003', { status: 'prepared', canRelease: true, milestoneName: 'User dashboard', issueKey: 'HARB-3' }),
  inLedger('HARB-A-002', {}),
  inLedger('HARB-A-001', { status: 'paid', paid: aud('13200.00'), due: aud('0.00'), overdue: false, milestoneName: 'Discovery and clickable prototype', issueKey: 'HARB-1' }),
];
const gates: ProjectView['gates'] = [{ milestoneId: 'm5', gate: { open: false, reason: 'not-billed' }, pass }, { milestoneId: 'm2', gate: { open: false, invoice: 'HARB-A-002', reason: 'unpaid', due: aud('6600.00') }, pass: { ...letPass, mayOverride: true } }];
const project: ProjectView = { rights: manage, admin: false, project: { id: '10000', key: 'HARB' }, connection: connected, contracts: [contractView, over], invoices: { rows: invoices, cursor: 'next' }, attention, gates, heardAt: '2026-11-22T03:10:00Z', today: '2026-12-28' };
const activity: ActivityView[] = [
  { at: '2026-11-22T03:10:00Z', contractId: 'c1', event: { kind: 'invoice-mirrored', invoice: 'HARB-A-002', changes: [{ field: 'status', from: 'approved', to: 'part paid' }, { field: 'paid', from: 'AUD 0.00', to: 'AUD 6,600.00' }] }, by: 'milepost' },
  { at: '2026-11-22T01:00:00Z', contractId: 'c1', event: { kind: 'invoice-prepared', invoice: 'HARB-A-002', milestone: 'Menu and ordering', amount: aud('12000.00'), dueDate: '2026-12-22' as CalendarDate }, by: 'milepost' },
  { at: '2026-11-20T01:00:00Z', contractId: 'c1', event: { kind: 'milestone-tagged', milestone: 'User dashboard', workItem: 'HARB-3', amount: aud('12000.00') }, by: '5f0000000000000000000002' },
];
const settings: SettingsView = {
  rights: manage, admin: false, project: { id: '10000', key: 'HARB' }, connection: connected, suggestedPrefix: 'HARB-B',
  contracts: [{ ...contract, clientId: 'k1', accountCode: '205', accountName: 'Project milestones', taxCode: 'OUTPUT', taxLabel: 'GST on Income', poNumber: '4711', numberPrefix: 'HARB-A', milestoneCount: 5, billCount: 2, tracking: [], reached: { count: 0, amount: aud('0.00') } }],
};
const inEveryState: SettingsView['contracts'] = settings.contracts.flatMap((active) => [
  active,
  { ...active, id: 'c2', name: 'Loyalty card', state: 'draft', billCount: 0, numberPrefix: 'HARB-C', reached: { count: 2, amount: aud('9000.00') } },
  {
    ...active, id: 'c3', name: 'Phase 2', state: 'paused', numberPrefix: 'HARB-D', startsOn: '2026-12-01', endsOn: '2027-06-30', tracking: [{ category: 'Region', option: 'Sydney' }, { category: 'Client', option: 'Gone' }],
    branding: { id: 'b2', name: 'Project invoices' }, release: { threshold: aud('10000.00'), releasers: ['5f0000000000000000000002'], fourEyes: true },
  },
  { ...active, id: 'c4', name: 'Discovery', state: 'closed', numberPrefix: 'HARB-E' },
]);
const erasure: ErasureView = { name: organisation.name, connected: true, inTheWay: [{ id: 'c1', projectKey: 'HARB', name: 'Ordering app', why: 'open' }, { id: 'c2', projectKey: 'LUMI', name: 'Booking site', why: 'invoices' }], more: false };
const siteGates: GatesView = {
  contracts: [
    { id: 'c1', projectKey: 'HARB', name: 'Ordering app', gated: 2, closed: 1, tokens: 3 },
    { id: 'c2', projectKey: 'LUMI', name: 'Booking site', gated: 0, closed: 0, tokens: 0, off: { by: '5f0000000000000000000002', at: '2026-11-22T03:10:00Z', reason: 'The client took the site over' } },
  ],
  more: false,
};
const gateSettings: GateSettingsView = {
  contract: { id: 'c1', rev: 3, name: 'Ordering app' }, url: 'https://4b1f3c9e.hello.atlassian-dev.net/x1/release-gate-3c1d', mostTokens: 20, callsAMinute: 60,
  policy: { counts: 'cash', sharePercent: '100', graceDays: 0, staleAfterHours: 6, claimOpens: false, overriders: ['5f0000000000000000000002'] },
  milestones: [{ id: 'm2', key: 'HARB-2', name: 'Menu and ordering', gated: false }, { id: 'm5', key: 'HARB-5', name: 'Production deployment', gated: true }],
  tokens: [
    { id: '0123abcd', name: 'Deploy to production', amounts: false, by: '5f0000000000000000000002', madeAt: '2026-11-01T03:10:00Z', endsAt: '2027-11-01T03:10:00Z', usedAt: '2026-11-22T03:00:00Z', beforeUntil: '2026-11-23T03:10:00Z' },
    { id: '4567cdef', name: 'Finance dashboard', amounts: true, by: '', madeAt: '2026-10-01T03:10:00Z', milestone: { id: 'gone' } },
    { id: '89ab0123', name: 'App store upload', amounts: false, by: '5f0000000000000000000002', madeAt: '2026-11-20T03:10:00Z', milestone: { id: 'm5', name: 'Production deployment' } },
  ],
};
const choices: LedgerChoices = {
  currencies: [{ code: 'AUD', name: 'Australian Dollar' }, { code: 'USD', name: 'United States Dollar' }],
  accounts: [{ code: '200', name: 'Sales', defaultTaxCode: 'OUTPUT' }, { code: '205', name: 'Project milestones', defaultTaxCode: 'OUTPUT' }, { code: '260', name: 'Other revenue', defaultTaxCode: 'OUTPUT' }],
  taxes: [
    { code: 'OUTPUT', name: 'GST on Income', rate: 10, appliesToRevenue: true }, { code: 'EXEMPTOUTPUT', name: 'GST Free Income', rate: 0, appliesToRevenue: true },
    { code: 'INPUT', name: 'GST on Expenses', rate: 10, appliesToRevenue: false },
  ],
  tracking: [{ name: 'Region', options: ['Sydney', 'Melbourne'] }, { name: 'Team', options: ['Design', 'Engineering'] }],
  brandings: [{ id: 'b1', name: 'Standard' }, { id: 'b2', name: 'Project invoices' }],
};
const redirectUri = 'https://4b1f3c9e.hello.atlassian-dev.net/x1/xero-consent-3c1d';
const noAdmin: AdminView = { connection: { state: 'not_connected' }, consent: { state: 'none', redirectUri }, queue: { sending: 0, held: 0 }, webhookUrl: 'https://4b1f3c9e.hello.atlassian-dev.net/x1/abc', webhook: 'off' };
const admin: AdminView = {
  ...noAdmin, connection: connected, via: 'custom', connectedAt: '2026-11-01T00:00:00Z', lastHeardAt: '2026-11-22T03:10:00Z', clientIdHint: 'NORT…0001', webhook: 'waiting',
  budget: { dayRemaining: 4812, at: '2026-11-22T03:10:00Z', keptForSending: 200 }, queue: { sending: 3, held: 1 },
};
const ownApp: AdminView = { ...admin, via: 'oauth', endsAt: '2027-01-21T03:10:00Z', webhook: 'verified', webhookHeardAt: '2026-11-22T03:04:00Z' };
const ending: ProblemView = { code: 'CONNECTION_EXPIRES', severity: 'warning', params: { organisation: organisation.name, date: '2026-12-02' } };
const denied: ProblemView = { code: 'CONSENT_DENIED', severity: 'error' };
const askedNow: AdminView = { ...noAdmin, consent: { state: 'asked', redirectUri, until: '2099-11-22T03:20:00Z' } };
const choosing: AdminView = { ...noAdmin, consent: { state: 'choosing', organisations: [{ tenantId: 't1', name: 'Northlight Studio Pty Ltd' }, { tenantId: 't2', name: 'Demo Company (AU)' }] } };

const care: CareView = {
  retries: [{ number: 'HARB-A-004', contractName: 'Ordering app', doing: 'create', since: '2026-11-22T02:40:00Z' }, { number: 'LUMI-A-002', contractName: 'Booking site', doing: 'credit', since: '2026-11-22T03:01:00Z' }],
  more: false, notBefore: '2026-11-22T03:20:00Z', history: { read: 1240 }, licence: { state: 'trial', until: '2026-12-20T00:00:00Z' }, panelModule: 'ari:cloud:ecosystem::extension/4b1f3c9e-6f0a-4c57-9d5e-2c8f7a90d1e6/1c1b2c3d-0000-4000-8000-000000000000/static/milestone-panel',
};

type Answers = { readonly [K in PageCall]?: Answer<PageCalls[K][1]> | 'never' | 'reject' };
export interface Sample {
  readonly page: 'panel' | 'context' | 'project' | 'settings' | 'admin' | 'finance' | 'gate-rule';
  readonly answers: Answers;
  /** Buttons, tabs or fields used before the picture: a role and name to click, or a label and text to fill. */
  readonly steps?: readonly ({ readonly click: string } | { readonly fill: string; readonly with: string } | { readonly choose: string; readonly value: string })[];
}

const statuses = ok([{ id: '10000', name: 'To Do', category: 'todo' as const }, { id: '10002', name: 'In Review', category: 'doing' as const }]);
const panelOf = (view: PanelView): Sample => ({ page: 'panel', answers: { 'panel.load': ok(view), 'panel.scope': ok({}), 'panel.preview': ok(preview), 'panel.statuses': statuses } });

/** What pages ask beside what a sample is about. */
export const usual: Sample['answers'] = { 'admin.care': ok(care), 'project.billingChart': ok(billingChart), 'admin.gates': ok({ contracts: [], more: false }), 'admin.erasure': ok(erasure) };

export const samples: Record<string, Sample> = {
  'panel-loading': { page: 'panel', answers: { 'panel.load': 'never' } },
  'panel-error': { page: 'panel', answers: { 'panel.load': 'reject' } },
  'panel-no-permission': panelOf({ state: 'no_permission' }),
  'panel-not-connected': panelOf({ state: 'not_connected', admin: true }),
  'panel-toward': panelOf({ state: 'not_epic', issueType: 'Story', toward: [billed] }),
  'panel-toward-planned': panelOf({ state: 'not_epic', issueType: 'Story', toward: [planned] }),
  'panel-not-epic': panelOf({ state: 'not_epic', issueType: 'Story' }),
  'panel-no-contract': panelOf({ state: 'no_contract', rights: manage }),
  'panel-untagged': panelOf(untagged),
  'panel-untagged-filled': { ...panelOf({ ...untagged, contracts: [contract, { ...contract, id: 'c2', name: 'Care plan' }] }), steps: [{ fill: 'Amount in AUD', with: '12,000' }, { choose: 'Bill it', value: 'status' }, { choose: 'Status', value: '10002' }, { choose: 'Payment terms', value: 'days_after_invoice' }] },
  'panel-untagged-version': { page: 'panel', answers: { 'panel.load': ok(untagged), 'panel.preview': ok({ ...preview, autonomy: 'remind' }), 'panel.versions': ok([{ id: '2', name: '2.0', released: false }, { id: '1', name: '1.0', released: true }]) }, steps: [{ fill: 'Amount in AUD', with: '12,000' }, { choose: 'Bill it', value: 'version' }, { choose: 'Version', value: '2' }, { choose: 'When it is reached', value: 'remind' }] },
  'panel-untagged-problems': {
    page: 'panel',
    answers: {
      'panel.load': ok(untagged), 'panel.preview': ok({ ...preview, autonomy: 'email' }),
      'panel.tag': no({ code: 'AMOUNT_TOO_PRECISE', severity: 'error', params: { given: '12,000.005', currency: 'AUD', decimals: '2' }, path: 'price.amount' }, { code: 'FIELD_MISSING', severity: 'error', params: { field: 'The name' }, path: 'name' }),
    },
    steps: [{ fill: 'Amount in AUD', with: '12000.005' }, { fill: 'Name on the invoice', with: ' ' }, { click: 'Make it a milestone' }],
  },
  'panel-stale': { ...panelOf(untagged), answers: { ...panelOf(untagged).answers, 'panel.tag': no(stale) }, steps: [{ fill: 'Amount in AUD', with: '12000' }, { click: 'Make it a milestone' }] },
  'panel-planned': panelOf(tagged),
  'panel-blocked': panelOf({ ...tagged, preview: { ...preview, blockers: [archived, { ...stuck }] } }),
  'panel-untag': { ...panelOf(tagged), steps: [{ click: 'Remove milestone' }] },
  'panel-hold': { ...panelOf(tagged), steps: [{ click: 'Put on hold' }] },
  'panel-edit': { ...panelOf(tagged), steps: [{ click: 'Edit' }] },
  'panel-held': panelOf({ ...tagged, milestone: { ...planned, state: 'held', hold: { reason: 'The client’s new owner reviews the contract' } } }),
  'panel-waiting': panelOf({ ...tagged, milestone: { ...planned, state: 'waiting', problem: archived } }),
  'panel-together': panelOf({ ...tagged, milestone: { ...billed, bill: { ...bill, others: [{ name: 'Menu and ordering', issueKey: 'HARB-2' }, { name: 'Payments', issueKey: 'HARB-4' }] } }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-stuck': panelOf({ ...tagged, milestone: { ...planned, state: 'billed', bill: { invoiceId: 'i1', number: 'HARB-A-003', status: 'needs_attention', amount: aud('12000.00'), overdue: false }, billProblem: stuck } }),
  'panel-stuck-there': panelOf({ ...tagged, milestone: { ...billed, bill: { ...bill, status: 'needs_attention', paid: aud('0.00'), due: aud('13200.00'), overdue: false }, billProblem: { code: 'EMAIL_REFUSED', severity: 'error', params: { invoice: 'HARB-A-003', detail: 'the contact has no email address' } } }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-taken-back': panelOf({ ...tagged, milestone: takenBack }),
  'panel-bill-again': { ...panelOf({ ...tagged, milestone: takenBack }), steps: [{ click: 'Bill again' }] },
  'panel-leave': { page: 'panel', answers: { 'panel.load': ok({ ...tagged, milestone: takenBack }), 'milestone.leave': no({ code: 'FIELD_MISSING', severity: 'error', path: 'reason', params: { field: 'The name' } }) }, steps: [{ click: 'Leave unbilled' }, { click: 'Leave unbilled' }] },
  'panel-cancelled': panelOf({ ...tagged, milestone: { ...takenBack, bill: { invoiceId: 'i1', number: 'HARB-A-003', status: 'cancelled', amount: aud('12000.00'), overdue: false } } }),
  'panel-left': panelOf({ ...tagged, milestone: { ...planned, ...(takenBack.bill ? { bill: takenBack.bill } : {}), state: 'held', hold: { reason: 'The client cancelled this part' } } }),
  'panel-billed': panelOf({ ...tagged, connection: demo, milestone: billed, invoiceLink: 'https://go.xero.com/app/!nLs01/invoicing/view/1' }),
  'panel-reopened': panelOf({ ...tagged, connection: broken, milestone: { ...billed, reopened: { at: '2026-11-20T02:00:00Z', kept: false } }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-gate-closed': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: { ...bill, status: 'approved', paid: aud('0.00'), due: aud('13200.00'), overdue: false } }, gate: { open: false, invoice: bill.number, reason: 'unpaid', due: aud('13200.00') }, pass: { ...pass, mayClaim: true }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-gate-claimed': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: { ...bill, status: 'approved', paid: aud('0.00'), due: aud('13200.00'), overdue: false } }, gate: { open: false, invoice: bill.number, reason: 'unpaid', due: aud('13200.00') }, pass: { ...pass, mayClaim: true, claim: { paidOn: '2026-11-20', reference: 'HARB 4711', by: '5f0000000000000000000002', at: '2026-11-22T03:10:00Z' } } }),
  'panel-gate-passed': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: { ...bill, status: 'approved', paid: aud('0.00'), due: aud('13200.00'), overdue: false } }, gate: { open: false, invoice: bill.number, reason: 'unpaid', due: aud('13200.00') }, pass: letPass }),
  'panel-gate-only': panelOf({ state: 'gate_only', milestone: { contractId: 'c1', milestoneId: 'm1', rev: 3, name: 'Production deployment' }, gate: { open: false, invoice: bill.number, reason: 'unpaid' }, pass }),
  'panel-gate-override-form': { ...panelOf({ state: 'gate_only', milestone: { contractId: 'c1', milestoneId: 'm1', rev: 3, name: 'Production deployment' }, gate: { open: false, invoice: bill.number, reason: 'unpaid' }, pass }), steps: [{ click: 'Let it pass' }] },
  'panel-gate-stale': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: paidBill }, gate: { open: false, invoice: bill.number, reason: 'stale', since: '2026-11-22T03:10:00Z' }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-gate-open': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: paidBill }, gate: { open: true, invoice: bill.number, lookedAt: '2026-11-22T03:10:00Z' }, invoiceLink: 'https://go.xero.com/x' }),
  'context-billed': { page: 'context', answers: { 'panel.load': ok({ ...tagged, milestone: billed }) } },
  'context-toward': { page: 'context', answers: { 'panel.load': ok({ state: 'not_epic', issueType: 'Story', toward: [billed] }) } },
  'context-untagged': { page: 'context', answers: { 'panel.load': ok(untagged) } },
  'project-overview': { page: 'project', answers: { 'project.load': ok(project) } },
  'project-milestones': { page: 'project', answers: { 'project.load': ok(project) }, steps: [{ click: 'Milestones' }] },
  ...partSamples(project, tagged, bill, aud),
  ...planSamples(project, contractView.name, aud),
  'project-invoices': { page: 'project', answers: { 'project.load': ok(project) }, steps: [{ click: 'Invoices' }] },
  ...tableSamples(project, inLedger('HARB-A-002', {})),
  ...retainerSamples(project),
  ...holdbackSamples(project, settings),
  ...scopeSamples(project, tagged),
  ...ruleSamples,
  ...chartSamples(project),
  ...forecastSamples({ project: { 'project.load': ok(project) }, finance: billingSamples({ project, connected, broken, inLedger, notYet })['finance-all']?.answers ?? {} }),
  ...billingSamples({ project, connected, broken, inLedger, notYet }),
  'project-activity': { page: 'project', answers: { 'project.load': ok(project), 'project.activity': ok({ rows: activity }) }, steps: [{ click: 'Activity' }] },
  'project-empty': { page: 'project', answers: { 'project.load': ok({ ...project, contracts: [], invoices: { rows: [] } }) } },
  'project-loading': { page: 'project', answers: { 'project.load': 'never' } },
  'project-error': { page: 'project', answers: { 'project.load': 'reject' } },
  'project-no-permission': { page: 'project', answers: { 'project.load': ok({ ...project, rights: { view: false, manage: false }, contracts: [], invoices: { rows: [] } }) } },
  'project-broken': { page: 'project', answers: { 'project.load': ok({ ...project, connection: broken }) } },
  'project-not-connected': { page: 'project', answers: { 'project.load': ok({ ...project, connection: { state: 'not_connected' }, contracts: [], invoices: { rows: [] } }) } },
  'settings-list': { page: 'settings', answers: { 'settings.load': ok(settings) } },
  'settings-new': { page: 'settings', answers: { 'settings.load': ok({ ...settings, contracts: [] }), 'settings.choices': ok(choices), 'settings.clients': ok([{ id: 'k1', name: 'Harbour Foods', email: 'accounts@harbourfoods.example' }, { id: 'k2', name: 'Lumière Hotels' }]) }, steps: [{ click: 'Add contract' }, { fill: 'Client', with: 'Har' }, { fill: 'Contract price', with: '48k' }, { choose: 'Revenue account', value: '205' }, { click: 'Approve and email' }] },
  'settings-edit-problems': { page: 'settings', answers: { 'settings.load': ok(settings), 'settings.choices': ok(choices), 'settings.saveContract': no({ code: 'PRICE_BELOW_BILLED', severity: 'error', params: { billed: 'AUD 18,000.00', price: 'AUD 10,000.00' }, path: 'price' }, archived) }, steps: [{ click: 'Edit contract Ordering app' }, { fill: 'Contract price', with: '10000' }, { click: 'Save contract' }] },
  'settings-states': { page: 'settings', answers: { 'settings.load': ok({ ...settings, contracts: inEveryState }) } },
  'settings-activate': { page: 'settings', answers: { 'settings.load': ok({ ...settings, contracts: inEveryState }) }, steps: [{ click: 'Activate contract Loyalty card' }] },
  'settings-pause': { page: 'settings', answers: { 'settings.load': ok({ ...settings, contracts: inEveryState }), 'settings.moveContract': no({ code: 'FIELD_MISSING', severity: 'error', params: { field: 'The reason' }, path: 'reason' }) }, steps: [{ click: 'Pause contract Ordering app' }, { click: 'Pause contract' }] },
  'settings-edit-release': { page: 'settings', answers: { 'settings.load': ok({ ...settings, contracts: inEveryState }), 'settings.choices': ok(choices) }, steps: [{ click: 'Edit contract Phase 2' }, { fill: 'Contract price', with: '52k' }] },
  'settings-gate': { page: 'settings', answers: { 'settings.load': ok(settings), 'gate.load': ok(gateSettings) }, steps: [{ click: 'Release gate of Ordering app' }] },
  'settings-gate-empty': { page: 'settings', answers: { 'settings.load': ok(settings), 'gate.load': ok({ ...gateSettings, tokens: [] }), 'gate.savePolicy': no({ code: 'SHARE_NOT_A_NUMBER', severity: 'error', params: { given: 'all' }, path: 'sharePercent' }) }, steps: [{ click: 'Release gate of Ordering app' }, { fill: 'Per cent of the invoice that must be in', with: 'all' }, { click: 'Save' }] },
  'settings-gate-new': { page: 'settings', answers: { 'settings.load': ok(settings), 'gate.load': ok(gateSettings) }, steps: [{ click: 'Release gate of Ordering app' }, { click: 'Make a token' }] },
  'settings-gate-shown': { page: 'settings', answers: { 'settings.load': ok(settings), 'gate.load': ok(gateSettings), 'gate.rotateToken': ok({ text: 'mpgate_6f0a4c57-9d5e-4c8f-a90d-1e64b1f3c9e0.0123abcd.qS3v0J6h2m8tYwR1xK5bN7cD4fG9aLpZeUiOyTjHkXs', view: gateSettings }) }, steps: [{ click: 'Release gate of Ordering app' }, { click: 'Renew Deploy to production' }, { click: 'Renew' }] },
  'settings-gate-revoke': { page: 'settings', answers: { 'settings.load': ok(settings), 'gate.load': ok(gateSettings) }, steps: [{ click: 'Release gate of Ordering app' }, { click: 'Revoke Deploy to production' }] },
  'settings-gate-failed': { page: 'settings', answers: { 'settings.load': ok(settings), 'gate.load': no({ code: 'UNEXPECTED', severity: 'error' }) }, steps: [{ click: 'Release gate of Ordering app' }] },
  'settings-no-permission': { page: 'settings', answers: { 'settings.load': ok({ ...settings, rights: { view: false, manage: false }, contracts: [] }) } },
  'settings-not-connected': { page: 'settings', answers: { 'settings.load': ok({ ...settings, connection: { state: 'not_connected' }, contracts: [] }) } },
  'settings-not-connected-admin': { page: 'settings', answers: { 'settings.load': ok({ ...settings, admin: true, connection: { state: 'not_connected' }, contracts: [] }) } },
  'settings-disconnected-admin': { page: 'settings', answers: { 'settings.load': ok({ ...settings, admin: true, connection: { state: 'not_connected' } }) } },
  'admin-gates': { page: 'admin', answers: { 'admin.load': ok(admin), 'admin.gates': ok(siteGates) } },
  'admin-gates-open': { page: 'admin', answers: { 'admin.load': ok(admin), 'admin.gates': ok(siteGates), 'admin.switchGates': no({ code: 'FIELD_INVALID', severity: 'error', params: { field: 'The confirmation', expected: '“open”' }, path: 'confirm' }) }, steps: [{ click: 'Open all gates' }, { fill: 'Reason', with: 'We leave Milepost' }, { fill: 'Type “open” to confirm', with: 'yes' }, { click: 'Open all gates' }] },
  'admin-erase': { page: 'admin', answers: { 'admin.load': ok(noAdmin), 'admin.erasure': ok({ ...erasure, connected: false, inTheWay: [] }), 'admin.erase': no({ code: 'FIELD_INVALID', severity: 'error', params: { field: 'The confirmation', expected: `“${organisation.name}”` }, path: 'confirm' }) }, steps: [{ click: 'Erase all data' }, { fill: 'Type “Northlight Studio Pty Ltd” to confirm', with: 'Northlight' }, { click: 'Erase all data' }] },
  'admin-erasing': { page: 'admin', answers: { 'admin.load': ok(noAdmin), 'admin.erasure': ok({ ...erasure, connected: false, inTheWay: [], erasing: { at: '2026-11-22T03:10:00Z', by: 'acc-priya', records: 1240 } }) } },
  'admin-connected': { page: 'admin', answers: { 'admin.load': ok(admin) } },
  'admin-care-ended': { page: 'admin', answers: { 'admin.load': ok(admin), 'admin.care': ok({ ...care, retries: [], history: { read: 4210, readAt: '2026-11-22T03:00:00Z', wholeAt: '2026-11-20T03:00:00Z' }, licence: { state: 'ended', until: '2026-11-20T00:00:00Z' } }) } },
  'admin-care-error': { page: 'admin', answers: { 'admin.load': ok(admin), 'admin.care': 'reject' } },
  'admin-disconnect-other': { page: 'admin', answers: { 'admin.load': ok(admin) }, steps: [{ click: 'Disconnect' }, { fill: 'Type “Northlight Studio Pty Ltd” to confirm', with: 'Northlight' }, { click: 'Yes, disconnect' }] },
  'admin-disconnect': { page: 'admin', answers: { 'admin.load': ok(admin) }, steps: [{ click: 'Disconnect' }] },
  'admin-new': { page: 'admin', answers: { 'admin.load': ok(noAdmin) } },
  'admin-tested': { page: 'admin', answers: { 'admin.load': ok(noAdmin), 'admin.test': ok({ organisation: { ...organisation, name: 'Demo Company (AU)', demo: true } }) }, steps: [{ fill: 'Client id', with: 'DEMO' }, { fill: 'Client secret', with: 'secret' }, { click: 'Test connection' }] },
  'admin-own-app': { page: 'admin', answers: { 'admin.load': ok(noAdmin) }, steps: [{ click: 'Your own app in Xero' }] },
  'admin-own-app-missing': { page: 'admin', answers: { 'admin.load': ok(noAdmin) }, steps: [{ click: 'Your own app in Xero' }, { fill: 'Client id', with: 'NORTH' }, { click: 'Continue to Xero' }] },
  'admin-asked': { page: 'admin', answers: { 'admin.load': ok({ ...admin, connection: broken, consent: askedNow.consent }) } },
  'admin-choosing': { page: 'admin', answers: { 'admin.load': ok(choosing) } },
  'admin-choosing-refused': { page: 'admin', answers: { 'admin.load': ok(choosing), 'admin.chooseOrganisation': no({ code: 'ORGANISATION_CHANGED', severity: 'error', path: 'clientId', params: { now: 'Demo Company (AU)', before: organisation.name } }) }, steps: [{ click: 'Demo Company (AU)' }, { click: 'Connect' }] },
  'admin-consent-failed': { page: 'admin', answers: { 'admin.load': ok({ ...noAdmin, consent: { state: 'failed', redirectUri, problem: denied } }) } },
  'admin-consent-failed-beside': { page: 'admin', answers: { 'admin.load': ok({ ...admin, consent: { state: 'failed', redirectUri, problem: denied } }) }, steps: [{ click: 'Start again' }] },
  'admin-oauth': { page: 'admin', answers: { 'admin.load': ok(ownApp) } },
  'admin-ending': { page: 'admin', answers: { 'admin.load': ok({ ...ownApp, connection: { state: 'connected', organisation, warning: ending }, endsAt: '2026-12-02T03:10:00Z', queue: { sending: 0, held: 0 } }) } },
  'admin-parked': { page: 'admin', answers: { 'admin.load': ok({ ...admin, queue: { sending: 100, held: 0 }, budget: { dayRemaining: 0, at: '2026-11-22T03:10:00Z', keptForSending: 200, parkedUntil: '2099-11-22T14:00:00Z' } }) } },
  'admin-silent': { page: 'admin', answers: { 'admin.load': ok({ ...ownApp, webhook: 'silent' }) } },
  'admin-remains': { page: 'admin', answers: { 'admin.load': ok({ ...noAdmin, remains: { code: 'CONNECTION_REMAINS', severity: 'warning', params: { organisation: organisation.name } } }) } },
  'admin-oauth-disconnect': { page: 'admin', answers: { 'admin.load': ok(ownApp) }, steps: [{ click: 'Disconnect' }] },
  'admin-loading': { page: 'admin', answers: { 'admin.load': 'never' } },
  'admin-error': { page: 'admin', answers: { 'admin.load': 'reject' } },
  'admin-broken': { page: 'admin', answers: { 'admin.load': ok({ ...admin, connection: broken }) } },
  'admin-no-permission': { page: 'admin', answers: { 'admin.load': no({ code: 'NO_PERMISSION', severity: 'error' }) } },
};
