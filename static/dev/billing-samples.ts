import { financeSample, financeSamples } from './finance-samples';
import type {
  ActivityView, Answer, AttentionView, ConnectionView, FinanceView, InvoiceDetail, InvoiceView, MoneyView, ProblemView, ProjectView, ReconciliationRow, ReconciliationView,
} from '../../src/handlers/pages/api';
import type { CalendarDate } from '../../src/billing/calendar-date';
import type { Sample } from './samples';

/** What waits, what an opened invoice shows, and how the books compare, in the states that the project's and finance's pages have to show. */
const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
const ok = <T>(data: T): Answer<T> => ({ ok: true, data });
const no = (...problems: ProblemView[]): Answer<never> => ({ ok: false, problems });
const error = (code: ProblemView['code'], params: Readonly<Record<string, string>>): ProblemView => ({ code, severity: 'error', params });
const MARA = '5f0000000000000000000002';
const LEDGER = 'https://go.xero.com/app/!nLs01/invoicing/view/';

const inHarb = { project: { id: '10000', key: 'HARB' }, contract: { id: 'c1', rev: 4, name: 'Ordering app', clientName: 'Harbour Foods' } };
const release: AttentionView = {
  id: 'release:i3', problem: error('RELEASE_NEEDED', { invoice: 'HARB-A-003' }),
  since: '2026-11-20T23:10:00Z', amount: aud('12000.00'), taxMode: 'exclusive', ...inHarb, milestone: { id: 'm3', name: 'User dashboard', issueKey: 'HARB-3' },
  invoice: { id: 'i-HARB-A-003', rev: 1, number: 'HARB-A-003' }, answers: ['release', 'cancel'],
};
const held: AttentionView = {
  id: 'held:i4', problem: error('ACCOUNT_ARCHIVED', { account: '205' }),
  since: '2026-11-21T02:00:00Z', amount: aud('12000.00'), taxMode: 'exclusive', ...inHarb, milestone: { id: 'm4', name: 'Payments and receipts', issueKey: 'HARB-4' },
  invoice: { id: 'i-HARB-A-004', rev: 2, number: 'HARB-A-004' }, answers: ['fix_mapping', 'retry', 'cancel'],
};
const perhaps: AttentionView = {
  id: 'held:i5', problem: error('POSSIBLY_THERE', { found: 'INV-0042', invoice: 'HARB-A-005' }),
  since: '2026-11-21T04:00:00Z', amount: aud('13200.00'), ...inHarb, milestone: { id: 'm5', name: 'Production deployment', issueKey: 'HARB-5' },
  invoice: { id: 'i-HARB-A-005', rev: 2, number: 'HARB-A-005' }, found: { ledgerId: 'l42', number: 'INV-0042', link: `${LEDGER}42` }, answers: ['adopt', 'send_anyway', 'open_ledger', 'retry', 'cancel'],
};
const reopened: AttentionView = {
  id: 'reopened:m2', problem: error('WORK_REOPENED', { workItem: 'HARB-2', invoice: 'HARB-A-002' }),
  since: '2026-11-20T02:00:00Z', amount: aud('6600.00'), ...inHarb, milestone: { id: 'm2', name: 'Menu and ordering', issueKey: 'HARB-2' },
  invoice: { id: 'i-HARB-A-002', rev: 5, number: 'HARB-A-002', link: `${LEDGER}2` }, answers: ['keep_bill', 'credit', 'open_work', 'open_ledger'],
};
const voided: AttentionView = {
  id: 'waiting:m6', problem: error('BILL_VOIDED', { invoice: 'LUMI-A-001' }),
  since: '2026-11-22T00:00:00Z', amount: aud('9000.00'), taxMode: 'exclusive', project: { id: '10001', key: 'LUMI' }, contract: { id: 'c3', rev: 7, name: 'Booking site', clientName: 'Lumière Hotels' },
  milestone: { id: 'm6', name: 'Booking flow', issueKey: 'LUMI-1' }, invoice: { id: 'i-LUMI-A-001', rev: 4, number: 'LUMI-A-001', link: `${LEDGER}6` }, answers: ['bill_again', 'leave', 'untag'],
};
const extra: AttentionView = {
  id: 'extra:l77', problem: error('LEDGER_EXTRA', { number: 'HARB-A-009' }),
  since: '2026-11-22T01:00:00Z', amount: aud('13200.00'), project: inHarb.project, found: { ledgerId: 'l77', number: 'HARB-A-009', link: `${LEDGER}77` }, answers: ['open_ledger', 'accept_extra'],
};
const expiring: AttentionView = {
  id: 'connection:CONNECTION_EXPIRES', problem: error('CONNECTION_EXPIRES', { organisation: 'Northlight Studio Pty Ltd', date: '2026-12-04' }),
  since: '2026-11-22T02:00:00Z', answers: ['connect'],
};
const differs: AttentionView = {
  id: 'differs:i2', problem: error('LEDGER_DIFFERS', { invoice: 'HARB-A-002', differences: 'amount, lines' }),
  since: '2026-11-22T02:30:00Z', amount: aud('6600.00'), ...inHarb, milestone: { id: 'm2', name: 'Menu and ordering', issueKey: 'HARB-2' },
  invoice: { id: 'i-HARB-A-002', rev: 5, number: 'HARB-A-002', link: `${LEDGER}2` }, answers: ['accept', 'open_ledger'],
};

