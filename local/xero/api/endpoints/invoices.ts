import { createInvoice, updateInvoice } from '../../rules/invoices';
import type { InvoiceInput } from '../../rules/invoice-input';
import type { Invoice } from '../../state';
import { findInvoice } from '../../store';
import { malformed, NOT_FOUND, Unsupported, type Answer } from '../answer';
import { actorOf, envelope, type Call, type Endpoint } from '../call';
import { elementsOf, type Fields } from '../fields';
import { invoiceShape, refusedInvoiceShape } from '../shape/invoice';
import { answerElements, handleElements, type Handled } from './elements';
import { LIST_QUERY, listInvoices } from './invoice-list';
import { readInvoice } from './invoice-body';

const READ = ['accounting.invoices', 'accounting.invoices.read'];
const WRITE = ['accounting.invoices'];

export const INVOICE_ENDPOINTS: readonly Endpoint[] = [
  { method: 'PUT', path: '/Invoices', scopes: WRITE, query: ['summarizeErrors', 'unitdp'], handle: putInvoices },
  { method: 'POST', path: '/Invoices', scopes: WRITE, query: ['summarizeErrors', 'unitdp'], handle: postInvoices },
  { method: 'GET', path: '/Invoices', scopes: READ, query: LIST_QUERY, handle: listInvoices },
  { method: 'GET', path: '/Invoices/{InvoiceID}', scopes: READ, query: ['unitdp'], handle: getInvoice },
  { method: 'POST', path: '/Invoices/{InvoiceID}', scopes: WRITE, query: ['unitdp'], handle: postInvoice },
];

function getInvoice(call: Call): Answer {
  const invoice = findInvoice(call.books, call.organisation.id, call.params['InvoiceID'] ?? '');
  if (!invoice) return NOT_FOUND;
  return envelope(call, { Invoices: [invoiceShape(call.books, invoice, { detail: 'full', unitPlaces: call.query.unitPlaces() })] });
}

/** Creates only: a number that is taken is refused. */
function putInvoices(call: Call): Answer {
  const inputs = elementsOf(call.body, 'Invoices', 'Invoice').map((fields) => readInvoice(fields, false));
  if (inputs.some((input) => input.id !== undefined)) throw new Unsupported('The local Xero does not know what the real one makes of a PUT with an InvoiceID.');
  return answerElements(call, 'Invoices', handleElements(call, inputs, (input) => create(call, input)));
}

/** Updates what its id or number matches, and creates otherwise: the way a repeat overwrites someone's invoice. */
function postInvoices(call: Call): Answer {
  const inputs = elementsOf(call.body, 'Invoices', 'Invoice').map((fields) => readInvoice(fields, false));
  return answerElements(call, 'Invoices', handleElements(call, inputs, (input) => createOrUpdate(call, input)));
}

function postInvoice(call: Call): Answer {
  const existing = findInvoice(call.books, call.organisation.id, call.params['InvoiceID'] ?? '');
  if (!existing) return NOT_FOUND;
  const input = readInvoice(onlyOne(elementsOf(call.body, 'Invoices', 'Invoice')), true);
  if (input.id !== undefined && input.id.toLowerCase() !== existing.id) throw malformed('InvoiceID in the body is not the one in the address.');
  return answerElements(call, 'Invoices', [update(call, existing, input)]);
}

function createOrUpdate(call: Call, input: InvoiceInput): Handled {
  const { books, organisation } = call;
  const key = input.id ?? input.number;
  const existing = key === undefined ? undefined : findInvoice(books, organisation.id, key);
  if (existing) return update(call, existing, input);
  if (input.id !== undefined) return { ok: false, shape: refusedInvoiceShape(input, undefined, ['The document with the supplied id was not found for this endpoint.']) };
  return create(call, input);
}

function create(call: Call, input: InvoiceInput): Handled {
  const { books, organisation } = call;
  const unitPlaces = call.query.unitPlaces();
  const outcome = createInvoice(books, organisation, actorOf(call), input, unitPlaces);
  if (!outcome.ok) return { ok: false, shape: refusedInvoiceShape(input, undefined, outcome.messages) };
  return { ok: true, shape: invoiceShape(books, outcome.value, { detail: 'full', unitPlaces }) };
}

function update(call: Call, existing: Invoice, input: InvoiceInput): Handled {
  const { books, organisation } = call;
  const unitPlaces = call.query.unitPlaces();
  const outcome = updateInvoice(books, organisation, actorOf(call), existing, input, unitPlaces);
  if (!outcome.ok) return { ok: false, shape: refusedInvoiceShape(input, existing, outcome.messages) };
  return { ok: true, shape: invoiceShape(books, outcome.value, { detail: 'full', unitPlaces, justVoided: outcome.value.status === 'VOIDED' }) };
}

function onlyOne(elements: readonly Fields[]): Fields {
  const [element, ...others] = elements;
  if (!element || others.length > 0) throw new Unsupported('The local Xero updates one invoice at an address that names one.');
  return element;
}
