import type { ContractView, InvoiceView, ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';

/** Something that waits for a person: what it is, where, and why when that is known. */
export interface Attention {
  readonly id: string;
  readonly why: string;
  readonly what: string;
  readonly issueKey: string;
  readonly problem?: ProblemView;
  readonly note?: string;
  readonly invoiceId?: string;
}

/** What waits for a person, the most pressing first: money that is stuck, then decisions, then what is late. Closed contracts bill nothing and wait for no one. */
export function attentionOf(contracts: readonly ContractView[], invoices: readonly InvoiceView[]): readonly Attention[] {
  const texts = t.project.attention;
  const milestones = contracts.filter((contract) => contract.state === 'active').flatMap((contract) => contract.milestones);
  const ofInvoice = (invoice: InvoiceView, why: string): Attention => ({
    id: `${why}:${invoice.invoiceId}`, why, what: `${invoice.number}: ${invoice.milestoneName}`, issueKey: invoice.issueKey, invoiceId: invoice.invoiceId,
    ...(invoice.problem ? { problem: invoice.problem } : {}),
  });
  return [
    ...invoices.filter((invoice) => invoice.problem !== undefined || invoice.status === 'needs_attention').map((invoice) => ofInvoice(invoice, texts.invoice)),
    ...milestones.filter((milestone) => milestone.state === 'waiting').map((milestone): Attention => ({
      id: `waiting:${milestone.id}`, why: texts.waiting, what: milestone.name, issueKey: milestone.issueKey, ...(milestone.problem ? { problem: milestone.problem } : {}),
    })),
    ...milestones.filter((milestone) => milestone.reopened?.kept === false).map((milestone): Attention => ({
      id: `reopened:${milestone.id}`, why: texts.reopened, what: milestone.name, issueKey: milestone.issueKey,
    })),
    ...invoices.filter((invoice) => invoice.canRelease).map((invoice) => ofInvoice(invoice, texts.prepared)),
    ...invoices.filter((invoice) => invoice.overdue && invoice.problem === undefined).map((invoice) => ofInvoice(invoice, texts.overdue)),
    ...milestones.filter((milestone) => milestone.state === 'held').map((milestone): Attention => ({
      id: `held:${milestone.id}`, why: texts.held, what: milestone.name, issueKey: milestone.issueKey, ...(milestone.hold ? { note: milestone.hold.reason } : {}),
    })),
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
