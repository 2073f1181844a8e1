import { billOf, mirrorOf } from '../../../billing/bill';
import { namesOf } from '../../../billing/collect';
import type { CalendarDate } from '../../../billing/calendar-date';
import type { Invoice, Mirror } from '../../../billing/invoice';
import { heldProblem } from '../../../billing/held-problem';
import { isRetryable } from '../../../billing/invoice-state';
import { inBase } from '../../../billing/ledger-decimals';
import { possibleActs } from '../../../billing/ledger-act';
import { invoiceLink } from '../../../xero';
import type { Connection } from '../../../store/site';
import type { InvoiceView } from '../api';
import { billView } from './bill-view';
import { differenceViews } from './difference-view';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

export function invoiceView(invoice: Invoice, connection: Connection | undefined, today: CalendarDate): InvoiceView {
  const { delivery } = invoice;
  const mirror = mirrorOf(invoice);
  const problem = heldProblem(invoice, today);
  const issueDate = mirror?.issueDate ?? invoice.issueDate;
  return {
    ...billView(billOf(invoice), today),
    rev: invoice.rev,
    contractId: invoice.contractId,
    contractName: invoice.contractName,
    milestoneName: namesOf(invoice),
    ...(invoice.workItem ? { issueKey: invoice.workItem.key } : {}),
    ...(invoice.with ? { first: invoice.milestoneName, others: invoice.with.map(({ milestoneName, workItem }) => ({ name: milestoneName, issueKey: workItem.key })) } : {}),
    ...(invoice.collects && delivery.step === 'prepared' ? { collects: true } : {}),
    clientName: invoice.client.name,
    reference: invoice.reference,
    ...(issueDate ? { issueDate } : {}),
    ...(mirror ? { tax: moneyView(mirror.tax), link: invoiceLink(connection?.organisation.shortCode, mirror.ledgerId), readAt: mirror.readAt } : {}),
    ...inBaseCurrency(mirror, connection),
    ...(problem ? { problem: problemView(problem) } : {}),
    canRelease: delivery.step === 'prepared',
    canRetry: isRetryable(invoice),
    canCancel: delivery.step === 'prepared' || (delivery.step === 'held' && delivery.at === 'queued'),
    acts: possibleActs(invoice),
    ...(delivery.step === 'acting' ? { doing: delivery.act.kind } : {}),
    differences: differenceViews(invoice),
  };
}

function inBaseCurrency(mirror: Mirror | undefined, connection: Connection | undefined): Pick<InvoiceView, 'base'> {
  const base = connection?.organisation.baseCurrency;
  const total = mirror?.rate === undefined || base === undefined || base === mirror.total.currency ? undefined : inBase(mirror.total, mirror.rate, base);
  return total && mirror?.rate !== undefined ? { base: { total: moneyView(total), rate: mirror.rate } } : {};
}
