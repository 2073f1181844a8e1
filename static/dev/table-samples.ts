import type { Answer, InvoiceView, ProjectView } from '../../src/handlers/pages/api';
import type { Sample } from './samples';

const ok = <T>(data: T): Answer<T> => ({ ok: true, data });
const STATUSES = ['approved', 'part_paid', 'paid', 'draft'] as const;
const CLIENTS = ['Harbour Foods', 'Lumière Hotels', 'Gull & Sons'];

/** So many invoices, as unlike as they come: long names and short ones, paid and late, one in forty waiting for a person. */
export function manyInvoices(count: number, like: InvoiceView): readonly InvoiceView[] {
  return Array.from({ length: count }, (_none, index) => {
    const amount = `${String(1_000 + ((index * 977) % 90_000))}.00`;
    const status = STATUSES[index % STATUSES.length] ?? 'paid';
    const money = { amount, currency: 'AUD' };
    const nothing = { amount: '0.00', currency: 'AUD' };
    return {
      ...like, invoiceId: `i${String(index)}`, number: `HARB-A-${String(count - index).padStart(4, '0')}`, status, amount: money, total: money, paid: status === 'paid' ? money : nothing, due: status === 'paid' ? nothing : money,
      clientName: CLIENTS[index % CLIENTS.length] ?? '', milestoneName: index % 7 === 0 ? 'Payments, receipts and everything that an accountant asks for at the end of the year' : `Part ${String(index)}`,
      dueDate: `2026-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`, overdue: status === 'approved' && index % 12 < 10,
      ...(index % 40 === 0 ? { problem: { code: 'ACCOUNT_ARCHIVED' as const, severity: 'error' as const, params: { account: '205' } } } : {}),
    };
  });
}

/** Tables: long, searched, edited, and with nothing that matches. */
export function tableSamples(project: ProjectView, like: InvoiceView): Record<string, Sample> {
  const page = 'project' as const;
  const many: ProjectView = { ...project, contracts: [...project.contracts], invoices: { rows: manyInvoices(5_000, like) } };
  return {
    'table-many': { page, answers: { 'project.load': ok(many) }, steps: [{ click: 'Invoices' }] },
    'table-filtered': { page, answers: { 'project.load': ok(many) }, steps: [{ click: 'Invoices' }, { fill: 'Search', with: 'gull 49' }, { choose: 'Lateness', value: 'over_90' }, { click: 'Still due' }] },
    'table-no-match': { page, answers: { 'project.load': ok(project) }, steps: [{ click: 'Invoices' }, { fill: 'Search', with: 'nothing like it' }] },
    'table-milestones-filtered': { page, answers: { 'project.load': ok(project) }, steps: [{ click: 'Milestones' }, { choose: 'State', value: 'billed' }] },
    'table-milestones-edit': {
      page, answers: { 'project.load': ok(project), 'milestone.revise': { ok: false, problems: [{ code: 'AMOUNT_NOT_A_NUMBER', severity: 'error', params: { given: 'much' }, path: 'price' }] } },
      steps: [{ click: 'Milestones' }, { click: 'Edit Production deployment' }, { fill: 'Per cent of the contract', with: 'much' }, { click: 'Save changes' }],
    },
  };
}
