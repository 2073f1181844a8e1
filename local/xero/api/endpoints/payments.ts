import { todayIn } from '../../rules/dates';
import { deletePayment, recordPayment } from '../../rules/payments';
import { Decimal } from '../../rules/decimal';
import type { Payment } from '../../state';
import { findInvoice } from '../../store';
import { malformed, NOT_FOUND, Unsupported, validationErrors, validationException, ZERO_ID, type Answer } from '../answer';
import { actorOf, envelope, type Call, type Endpoint } from '../call';
import { elementsOf, Fields } from '../fields';
import { modifiedSince, paged } from '../query';
import { paymentShape } from '../shape/payment';
import { parseOrder, parseWhere, type FilterFields } from '../where';
import { answerElements, handleElements, type Handled } from './elements';

const READ = ['accounting.payments', 'accounting.payments.read'];
const WRITE = ['accounting.payments'];

const FIELDS: FilterFields<Payment> = {
  PaymentID: (payment) => payment.id,
  Status: (payment) => payment.status,
  Date: (payment) => new Date(`${payment.date}T00:00:00Z`),
  Amount: (payment) => Decimal.of(payment.amount),
  Reference: (payment) => payment.reference,
  'Invoice.InvoiceID': (payment) => payment.invoiceId,
  UpdatedDateUTC: (payment) => new Date(payment.updatedAt),
};

export const PAYMENT_ENDPOINTS: readonly Endpoint[] = [
  { method: 'PUT', path: '/Payments', scopes: WRITE, query: ['summarizeErrors'], handle: putPayments },
  { method: 'POST', path: '/Payments', scopes: WRITE, query: [], handle: putPayments },
  { method: 'GET', path: '/Payments', scopes: READ, query: ['where', 'order', 'page', 'pageSize'], handle: listPayments },
  { method: 'GET', path: '/Payments/{PaymentID}', scopes: READ, query: [], handle: (call) => one(call, (payment) => envelope(call, { Payments: [paymentShape(call.books, payment)] })) },
  { method: 'POST', path: '/Payments/{PaymentID}', scopes: WRITE, query: [], handle: (call) => one(call, (payment) => remove(call, payment)) },
];

function putPayments(call: Call): Answer {
  const elements = elementsOf(call.body, 'Payments', 'Payment');
  return answerElements(call, 'Payments', handleElements(call, elements, (fields) => pay(call, fields)));
}

function pay(call: Call, fields: Fields): Handled {
  const { books, organisation } = call;
  const target = fields.child('Invoice');
  const invoiceKey = target?.text('InvoiceID') ?? target?.text('InvoiceNumber');
  target?.end();
  const source = fields.child('Account');
  const account = { id: source?.text('AccountID'), code: source?.text('Code') };
  source?.end();
  const date = fields.day('Date') ?? todayIn(organisation.timeZone, books.clock.now());
  const amount = fields.decimal('Amount');
  const reference = fields.text('Reference');
  fields.end();
  const invoice = invoiceKey === undefined ? undefined : findInvoice(books, organisation.id, invoiceKey);
  const outcome =
    invoice && amount
      ? recordPayment(books, organisation, actorOf(call), { invoice, account, date, amount, reference })
      : { ok: false as const, messages: [invoice ? 'Payment amount must be given' : 'The document with the supplied id was not found for this endpoint.'] };
  if (outcome.ok) return { ok: true, shape: paymentShape(books, outcome.value) };
  return { ok: false, shape: { PaymentID: ZERO_ID, Amount: amount, Reference: reference, HasValidationErrors: true, ValidationErrors: validationErrors(outcome.messages) } };
}

function listPayments(call: Call): Answer {
  const { books, organisation, query } = call;
  const since = modifiedSince(call.headers, books.settings.modifiedSince);
  const where = query.text('where');
  const matches = where === undefined ? () => true : parseWhere(where, FIELDS, call.books.settings.whereOr);
  const found = books.state.payments
    .filter((payment) => payment.organisationId === organisation.id && since(payment.updatedAt) && matches(payment))
    .sort(parseOrder(query.text('order') ?? 'UpdatedDateUTC ASC', FIELDS));
  const page = query.page();
  if (!page) return envelope(call, { Payments: found.map((payment) => paymentShape(books, payment)) });
  const { items, pagination } = paged(found, page);
  return envelope(call, { pagination, Payments: items.map((payment) => paymentShape(books, payment)) });
}

function one(call: Call, handle: (payment: Payment) => Answer): Answer {
  const id = (call.params['PaymentID'] ?? '').toLowerCase();
  const payment = call.books.state.payments.find((candidate) => candidate.organisationId === call.organisation.id && candidate.id === id);
  return payment ? handle(payment) : NOT_FOUND;
}

/** The only change a payment takes: `{"Status":"DELETED"}`. */
function remove(call: Call, payment: Payment): Answer {
  const fields = Fields.of(call.body, 'Payment');
  const status = fields.text('Status');
  fields.end();
  if (status === undefined) throw malformed('Status is required.');
  if (status !== 'DELETED') throw new Unsupported(`A payment can be given the status DELETED, not ${status}.`);
  const outcome = deletePayment(call.books, call.organisation, actorOf(call), payment);
  if (outcome.ok) return envelope(call, { Payments: [paymentShape(call.books, payment)] });
  return validationException([{ PaymentID: payment.id, HasValidationErrors: true, ValidationErrors: validationErrors(outcome.messages) }]);
}
