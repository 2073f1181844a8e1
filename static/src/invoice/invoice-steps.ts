import type { InvoiceDetail, InvoiceView } from '../../../src/handlers/pages/api';
import type { Step } from '../shared/steps';
import { t } from '../texts';

/** The life of one invoice, with the days that are known, and how far it got. */
export function stepsOfInvoice({ invoice, settlements }: Pick<InvoiceDetail, 'invoice' | 'settlements'>, date: (calendarDate: string) => string): readonly Step[] {
  const texts = t.invoice.steps;
  const day = (value: string | undefined): string => (value === undefined ? '' : date(value));
  const paidOn = invoice.status === 'paid' ? lastDay(settlements) : undefined;
  const steps = [
    texts.prepared,
    { done: texts.sent.done(day(invoice.issueDate)), now: texts.sent.now },
    texts.approved,
    { done: texts.paid.done(day(paidOn)), now: texts.paid.now(day(invoice.dueDate)) },
  ];
  const { finished, ended } = howFar(invoice);
  if (ended !== undefined) return [...steps.slice(0, finished).map(({ done }): Step => ({ label: done, at: 'done' })), { label: ended, at: 'now' }];
  return steps.map(({ done, now }, index): Step => (index === finished ? { label: now, at: 'now' } : { label: done, at: index < finished ? 'done' : 'ahead' }));
}

/** How many of the four steps lie behind it, and how it ended if it did. */
function howFar({ status, readAt }: InvoiceView): { readonly finished: number; readonly ended?: string } {
  const { ended } = t.invoice.steps;
  switch (status) {
    case 'prepared':
      return { finished: 0 };
    case 'sending':
      return { finished: 1 };
    // Held before the ledger has it, or while something was done with it there.
    case 'needs_attention':
      return readAt === undefined ? { finished: 1 } : { finished: 2, ended: t.words.invoiceStatus.needs_attention };
    case 'draft':
    case 'submitted':
      return { finished: 2 };
    case 'approved':
    case 'part_paid':
      return { finished: 3 };
    case 'paid':
      return { finished: 4 };
    case 'cancelled':
      return { finished: 1, ended: ended.cancelled };
    case 'deleted':
      return { finished: 2, ended: ended.deleted };
    case 'voided':
      return { finished: 3, ended: ended.voided };
    case 'credited':
      return { finished: 3, ended: ended.credited };
  }
}

const lastDay = (settlements: InvoiceDetail['settlements']): string | undefined =>
  settlements.reduce<string | undefined>((last, { date }) => (date !== undefined && (last === undefined || date > last) ? date : last), undefined);
