import type {
  ActivityView, AdminView, Answer, BillView, ConnectionView, ContractSummary, ContractView, InvoiceView, LedgerChoices, MilestoneView, MoneyView, OrganisationView,
  PageCall, PageCalls, PanelView, PreviewView, ProblemView, ProjectView, SettingsView,
} from '../../src/handlers/pages/api';
import { attention, billingSamples } from './billing-samples';

/** The sample agency, in the states that the pages have to show. */
export const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
const ok = <T>(data: T): Answer<T> => ({ ok: true, data });
const no = (...problems: ProblemView[]): Answer<never> => ({ ok: false, problems });
const manage = { view: true, manage: true };

const organisation: OrganisationView = { name: 'Northlight Studio Pty Ltd', demo: false, baseCurrency: 'AUD', timeZone: 'Australia/Sydney', taxName: 'GST' };
const connected: ConnectionView = { state: 'connected', organisation };
const demo: ConnectionView = { state: 'connected', organisation: { ...organisation, name: 'Demo Company (AU)', demo: true } };
const refused: ProblemView = { code: 'CREDENTIALS_REFUSED', severity: 'error', message: 'Xero refused the stored client id or secret, so nothing is billed and payments are not read.', action: 'Enter the credentials again on Milepost’s admin page.' };
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
  problem: { code: 'BILL_VOIDED', severity: 'error', message: 'The invoice HARB-A-003 was cancelled here, or voided or deleted in the ledger, so the milestone is not billed. It is not billed again until a person says so.', action: 'Find out why it was taken back; then bill the milestone again, put it on hold, or take it off the plan.' },
};
const preview: PreviewView = { autonomy: 'draft', amount: aud('12000.00'), taxMode: 'exclusive', taxName: 'GST', clientName: 'Harbour Foods', dueDate: '2026-12-22', immediate: false, blockers: [] };
const tagged: Extract<PanelView, { state: 'tagged' }> = { state: 'tagged', rights: manage, issue, connection: connected, contract, milestone: planned, preview };
const untagged: PanelView = { state: 'untagged', rights: manage, issue, contracts: [contract] };
const stuck: ProblemView = { code: 'ACCOUNT_ARCHIVED', severity: 'error', message: 'Account 205 “Project milestones” is archived in Xero, so the invoice was not created.', action: 'Restore the account in Xero, or choose another on the contract.' };
const archived: ProblemView = { code: 'CLIENT_ARCHIVED', severity: 'error', message: 'Harbour Foods is archived in Xero, so an invoice to it would be refused.', action: 'Restore the contact in Xero.' };
const stale: ProblemView = { code: 'STALE_PAGE', severity: 'error', message: 'The contract was changed since this page was loaded.', action: 'Reload the page.' };

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
const project: ProjectView = { rights: manage, admin: false, project: { id: '10000', key: 'HARB' }, connection: connected, contracts: [contractView, over], invoices: { rows: invoices, cursor: 'next' }, attention, heardAt: '2026-11-22T03:10:00Z', today: '2026-12-28' };
const activity: ActivityView[] = [
  { at: '2026-11-22T03:10:00Z', contractId: 'c1', text: 'Invoice HARB-A-002 was part paid: AU$ 6,600.00 of AU$ 13,200.00.', by: 'milepost' },
  { at: '2026-11-22T01:00:00Z', contractId: 'c1', text: 'Menu and ordering was billed: AU$ 12,000.00 + GST.', by: 'milepost' },
  { at: '2026-11-20T01:00:00Z', contractId: 'c1', text: 'User dashboard was priced at 25 % of the contract, AU$ 12,000.00.', by: '5f0000000000000000000002' },
];
const settings: SettingsView = {
  rights: manage, admin: false, project: { id: '10000', key: 'HARB' }, connection: connected, suggestedPrefix: 'HARB-B',
  contracts: [{ ...contract, clientId: 'k1', accountCode: '205', accountName: 'Project milestones', taxCode: 'OUTPUT', taxLabel: 'GST on Income', poNumber: '4711', numberPrefix: 'HARB-A', milestoneCount: 5, billCount: 2 }],
};
const choices: LedgerChoices = {
  currencies: [{ code: 'AUD', name: 'Australian Dollar' }, { code: 'USD', name: 'United States Dollar' }],
  accounts: [{ code: '200', name: 'Sales', defaultTaxCode: 'OUTPUT' }, { code: '205', name: 'Project milestones', defaultTaxCode: 'OUTPUT' }, { code: '260', name: 'Other revenue', defaultTaxCode: 'OUTPUT' }],
  taxes: [
    { code: 'OUTPUT', name: 'GST on Income', rate: 10, appliesToRevenue: true }, { code: 'EXEMPTOUTPUT', name: 'GST Free Income', rate: 0, appliesToRevenue: true },
    { code: 'INPUT', name: 'GST on Expenses', rate: 10, appliesToRevenue: false },
  ],
};
const redirectUri = 'https://4b1f3c9e.hello.atlassian-dev.net/x1/xero-consent-3c1d';
const noAdmin: AdminView = { connection: { state: 'not_connected' }, consent: { state: 'none', redirectUri }, queue: { sending: 0, held: 0 }, webhookUrl: 'https://4b1f3c9e.hello.atlassian-dev.net/x1/abc', webhook: 'off' };
const admin: AdminView = {
  ...noAdmin, connection: connected, via: 'custom', connectedAt: '2026-11-01T00:00:00Z', lastHeardAt: '2026-11-22T03:10:00Z', clientIdHint: 'NORT…0001', webhook: 'waiting',
  budget: { dayRemaining: 4812, at: '2026-11-22T03:10:00Z', keptForSending: 200 }, queue: { sending: 3, held: 1 },
};
const ownApp: AdminView = { ...admin, via: 'oauth', endsAt: '2027-01-21T03:10:00Z', webhook: 'verified', webhookHeardAt: '2026-11-22T03:04:00Z' };
const ending: ProblemView = { code: 'CONNECTION_EXPIRES', severity: 'warning', message: 'The connection to the ledger Northlight Studio Pty Ltd ends on 2026-12-02 unless it is renewed. Invoices would wait from then on; none is lost.', action: 'An admin connects again in Milepost’s settings.' };
const denied: ProblemView = { code: 'CONSENT_DENIED', severity: 'error', message: 'The ledger was not allowed to give Milepost access. Nothing was connected, and what waits still waits.', action: 'Start again from Milepost’s settings, and allow access there.' };
const askedNow: AdminView = { ...noAdmin, consent: { state: 'asked', redirectUri, until: '2099-11-22T03:20:00Z' } };
const choosing: AdminView = { ...noAdmin, consent: { state: 'choosing', organisations: [{ tenantId: 't1', name: 'Northlight Studio Pty Ltd' }, { tenantId: 't2', name: 'Demo Company (AU)' }] } };