export const attention: readonly AttentionView[] = [reopened, release, held, perhaps, extra, differs];

const activity: readonly ActivityView[] = [
  { at: '2026-11-22T03:10:00Z', contractId: 'c1', event: { kind: 'invoice-mirrored', invoice: 'HARB-A-002', changes: [{ field: 'status', from: 'approved', to: 'part paid' }, { field: 'paid', from: 'AUD 0.00', to: 'AUD 6,600.00' }] }, by: 'milepost' },
  { at: '2026-11-21T01:00:00Z', contractId: 'c1', event: { kind: 'act-asked', invoice: 'HARB-A-002', act: 'approve' }, by: MARA },
  { at: '2026-11-20T23:10:00Z', contractId: 'c1', event: { kind: 'invoice-recorded', invoice: 'HARB-A-002', ledgerId: 'l2', status: 'draft', total: aud('13200.00'), adopted: false }, by: 'milepost' },
  { at: '2026-11-20T23:09:58Z', contractId: 'c1', event: { kind: 'invoice-prepared', invoice: 'HARB-A-002', milestone: 'Menu and ordering', amount: aud('12000.00'), dueDate: '2026-12-22' as CalendarDate }, by: 'milepost' },
];
const line = { description: 'Menu and ordering (milestone 2 of 5)\nCustomers can browse the menu and order.\nHARB-2', amount: aud('12000.00') };

const detailOf = (invoice: InvoiceView, more: Partial<InvoiceDetail> = {}): InvoiceDetail => ({
  invoice, lines: [line], settlements: [], taxMode: 'exclusive', terms: { kind: 'days_after_invoice', days: 14 }, activity, ...more,
});

const rows: readonly ReconciliationRow[] = [
  { kind: 'missing', invoice: { id: 'i-HARB-A-007', rev: 3, number: 'HARB-A-007', link: `${LEDGER}7` }, clientName: 'Harbour Foods', contractName: 'Ordering app', differences: [], since: '2026-11-21T22:00:00Z' },
  { kind: 'extra', found: { ledgerId: 'l77', number: 'HARB-A-009', link: `${LEDGER}77` }, clientName: 'Harbour Foods', contractName: '', differences: [], since: '2026-11-22T01:00:00Z' },
  {
    kind: 'differs', invoice: { id: 'i-HARB-A-002', rev: 5, number: 'HARB-A-002', link: `${LEDGER}2` }, clientName: 'Harbour Foods', contractName: 'Ordering app', since: '2026-11-22T02:30:00Z',
    reason: 'draft',
    differences: [{ field: 'amount', expected: 'AUD 12,000.00', actual: 'AUD 11,500.00', accepted: false }, { field: 'due date', expected: '22 Dec 2026', actual: '5 Jan 2027', accepted: true }],
  },
  {
    kind: 'differs', invoice: { id: 'i-HARB-A-001', rev: 9, number: 'HARB-A-001', link: `${LEDGER}1` }, clientName: 'Harbour Foods', contractName: 'Ordering app', since: '2026-11-10T02:30:00Z',
    differences: [{ field: 'reference', expected: 'PO 4711 HARB-1', actual: 'PO 4712 HARB-1', accepted: true }], accepted: { at: '2026-11-11T01:00:00Z', by: MARA, note: 'The client changed their PO.' },
  },
];
const reconciled: ReconciliationView = { checkedAt: '2026-11-22T03:02:00Z', rows, agreed: 12 };

