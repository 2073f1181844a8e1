import type { Invoice, Organisation, Payment } from '../state';
import { findAccount, recordHistory, type Books } from '../store';
import type { Decimal } from './decimal';
import { refuseLockedDate } from './documents';
import { balanceOf, moneyMoved } from './invoices';
import { done, historyUser, refused, type Actor, type Outcome } from './result';

export interface PaymentInput {
  readonly invoice: Invoice;
  readonly account: { readonly id?: string; readonly code?: string };
  readonly date: string;
  readonly amount: Decimal;
  readonly reference?: string;
}

/** Money received for an approved invoice; the last of it makes the invoice PAID. */
export function recordPayment(books: Books, organisation: Organisation, actor: Actor, input: PaymentInput): Outcome<Payment> {
  const { invoice, amount } = input;
  const account = findAccount(books, organisation.id, input.account);
  const messages: string[] = [];
  if (invoice.status !== 'AUTHORISED' && invoice.status !== 'PAID') messages.push('Invoice not of valid status for payment');
  if (!account || account.status !== 'ACTIVE' || !(account.type === 'BANK' || account.enablePayments)) {
    messages.push(`Account code '${input.account.code ?? input.account.id ?? ''}' is not a valid code for this document.`);
  }
  if (!amount.isPositive()) messages.push('Payment amount must be greater than zero');
  if (amount.significantPlaces() > 2) messages.push('Payment amount must not have more than two decimal places');
  if (messages.length === 0 && amount.compare(balanceOf(books, invoice).due) > 0) messages.push('Payment amount exceeds the amount outstanding on this document');
  const locked = refuseLockedDate(organisation, input.date);
  if (locked) messages.push(locked);
  if (messages.length > 0 || !account) return refused(...messages);
  const payment: Payment = {
    id: books.newId(),
    organisationId: organisation.id,
    invoiceId: invoice.id,
    accountId: account.id,
    date: input.date,
    amount: amount.round(2).toString(),
    reference: input.reference ?? '',
    status: 'AUTHORISED',
    updatedAt: books.clock.now(),
  };
  books.state.payments.push(payment);
  recordHistory(books, invoice, 'Payment received', `${payment.amount} ${invoice.currency} on ${payment.date}`, historyUser(actor));
  moneyMoved(books, invoice, books.settings.paymentSendsInvoiceUpdate);
  return done(payment);
}

/** Takes a payment back: the invoice owes the money again. */
export function deletePayment(books: Books, organisation: Organisation, actor: Actor, payment: Payment): Outcome<Payment> {
  if (payment.status === 'DELETED') return refused('Payment not of valid status for modification');
  const locked = refuseLockedDate(organisation, payment.date);
  if (locked) return refused(locked);
  payment.status = 'DELETED';
  payment.updatedAt = books.clock.now();
  const invoice = books.state.invoices.find((candidate) => candidate.id === payment.invoiceId);
  if (invoice) {
    recordHistory(books, invoice, 'Payment deleted', `${payment.amount} ${invoice.currency} on ${payment.date}`, historyUser(actor));
    moneyMoved(books, invoice, books.settings.paymentSendsInvoiceUpdate);
  }
  return done(payment);
}
