import { createCreditNote, updateCreditNote, type CreditNoteInput } from '../../rules/credit-notes';
import { Decimal } from '../../rules/decimal';
import { credit } from '../../rules/allocations';
import { documentTotals } from '../../rules/documents';
import { LINE_AMOUNT_TYPES } from '../../rules/tax';
import { INVOICE_STATUSES, type CreditNote } from '../../state';
import { findContact, findCreditNote } from '../../store';
import { malformed, NOT_FOUND, Unsupported, type Answer } from '../answer';
import { envelope, type Call, type Endpoint } from '../call';
import { elementsOf, type Fields } from '../fields';
import { modifiedSince, paged } from '../query';
import { creditNoteShape, refusedCreditNoteShape } from '../shape/credit';
import { parseOrder, parseWhere, type FilterFields } from '../where';
import { readContact } from './contact-body';
import { answerElements, handleElements, type Handled } from './elements';
import { nonEmpty, readLine } from './invoice-body';

const CREDIT_READ = ['accounting.invoices', 'accounting.invoices.read'];
export const CREDIT_WRITE = ['accounting.invoices'];

/** Credit notes to clients. What refunds one is a payment, which this stand-in does not make. */
export const CREDIT_NOTE_ENDPOINTS: readonly Endpoint[] = [
  { method: 'PUT', path: '/CreditNotes', scopes: CREDIT_WRITE, query: ['summarizeErrors', 'unitdp'], handle: putCreditNotes },
  { method: 'POST', path: '/CreditNotes', scopes: CREDIT_WRITE, query: ['summarizeErrors', 'unitdp'], handle: postCreditNotes },
  { method: 'GET', path: '/CreditNotes', scopes: CREDIT_READ, query: ['where', 'order', 'page', 'pageSize', 'unitdp'], handle: listCreditNotes },
  { method: 'GET', path: '/CreditNotes/{CreditNoteID}', scopes: CREDIT_READ, query: ['unitdp'], handle: getCreditNote },
  { method: 'POST', path: '/CreditNotes/{CreditNoteID}', scopes: CREDIT_WRITE, query: ['unitdp'], handle: postCreditNote },
];

/** Creates only. */
function putCreditNotes(call: Call): Answer {
  const inputs = elementsOf(call.body, 'CreditNotes', 'CreditNote').map((fields) => readCreditNote(fields, false));
  if (inputs.some((input) => input.id !== undefined)) throw new Unsupported('The local Xero does not know what the real one makes of a PUT with a CreditNoteID.');
  return answerElements(call, 'CreditNotes', handleElements(call, inputs, (input) => create(call, input)));
}

/** Updates what its id or number matches, and creates otherwise. */
function postCreditNotes(call: Call): Answer {
  const inputs = elementsOf(call.body, 'CreditNotes', 'CreditNote').map((fields) => readCreditNote(fields, false));
  const createOrUpdate = (input: CreditNoteInput): Handled => {
    const key = input.id ?? input.number;
    const existing = key === undefined ? undefined : findCreditNote(call.books, call.organisation.id, key);
    if (existing) return update(call, existing, input);
    if (input.id !== undefined) return { ok: false, shape: refusedCreditNoteShape(input, undefined, ['The document with the supplied id was not found for this endpoint.']) };
    return create(call, input);
  };
  return answerElements(call, 'CreditNotes', handleElements(call, inputs, createOrUpdate));
}

function postCreditNote(call: Call): Answer {
  const existing = creditNoteOf(call);
  if (!existing) return NOT_FOUND;
  const [element, ...others] = elementsOf(call.body, 'CreditNotes', 'CreditNote');
  if (!element || others.length > 0) throw new Unsupported('The local Xero updates one credit note at an address that names one.');
  const input = readCreditNote(element, true);
  if (input.id !== undefined && input.id.toLowerCase() !== existing.id) throw malformed('CreditNoteID in the body is not the one in the address.');
  return answerElements(call, 'CreditNotes', [update(call, existing, input)]);
}