const stale = error('STALE_PAGE', {});
const noReason: ProblemView = { ...error('FIELD_MISSING', { field: 'The reason' }), path: 'reason' };
const tooMuch: ProblemView = { ...error('CREDIT_TOO_MUCH', { invoice: 'HARB-A-002', due: 'AUD 6,600.00' }), path: 'amount' };

interface Base {
  readonly project: ProjectView;
  readonly connected: ConnectionView;
  readonly broken: ConnectionView;
  readonly inLedger: (number: string, change: Partial<InvoiceView>) => InvoiceView;
  readonly notYet: (number: string, change: Partial<InvoiceView>) => InvoiceView;
}

export function billingSamples({ project, connected, broken, inLedger, notYet }: Base): Record<string, Sample> {
  const finance: FinanceView = {
    connection: connected, admin: false, today: '2026-12-28', attention: [...attention.slice(0, 3), voided, extra], more: false, partial: false,
    totals: [
      { currency: 'AUD', outstanding: aud('48950.00'), overdue: aud('29150.00'), overdueCount: 4, toBill: aud('73200.00') },
      { currency: 'USD', outstanding: { amount: '4200.00', currency: 'USD' }, overdue: { amount: '0.00', currency: 'USD' }, overdueCount: 0, toBill: { amount: '18000.00', currency: 'USD' }, inBase: { outstanding: aud('6418.81'), overdue: aud('0.00') } },
    ],
    ...financeSample,
  };
  const partPaid = inLedger('HARB-A-002', { acts: ['email', 'credit'], differences: rows[2]?.differences ?? [], tax: aud('1150.00'), total: aud('12650.00'), paid: aud('6000.00'), credited: aud('600.00'), due: aud('6050.00') });
  const opened = (detail: InvoiceDetail, steps: Sample['steps'] = [], more: Sample['answers'] = {}): Sample => ({
    page: 'project', answers: { 'project.load': ok(project), 'invoice.load': ok(detail), ...more }, steps: [{ click: 'Invoices' }, { click: `Show invoice ${detail.invoice.number}` }, ...steps],
  });
  const paidPart = detailOf(partPaid, {
    subtotal: aud('11500.00'), ledgerLines: [{ ...line, amount: aud('10000.00') }, { description: 'Extra screens agreed by phone', amount: aud('1500.00') }],
    settlements: [{ kind: 'payment', amount: aud('6000.00'), date: '2026-12-20', number: 'EFT 991' }, { kind: 'credit-note', amount: aud('600.00'), date: '2026-12-21', number: 'CN-0007' }],
  });
  const same = { subtotal: aud('12000.00'), ledgerLines: [line] };
  const approved = inLedger('HARB-A-002', { status: 'approved', paid: aud('0.00'), due: aud('13200.00'), overdue: false, acts: ['email', 'void', 'credit'] });
  const draft = inLedger('HARB-A-002', { status: 'draft', paid: aud('0.00'), due: aud('13200.00'), overdue: false, acts: ['approve', 'delete'] });
  const paid = inLedger('HARB-A-001', { status: 'paid', paid: aud('13200.00'), due: aud('0.00'), overdue: false, acts: ['email'] });
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const inUsd = inLedger('HARB-B-001', { status: 'approved', amount: usd('6543.21'), total: usd('6543.21'), paid: usd('0.00'), due: usd('6543.21'), overdue: false, base: { total: aud('10000.00'), rate: '0.654321' } });
  const calm: ProjectView = { ...project, attention: [] };
  const reconciliation = (view: ReconciliationView, steps: Sample['steps'] = [], more: Sample['answers'] = {}): Sample => ({
    page: 'project', answers: { 'project.load': ok(project), 'project.reconciliation': ok(view), ...more }, steps: [{ click: 'Reconciliation' }, ...steps],
  });
  return {
    'attention-adopt': { page: 'project', answers: { 'project.load': ok(project) }, steps: [{ click: 'Adopt: HARB-A-005' }] },
    'attention-cancel-refused': { page: 'project', answers: { 'project.load': ok(project), 'invoice.cancel': no(noReason) }, steps: [{ click: 'Cancel the invoice: HARB-A-004' }, { click: 'Cancel the invoice' }] },
    'attention-credit': { page: 'project', answers: { 'project.load': ok(project), 'invoice.credit': no(tooMuch) }, steps: [{ click: 'Credit: HARB-A-002' }, { fill: 'Amount in AUD, with tax', with: '9,000' }, { fill: 'Reason', with: 'Two screens were left out' }, { click: 'Credit' }] },
    'attention-stale': { page: 'project', answers: { 'project.load': ok(project), 'invoice.retry': no(stale) }, steps: [{ click: 'Try again: HARB-A-004' }] },
    'attention-none': { page: 'project', answers: { 'project.load': ok(calm) } },
    'attention-view-only': { page: 'project', answers: { 'project.load': ok({ ...project, rights: { view: true, manage: false }, attention: attention.map((item) => ({ ...item, answers: item.answers.filter((answer) => answer === 'open_work' || answer === 'open_ledger') })) }) } },
    'attention-expiring': { page: 'project', answers: { 'project.load': ok({ ...calm, admin: true, attention: [expiring], connection: connected.state === 'connected' ? { ...connected, warning: expiring.problem } : connected }) } },
    'project-expiring-elsewhere': { page: 'project', answers: { 'project.load': ok({ ...calm, connection: connected.state === 'connected' ? { ...connected, warning: expiring.problem } : connected }) }, steps: [{ click: 'Milestones' }] },
    'invoice-part-paid': opened(paidPart),
    'invoice-differences-accept': opened(paidPart, [{ click: 'Accept these differences: HARB-A-002' }]),
    'invoice-approved-credit': opened(detailOf(approved, same), [{ click: 'Credit' }, { fill: 'Amount in AUD, with tax', with: '1,320' }], { 'project.load': ok(calm) }),
    'invoice-approved-void': opened(detailOf(approved, same), [{ click: 'Void' }], { 'project.load': ok(calm) }),
    'invoice-approved-email': opened(detailOf(approved, same), [{ click: 'Email to client' }], { 'project.load': ok(calm) }),
    'invoice-draft-approve': opened(detailOf(draft, same), [{ click: 'Approve' }], { 'project.load': ok(calm) }),
    'invoice-doing': opened(detailOf({ ...draft, acts: [], doing: 'approve' }, same), [], { 'project.load': ok(calm) }),
    'invoice-sending': opened(detailOf(notYet('HARB-A-004', { status: 'sending' })), [], { 'project.load': ok(calm) }),
    'invoice-held': opened(detailOf(notYet('HARB-A-004', { status: 'needs_attention', problem: held.problem, canRetry: true, canCancel: true }))),
    'invoice-together': opened(detailOf(notYet('HARB-A-003', { status: 'prepared', canRelease: true, canCancel: true, milestoneName: 'Menu and ordering + 2', first: 'Menu and ordering', others: [{ name: 'User dashboard', issueKey: 'HARB-3' }, { name: 'Payments and receipts for every branch', issueKey: 'HARB-4' }], collects: true, amount: aud('36000.00'), reference: 'PO 4711 / HARB-2 +2' }), { lines: [line, { ...line, description: 'User dashboard (milestone 3 of 5)\nHARB-3' }, { ...line, description: 'Payments and receipts for every branch (milestone 4 of 5)\nHARB-4' }] })),
    'invoice-prepared': opened(detailOf(notYet('HARB-A-003', { status: 'prepared', canRelease: true, canCancel: true })), [{ click: 'Release: HARB-A-003' }]),
    'invoice-edit-text': opened(detailOf(notYet('HARB-A-003', { status: 'prepared', canRelease: true, canCancel: true })), [{ click: 'Edit text' }]),
    'invoice-paid': opened(detailOf(paid, { ...same, settlements: [{ kind: 'payment', amount: aud('13200.00'), date: '2026-12-20' }] }), [], { 'project.load': ok(calm) }),
    'invoice-disputed': opened(detailOf(approved, { ...same, dispute: { at: '2026-12-28T01:00:00.000Z', by: '5f0000000000000000000002', reason: 'The receipts are missing from the menu, Jo says.' } })),
    'invoice-dispute': opened(detailOf(approved, same), [{ click: 'Note a dispute' }]),
    'project-foreign': {
      page: 'project', steps: [{ click: 'Invoices' }],
      answers: { 'project.load': ok({ ...calm, contracts: project.contracts.map((contract) => ({ ...contract, disputed: ['i-HARB-A-002'] })), invoices: { rows: [inUsd, ...project.invoices.rows] } }) },
    },
    'project-foreign-overview': { page: 'project', answers: { 'project.load': ok({ ...calm, contracts: project.contracts.slice(0, 1).map((contract) => ({ ...contract, currency: 'USD', inBase: { paid: aud('9169.74'), outstanding: aud('18339.46'), overdue: aud('0.00') } })) }) } },
    'invoice-accepted': opened(detailOf({ ...paidPart.invoice, differences: paidPart.invoice.differences.map((difference) => ({ ...difference, accepted: true })) }, { accepted: { at: '2026-12-21T01:00:00Z', by: MARA, note: 'Agreed on the phone.' } })),
    'invoice-error': { page: 'project', answers: { 'project.load': ok(project), 'invoice.load': 'reject' }, steps: [{ click: 'Invoices' }, { click: 'Show invoice HARB-A-002' }] },
    'reconciliation-differences': reconciliation(reconciled),
    'reconciliation-accept': reconciliation(reconciled, [{ click: 'Accept: HARB-A-007' }]),
    'reconciliation-agreed': reconciliation({ checkedAt: '2026-11-22T03:02:00Z', rows: [], agreed: 12 }),
    'reconciliation-never': reconciliation({ rows: [], agreed: 0 }),
    'reconciliation-stale': reconciliation({ checkedAt: '2026-11-21T03:02:00Z', agreed: 0, rows: [{ ...rows[0], kind: 'stale', clientName: 'Harbour Foods', contractName: 'Ordering app', differences: [], since: '2026-11-21T03:02:00Z' }] }),
    'reconciliation-error': { page: 'project', answers: { 'project.load': ok(project), 'project.reconciliation': 'reject' }, steps: [{ click: 'Reconciliation' }] },
    'finance-all': { page: 'finance', answers: { 'finance.load': ok(finance) } },
    ...financeSamples(finance),
    'finance-bill-again': { page: 'finance', answers: { 'finance.load': ok(finance) }, steps: [{ click: 'Bill again: LUMI-A-001' }] },
    'finance-leave-refused': { page: 'finance', answers: { 'finance.load': ok(finance), 'milestone.leave': no(noReason) }, steps: [{ click: 'Leave unbilled: LUMI-A-001' }, { click: 'Leave unbilled' }] },
    'finance-nothing-waits': { page: 'finance', answers: { 'finance.load': ok({ ...finance, attention: [] }) } },
    'finance-partial': { page: 'finance', answers: { 'finance.load': ok({ ...finance, more: true, partial: true, connection: broken }) } },
    'finance-empty': { page: 'finance', answers: { 'finance.load': ok({ ...finance, attention: [], totals: [], aging: [], clients: [], projects: [] }) } },
    'finance-not-connected': { page: 'finance', answers: { 'finance.load': ok({ ...finance, admin: true, connection: { state: 'not_connected' }, attention: [], totals: [], projects: [] }) } },
    'finance-no-permission': { page: 'finance', answers: { 'finance.load': no(error('NO_PERMISSION', {})) } },
    'finance-loading': { page: 'finance', answers: { 'finance.load': 'never' } },
    'finance-error': { page: 'finance', answers: { 'finance.load': 'reject' } },
  };
}
