import { balanceOf } from '../../rules/invoices';
import type { Invoice } from '../../state';
import { findContact } from '../../store';
import type { Answer } from '../answer';
import { envelope, type Call } from '../call';
import { modifiedSince, paged } from '../query';
import { invoiceShape, type Detail } from '../shape/invoice';
import { parseOrder, parseWhere, type FilterFields } from '../where';

export const LIST_QUERY = [
  'where',
  'order',
  'IDs',
  'InvoiceNumbers',
  'ContactIDs',
  'Statuses',
  'page',
  'pageSize',
  'includeArchived',
  'createdByMyApp',
  'unitdp',
  'summaryOnly',
  'searchTerm',
];

/** A list without `page` has no lines; a page has them unless `summaryOnly`. */
export function listInvoices(call: Call): Answer {
  const { books, query } = call;
  const page = query.page();
  const summary = query.flag('summaryOnly') === true;
  query.flag('includeArchived');
  const detail: Detail = summary ? 'summary' : page ? 'full' : 'listed';
  const view = { detail, unitPlaces: query.unitPlaces() };
  const found = ordered(call, chosen(call));
  if (!page) return envelope(call, { Invoices: found.map((invoice) => invoiceShape(books, invoice, view)) });
  const { items, pagination } = paged(found, page);
  return envelope(call, { pagination, Invoices: items.map((invoice) => invoiceShape(books, invoice, view)) });
}

function chosen(call: Call): Invoice[] {
  const { books, organisation, query } = call;
  const since = modifiedSince(call.headers, books.settings.modifiedSince);
  const where = query.text('where');
  const tests: ((invoice: Invoice) => boolean)[] = [
    (invoice) => invoice.organisationId === organisation.id && since(invoice.updatedAt),
    oneOf(query.list('IDs')?.map((id) => id.toLowerCase()), (invoice) => invoice.id),
    oneOf(query.list('InvoiceNumbers'), (invoice) => invoice.number),
    oneOf(query.list('ContactIDs')?.map((id) => id.toLowerCase()), (invoice) => invoice.contactId),
    oneOf(query.list('Statuses'), (invoice) => invoice.status),
    ...(where === undefined ? [] : [parseWhere(where, fieldsOf(call), call.books.settings.whereOr)]),
    ...(query.flag('createdByMyApp') === true ? [(invoice: Invoice) => invoice.createdBy === call.app.clientId] : []),
    containing(query.text('searchTerm')),
  ];
  return books.state.invoices.filter((invoice) => tests.every((test) => test(invoice)));
}

function ordered(call: Call, invoices: Invoice[]): Invoice[] {
  return invoices.sort(parseOrder(call.query.text('order') ?? 'UpdatedDateUTC ASC', fieldsOf(call)));
}

function oneOf(values: readonly string[] | undefined, field: (invoice: Invoice) => string): (invoice: Invoice) => boolean {
  return values ? (invoice) => values.includes(field(invoice)) : () => true;
}

/** Looks in number and reference. */
function containing(term: string | undefined): (invoice: Invoice) => boolean {
  const needle = term?.toLowerCase();
  return needle === undefined ? () => true : (invoice) => `${invoice.number}\n${invoice.reference}`.toLowerCase().includes(needle);
}

function fieldsOf(call: Call): FilterFields<Invoice> {
  const { books, organisation } = call;
  return {
    InvoiceID: (invoice) => invoice.id,
    InvoiceId: (invoice) => invoice.id,
    InvoiceNumber: (invoice) => invoice.number,
    Type: () => 'ACCREC',
    Status: (invoice) => invoice.status,
    Reference: (invoice) => invoice.reference,
    'Contact.ContactID': (invoice) => invoice.contactId,
    'Contact.Name': (invoice) => findContact(books, organisation.id, invoice.contactId)?.name,
    'Contact.ContactNumber': (invoice) => findContact(books, organisation.id, invoice.contactId)?.contactNumber,
    Date: (invoice) => midnight(invoice.date),
    DueDate: (invoice) => (invoice.dueDate === undefined ? undefined : midnight(invoice.dueDate)),
    UpdatedDateUTC: (invoice) => new Date(invoice.updatedAt),
    AmountDue: (invoice) => balanceOf(books, invoice).due,
    AmountPaid: (invoice) => balanceOf(books, invoice).paid,
    AmountCredited: (invoice) => balanceOf(books, invoice).credited,
    Total: (invoice) => balanceOf(books, invoice).total,
  };
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