function getCreditNote(call: Call): Answer {
  const note = creditNoteOf(call);
  return note ? envelope(call, { CreditNotes: [shape(call, note, true)] }) : NOT_FOUND;
}

export function creditNoteOf(call: Call): CreditNote | undefined {
  return findCreditNote(call.books, call.organisation.id, call.params['CreditNoteID'] ?? '');
}

function listCreditNotes(call: Call): Answer {
  const { books, organisation, query } = call;
  const since = modifiedSince(call.headers, books.settings.modifiedSince);
  const where = query.text('where');
  const fields = fieldsOf(call);
  const matches = where === undefined ? () => true : parseWhere(where, fields, call.books.settings.whereOr);
  const found = books.state.creditNotes
    .filter((note) => note.organisationId === organisation.id && since(note.updatedAt) && matches(note))
    .sort(parseOrder(query.text('order') ?? 'UpdatedDateUTC ASC', fields));
  const page = query.page();
  if (!page) return envelope(call, { CreditNotes: found.map((note) => shape(call, note, false)) });
  const { items, pagination } = paged(found, page);
  return envelope(call, { pagination, CreditNotes: items.map((note) => shape(call, note, true)) });
}

function fieldsOf({ books, organisation }: Call): FilterFields<CreditNote> {
  return {
    CreditNoteID: (note) => note.id,
    CreditNoteNumber: (note) => note.number,
    Type: () => 'ACCRECCREDIT',
    Status: (note) => note.status,
    Reference: (note) => note.reference,
    'Contact.ContactID': (note) => note.contactId,
    'Contact.Name': (note) => findContact(books, organisation.id, note.contactId)?.name,
    Date: (note) => new Date(`${note.date}T00:00:00Z`),
    UpdatedDateUTC: (note) => new Date(note.updatedAt),
    Total: (note) => documentTotals(note).total,
    RemainingCredit: (note) => credit(books, 'CREDITNOTE', note.id)?.remaining ?? Decimal.zero,
  };
}

function create(call: Call, input: CreditNoteInput): Handled {
  const outcome = createCreditNote(call.books, call.organisation, input, call.query.unitPlaces());
  if (outcome.ok) return { ok: true, shape: shape(call, outcome.value, true) };
  return { ok: false, shape: refusedCreditNoteShape(input, undefined, outcome.messages) };
}

function update(call: Call, existing: CreditNote, input: CreditNoteInput): Handled {
  const outcome = updateCreditNote(call.books, call.organisation, existing, input, call.query.unitPlaces());
  if (outcome.ok) return { ok: true, shape: shape(call, outcome.value, true) };
  return { ok: false, shape: refusedCreditNoteShape(input, existing, outcome.messages) };
}

function shape(call: Call, note: CreditNote, lines: boolean): ReturnType<typeof creditNoteShape> {
  return creditNoteShape(call.books, note, { lines, unitPlaces: call.query.unitPlaces() });
}

function readCreditNote(fields: Fields, named: boolean): CreditNoteInput {
  const type = fields.text('Type');
  if (type !== undefined && type !== 'ACCRECCREDIT') throw new Unsupported(`The local Xero knows credit notes to clients (ACCRECCREDIT) only, not ${type}.`);
  const contact = fields.child('Contact');
  const lines = fields.children('LineItems');
  const input: CreditNoteInput = {
    id: fields.text('CreditNoteID'),
    number: nonEmpty(fields.text('CreditNoteNumber')),
    contact: contact ? readContact(contact) : undefined,
    date: fields.day('Date'),
    lineAmountTypes: fields.oneOf('LineAmountTypes', LINE_AMOUNT_TYPES),
    reference: fields.text('Reference'),
    currency: fields.text('CurrencyCode'),
    currencyRate: fields.decimal('CurrencyRate'),
    status: fields.oneOf('Status', INVOICE_STATUSES),
    lines: lines?.map(readLine),
  };
  fields.end();
  if (!named && input.id === undefined && type === undefined) throw malformed('Type is required.');
  return input;
}
