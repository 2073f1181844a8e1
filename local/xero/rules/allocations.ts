import type { Allocation, CreditNote, Invoice, MoneyOnAccount, Organisation } from '../state';
import { recordHistory, type Books } from '../store';
import { Decimal } from './decimal';
import { documentTotals, refuseLockedDate, sumOf } from './documents';
import { balanceOf, moneyMoved } from './invoices';
import { done, historyUser, refused, type Actor, type Outcome } from './result';

export type CreditSource = Allocation['source'];

/** A credit note, prepayment or overpayment as far as allocating goes. */
export interface Credit {
  readonly record: CreditNote | MoneyOnAccount;
  readonly source: CreditSource;
  readonly total: Decimal;
  readonly remaining: Decimal;
}

export function credit(books: Books, source: CreditSource, id: string): Credit | undefined {
  const { creditNotes, moneyOnAccount, allocations } = books.state;
  const used = sumOf(allocations.filter((allocation) => allocation.sourceId === id));
  if (source === 'CREDITNOTE') {
    const record = creditNotes.find((note) => note.id === id);
    if (!record) return undefined;
    const { total } = documentTotals(record);
    return { record, source, total, remaining: total.minus(used) };
  }
  const record = moneyOnAccount.find((money) => money.id === id && money.kind === source);
  return record && { record, source, total: Decimal.of(record.total), remaining: Decimal.of(record.total).minus(used) };
}

export interface AllocationInput {
  readonly invoice: Invoice;
  readonly amount: Decimal;
  readonly date: string;
}

/** Settles a part of an approved invoice with a credit: AmountCredited, never AmountPaid, and PAID all the same when nothing is left to pay. */
export function allocate(books: Books, organisation: Organisation, actor: Actor, from: Credit, input: AllocationInput): Outcome<Allocation> {
  const { invoice, amount, date } = input;
  const { record } = from;
  const messages: string[] = [];
  if (record.status !== 'AUTHORISED') messages.push('Only an approved credit with something left can be allocated.');
  if (invoice.status !== 'AUTHORISED') messages.push('Invoice not of valid status for allocation');
  if (invoice.contactId !== record.contactId) messages.push('The credit and the invoice must be of the same contact.');
  if (invoice.currency !== record.currency) messages.push('The credit and the invoice must be in the same currency.');
  if (!amount.isPositive() || amount.significantPlaces() > 2) messages.push('The amount to allocate must be greater than zero and have at most two decimal places.');
  if (amount.compare(from.remaining) > 0) messages.push('The amount to allocate exceeds the remaining credit.');
  if (amount.compare(balanceOf(books, invoice).due) > 0) messages.push('The amount to allocate exceeds the amount outstanding on this document');
  const locked = refuseLockedDate(organisation, date);
  if (locked) messages.push(locked);
  if (messages.length > 0) return refused(...messages);
  const allocation: Allocation = {
    id: books.newId(),
    organisationId: organisation.id,
    source: from.source,
    sourceId: record.id,
    invoiceId: invoice.id,
    date,
    amount: amount.round(2).toString(),
  };
  books.state.allocations.push(allocation);
  recordHistory(books, invoice, 'Credit applied', `${allocation.amount} ${invoice.currency} of ${nameOf(record)}`, historyUser(actor));
  creditMoved(books, allocation, invoice);
  return done(allocation);
}

/** Takes an allocation back: the invoice owes it again, and the credit has it again. */
export function removeAllocation(books: Books, organisation: Organisation, actor: Actor, allocation: Allocation): Outcome<Allocation> {
  const locked = refuseLockedDate(organisation, allocation.date);
  if (locked) return refused(locked);
  const invoice = takeOff(books, allocation);
  if (invoice) recordHistory(books, invoice, 'Credit removed', `${allocation.amount} ${invoice.currency}`, historyUser(actor));
  return done(allocation);
}

/** Without asking whether it may; gives the invoice it was on. */
export function takeOff(books: Books, allocation: Allocation): Invoice | undefined {
  books.state.allocations = books.state.allocations.filter((other) => other !== allocation);
  const invoice = books.state.invoices.find((candidate) => candidate.id === allocation.invoiceId);
  if (invoice) creditMoved(books, allocation, invoice);
  return invoice;
}

export function nameOf(record: CreditNote | MoneyOnAccount): string {
  if ('number' in record) return record.number;
  return record.kind === 'PREPAYMENT' ? 'prepayment' : 'overpayment';
}

function creditMoved(books: Books, { source, sourceId, organisationId }: Allocation, invoice: Invoice): void {
  const from = credit(books, source, sourceId);
  if (from) {
    from.record.status = from.remaining.isPositive() ? 'AUTHORISED' : 'PAID';
    from.record.updatedAt = books.clock.now();
    const type = 'number' in from.record ? 'ACCRECCREDIT' : `RECEIVE-${source}`;
    books.announce({ organisationId, category: source, type: 'UPDATE', resourceId: sourceId, data: { type, status: from.record.status } });
  }
  moneyMoved(books, invoice, books.settings.allocationSendsInvoiceUpdate);
}