type Answers = { readonly [K in PageCall]?: Answer<PageCalls[K][1]> | 'never' | 'reject' };
export interface Sample {
  readonly page: 'panel' | 'context' | 'project' | 'settings' | 'admin' | 'finance';
  readonly answers: Answers;
  /** Buttons, tabs or fields used before the picture: a role and name to click, or a label and text to fill. */
  readonly steps?: readonly ({ readonly click: string } | { readonly fill: string; readonly with: string } | { readonly choose: string; readonly value: string })[];
}

const statuses = ok([{ id: '10000', name: 'To Do', category: 'todo' as const }, { id: '10002', name: 'In Review', category: 'doing' as const }]);
const panelOf = (view: PanelView): Sample => ({ page: 'panel', answers: { 'panel.load': ok(view), 'panel.preview': ok(preview), 'panel.statuses': statuses } });

export const samples: Record<string, Sample> = {
  'panel-loading': { page: 'panel', answers: { 'panel.load': 'never' } },
  'panel-error': { page: 'panel', answers: { 'panel.load': 'reject' } },
  'panel-no-permission': panelOf({ state: 'no_permission' }),
  'panel-not-connected': panelOf({ state: 'not_connected', admin: true }),
  'panel-not-epic': panelOf({ state: 'not_epic', issueType: 'Story' }),
  'panel-no-contract': panelOf({ state: 'no_contract', rights: manage }),
  'panel-untagged': panelOf(untagged),
  'panel-untagged-filled': { ...panelOf({ ...untagged, contracts: [contract, { ...contract, id: 'c2', name: 'Care plan' }] }), steps: [{ fill: 'Amount in AUD', with: '12,000' }, { choose: 'Bill it', value: 'status' }, { choose: 'Status', value: '10002' }, { choose: 'Payment terms', value: 'days_after_invoice' }] },
  'panel-untagged-problems': {
    page: 'panel',
    answers: {
      'panel.load': ok(untagged), 'panel.preview': ok({ ...preview, autonomy: 'email' }),
      'panel.tag': no({ code: 'AMOUNT_TOO_PRECISE', severity: 'error', message: 'AUD has two decimals; this amount has three.', action: 'Round it to cents.', path: 'price.amount' }, { code: 'FIELD_MISSING', severity: 'error', message: 'The milestone has no name.', action: 'Enter one.', path: 'name' }),
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
  'panel-stuck': panelOf({ ...tagged, milestone: { ...planned, state: 'billed', bill: { invoiceId: 'i1', number: 'HARB-A-003', status: 'needs_attention', amount: aud('12000.00'), overdue: false }, billProblem: stuck } }),
  'panel-stuck-there': panelOf({ ...tagged, milestone: { ...billed, bill: { ...bill, status: 'needs_attention', paid: aud('0.00'), due: aud('13200.00'), overdue: false }, billProblem: { code: 'EMAIL_REFUSED', severity: 'error', message: 'Xero did not email the invoice HARB-A-003. It is approved there and owed.', action: 'Email it from Xero, or drop the email.' } }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-taken-back': panelOf({ ...tagged, milestone: takenBack }),
  'panel-bill-again': { ...panelOf({ ...tagged, milestone: takenBack }), steps: [{ click: 'Bill again' }] },
  'panel-leave': { page: 'panel', answers: { 'panel.load': ok({ ...tagged, milestone: takenBack }), 'milestone.leave': no({ code: 'FIELD_MISSING', severity: 'error', path: 'reason', message: 'The reason is missing.', action: 'Enter it.' }) }, steps: [{ click: 'Leave unbilled' }, { click: 'Leave unbilled' }] },
  'panel-cancelled': panelOf({ ...tagged, milestone: { ...takenBack, bill: { invoiceId: 'i1', number: 'HARB-A-003', status: 'cancelled', amount: aud('12000.00'), overdue: false } } }),
  'panel-left': panelOf({ ...tagged, milestone: { ...planned, ...(takenBack.bill ? { bill: takenBack.bill } : {}), state: 'held', hold: { reason: 'The client cancelled this part' } } }),
  'panel-billed': panelOf({ ...tagged, connection: demo, milestone: billed, invoiceLink: 'https://go.xero.com/app/!nLs01/invoicing/view/1' }),
  'panel-reopened': panelOf({ ...tagged, connection: broken, milestone: { ...billed, reopened: { at: '2026-11-20T02:00:00Z', kept: false } }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-gate-closed': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: { ...bill, status: 'approved', paid: aud('0.00'), due: aud('13200.00'), overdue: false } }, gate: { open: false, invoice: bill.number, reason: 'unpaid', due: aud('13200.00') }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-gate-stale': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: paidBill }, gate: { open: false, invoice: bill.number, reason: 'stale', since: '2026-11-22T03:10:00Z' }, invoiceLink: 'https://go.xero.com/x' }),
  'panel-gate-open': panelOf({ ...tagged, contract: dueBeforeRelease, milestone: { ...billed, bill: paidBill }, gate: { open: true, invoice: bill.number, lookedAt: '2026-11-22T03:10:00Z' }, invoiceLink: 'https://go.xero.com/x' }),
  'context-billed': { page: 'context', answers: { 'panel.load': ok({ ...tagged, milestone: billed }) } },
  'context-untagged': { page: 'context', answers: { 'panel.load': ok(untagged) } },
  'project-overview': { page: 'project', answers: { 'project.load': ok(project) } },
  'project-milestones': { page: 'project', answers: { 'project.load': ok(project) }, steps: [{ click: 'Milestones' }] },
  'project-invoices': { page: 'project', answers: { 'project.load': ok(project) }, steps: [{ click: 'Invoices' }] },
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
  'settings-edit-problems': { page: 'settings', answers: { 'settings.load': ok(settings), 'settings.choices': ok(choices), 'settings.saveContract': no({ code: 'PRICE_BELOW_BILLED', severity: 'error', message: 'AU$ 18,000.00 is billed already, more than this price.', action: 'Enter at least what is billed.', path: 'price' }, archived) }, steps: [{ click: 'Edit contract Ordering app' }, { fill: 'Contract price', with: '10000' }, { click: 'Save contract' }] },
  'settings-no-permission': { page: 'settings', answers: { 'settings.load': ok({ ...settings, rights: { view: false, manage: false }, contracts: [] }) } },
  'settings-not-connected': { page: 'settings', answers: { 'settings.load': ok({ ...settings, connection: { state: 'not_connected' }, contracts: [] }) } },
  'settings-not-connected-admin': { page: 'settings', answers: { 'settings.load': ok({ ...settings, admin: true, connection: { state: 'not_connected' }, contracts: [] }) } },
  'settings-disconnected-admin': { page: 'settings', answers: { 'settings.load': ok({ ...settings, admin: true, connection: { state: 'not_connected' } }) } },
  'admin-connected': { page: 'admin', answers: { 'admin.load': ok(admin) } },
  'admin-disconnect': { page: 'admin', answers: { 'admin.load': ok(admin) }, steps: [{ click: 'Disconnect' }] },
  'admin-new': { page: 'admin', answers: { 'admin.load': ok(noAdmin) } },
  'admin-tested': { page: 'admin', answers: { 'admin.load': ok(noAdmin), 'admin.test': ok({ organisation: { ...organisation, name: 'Demo Company (AU)', demo: true } }) }, steps: [{ fill: 'Client id', with: 'DEMO' }, { fill: 'Client secret', with: 'secret' }, { click: 'Test connection' }] },
  'admin-own-app': { page: 'admin', answers: { 'admin.load': ok(noAdmin) }, steps: [{ click: 'Your own app in Xero' }] },
  'admin-own-app-missing': { page: 'admin', answers: { 'admin.load': ok(noAdmin) }, steps: [{ click: 'Your own app in Xero' }, { fill: 'Client id', with: 'NORTH' }, { click: 'Continue to Xero' }] },
  'admin-asked': { page: 'admin', answers: { 'admin.load': ok({ ...admin, connection: broken, consent: askedNow.consent }) } },
  'admin-choosing': { page: 'admin', answers: { 'admin.load': ok(choosing) } },
  'admin-choosing-refused': { page: 'admin', answers: { 'admin.load': ok(choosing), 'admin.chooseOrganisation': no({ code: 'ORGANISATION_CHANGED', severity: 'error', path: 'clientId', message: 'These credentials lead to another organisation (Demo Company (AU)) than the one billed so far (Northlight Studio Pty Ltd). Nothing was changed, so that no invoice lands in the wrong books.', action: 'Use the credentials of the organisation that is connected.' }) }, steps: [{ click: 'Demo Company (AU)' }, { click: 'Connect' }] },
  'admin-consent-failed': { page: 'admin', answers: { 'admin.load': ok({ ...noAdmin, consent: { state: 'failed', redirectUri, problem: denied } }) } },
  'admin-consent-failed-beside': { page: 'admin', answers: { 'admin.load': ok({ ...admin, consent: { state: 'failed', redirectUri, problem: denied } }) }, steps: [{ click: 'Start again' }] },
  'admin-oauth': { page: 'admin', answers: { 'admin.load': ok(ownApp) } },
  'admin-ending': { page: 'admin', answers: { 'admin.load': ok({ ...ownApp, connection: { state: 'connected', organisation, warning: ending }, endsAt: '2026-12-02T03:10:00Z', queue: { sending: 0, held: 0 } }) } },
  'admin-parked': { page: 'admin', answers: { 'admin.load': ok({ ...admin, queue: { sending: 100, held: 0 }, budget: { dayRemaining: 0, at: '2026-11-22T03:10:00Z', keptForSending: 200, parkedUntil: '2099-11-22T14:00:00Z' } }) } },
  'admin-silent': { page: 'admin', answers: { 'admin.load': ok({ ...ownApp, webhook: 'silent' }) } },
  'admin-remains': { page: 'admin', answers: { 'admin.load': ok({ ...noAdmin, remains: { code: 'CONNECTION_REMAINS', severity: 'warning', message: 'Milepost forgot how to reach the ledger, but the ledger could not be told, so Northlight Studio Pty Ltd may still list it. Nothing more is read or sent.', action: 'Remove Milepost among the connected apps in the ledger.' } }) } },
  'admin-oauth-disconnect': { page: 'admin', answers: { 'admin.load': ok(ownApp) }, steps: [{ click: 'Disconnect' }] },
  'admin-loading': { page: 'admin', answers: { 'admin.load': 'never' } },
  'admin-error': { page: 'admin', answers: { 'admin.load': 'reject' } },
  'admin-broken': { page: 'admin', answers: { 'admin.load': ok({ ...admin, connection: broken }) } },
  'admin-no-permission': { page: 'admin', answers: { 'admin.load': no({ code: 'NO_PERMISSION', severity: 'error', message: 'Only Jira administrators may see this.', action: 'Ask one.' }) } },
};
