import { wireBareInstant, wireInstant } from '../../rules/dates';
import { emailInvoice, onlineInvoiceUrl } from '../../rules/emails';
import { historyUser } from '../../rules/result';
import type { HistoryEntry, Invoice } from '../../state';
import { findInvoice, recordHistory } from '../../store';
import { NOT_FOUND, validationErrors, validationException, type Answer } from '../answer';
import { actorOf, envelope, type Call, type Endpoint } from '../call';
import { elementsOf, Fields } from '../fields';
import type { WireObject } from '../json';

const READ = ['accounting.invoices', 'accounting.invoices.read'];
const WRITE = ['accounting.invoices'];
const NOTE_MOST = 2500;

/** What can be done with one invoice beside changing it. */
export const INVOICE_ACTION_ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', path: '/Invoices/{InvoiceID}/Email', scopes: WRITE, query: [], handle: withInvoice(postEmail) },
  { method: 'GET', path: '/Invoices/{InvoiceID}/OnlineInvoice', scopes: READ, query: [], handle: withInvoice(getOnlineInvoice) },
  { method: 'GET', path: '/Invoices/{InvoiceID}/History', scopes: READ, query: [], handle: withInvoice(getHistory) },
  { method: 'PUT', path: '/Invoices/{InvoiceID}/History', scopes: WRITE, query: [], handle: withInvoice(putHistory) },
];

function withInvoice(handle: (call: Call, invoice: Invoice) => Answer): (call: Call) => Answer {
  return (call) => {
    const invoice = findInvoice(call.books, call.organisation.id, call.params['InvoiceID'] ?? '');
    return invoice ? handle(call, invoice) : NOT_FOUND;
  };
}

function postEmail(call: Call, invoice: Invoice): Answer {
  if (call.body !== undefined) Fields.of(call.body, 'body').end();
  const outcome = emailInvoice(call.books, call.organisation, actorOf(call), invoice);
  if (outcome.ok) return { status: 204 };
  return validationException([{ InvoiceID: invoice.id, ValidationErrors: validationErrors(outcome.messages) }]);
}

function getOnlineInvoice(call: Call, invoice: Invoice): Answer {
  const approved = invoice.status === 'AUTHORISED' || invoice.status === 'PAID';
  return envelope(call, { OnlineInvoices: approved ? [{ OnlineInvoiceUrl: onlineInvoiceUrl(invoice) }] : [] });
}

function getHistory(call: Call, invoice: Invoice): Answer {
  const entries = call.books.state.history.filter((entry) => entry.invoiceId === invoice.id);
  return envelope(call, {
    HistoryRecords: entries.map((entry) => ({ Changes: entry.changes, ...noteShape(entry), DateUTC: wireInstant(entry.at), User: entry.user })).reverse(),
  });
}

function putHistory(call: Call, invoice: Invoice): Answer {
  const notes = elementsOf(call.body, 'HistoryRecords', 'HistoryRecord').map((fields) => {
    const details = fields.text('Details') ?? '';
    fields.end();
    return details;
  });
  const bad = notes.filter((details) => details === '' || details.length > NOTE_MOST);
  if (bad.length > 0) {
    return validationException(bad.map((details) => ({ Details: details, ValidationErrors: validationErrors([`Details must have between 1 and ${NOTE_MOST} characters.`]) })));
  }
  for (const details of notes) recordHistory(call.books, invoice, 'Note', details, historyUser(actorOf(call)));
  call.books.changed();
  const now = call.books.clock.now();
  return envelope(call, { HistoryRecords: notes.map((details) => ({ ...noteShape({ at: now, details }), DateUTC: wireBareInstant(now), ValidationErrors: [] })) });
}

function noteShape(entry: Pick<HistoryEntry, 'at' | 'details'>): WireObject {
  return { DateUTCString: new Date(entry.at).toISOString().slice(0, 19), Details: entry.details };
}
