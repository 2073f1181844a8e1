import type { TaxMode } from '../../../src/billing/contract';
import type { ContractView, InvoiceView, MilestoneView, MoneyView, ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';

/** Something that waits for a person: what it is, where, how much it is about, and why when that is known. */
export interface Attention {
  readonly id: string;
  readonly why: string;
  readonly what: string;
  readonly issueKey: string;
  readonly amount: MoneyView;
  /** How the amount stands to tax; absent where the ledger has worked the tax out. */
  readonly taxMode?: TaxMode;
  readonly problem?: ProblemView;
  readonly note?: string;
  /** The day it should have been paid by. */
  readonly dueDate?: string;
  readonly invoice?: { readonly id: string; readonly number: string; readonly canRelease: boolean };
}

/** What waits for a person, the most pressing first: money that is stuck, then decisions, then what is late. Closed contracts bill nothing and wait for no one. */
export function attentionOf(contracts: readonly ContractView[], invoices: readonly InvoiceView[]): readonly Attention[] {
  const texts = t.project.attention;
  const milestones = contracts.filter((contract) => contract.state === 'active').flatMap((contract) => contract.milestones);
  const taxModeOf = (contractId: string): Pick<Attention, 'taxMode'> => {
    const taxMode = contracts.find((contract) => contract.id === contractId)?.taxMode;
    return taxMode === undefined ? {} : { taxMode };
  };
  const ofInvoice = (invoice: InvoiceView, why: string, more: Pick<Attention, 'note' | 'dueDate'> = {}): Attention => ({
    id: `${why}:${invoice.invoiceId}`, why, what: `${invoice.number}: ${invoice.milestoneName}`, issueKey: invoice.issueKey,
    invoice: { id: invoice.invoiceId, number: invoice.number, canRelease: invoice.canRelease },
    ...(invoice.due ? { amount: invoice.due } : { amount: invoice.amount, ...taxModeOf(invoice.contractId) }),
    ...(invoice.problem ? { problem: invoice.problem } : {}),
    ...more,
  });
  const ofMilestone = (milestone: MilestoneView, kind: string, why: string, more: Pick<Attention, 'note' | 'problem'>): Attention => ({
    id: `${kind}:${milestone.id}`, why, what: milestone.name, issueKey: milestone.issueKey, amount: milestone.amount, ...taxModeOf(milestone.contractId), ...more,
  });
  return [
    ...invoices.filter((invoice) => invoice.problem !== undefined || invoice.status === 'needs_attention').map((invoice) => ofInvoice(invoice, texts.invoice)),
    ...milestones.filter((milestone) => milestone.state === 'waiting').map((milestone) => ofMilestone(milestone, 'waiting', texts.waiting, milestone.problem ? { problem: milestone.problem } : {})),
    ...milestones.filter((milestone) => milestone.reopened?.kept === false).map((milestone) => ofMilestone(milestone, 'reopened', texts.reopened, { note: texts.decide })),
    ...invoices.filter((invoice) => invoice.canRelease).map((invoice) => ofInvoice(invoice, texts.prepared, { note: texts.release(invoice.clientName) })),
    ...invoices.filter((invoice) => invoice.overdue && invoice.problem === undefined).map((invoice) => ofInvoice(invoice, texts.overdue, invoice.dueDate === undefined ? {} : { dueDate: invoice.dueDate })),
    ...milestones.filter((milestone) => milestone.state === 'held').map((milestone) => ofMilestone(milestone, 'held', texts.held, milestone.hold ? { note: texts.onHold(milestone.hold.reason) } : {})),
  ];
}

/** When Xero was last heard about any of these, or nothing. */
export function lastRead(invoices: readonly InvoiceView[]): string | undefined {
  return invoices.reduce<string | undefined>((latest, { readAt }) => (readAt !== undefined && (latest === undefined || readAt > latest) ? readAt : latest), undefined);
}

/** The rows of all pages loaded so far: a row that was read again later replaces its older self, in its place. */
export function mergeRows(first: readonly InvoiceView[], more: readonly InvoiceView[]): readonly InvoiceView[] {
  const seen = new Set(first.map((row) => row.invoiceId));
  return [...first, ...more.filter((row) => !seen.has(row.invoiceId))];
}
