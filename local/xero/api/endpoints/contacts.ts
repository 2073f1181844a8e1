import { matchContact, prepareContact } from '../../rules/contacts';
import type { ContactInput } from '../../rules/invoice-input';
import type { Contact } from '../../state';
import { findContact } from '../../store';
import { NOT_FOUND, validationErrors, ZERO_ID, type Answer } from '../answer';
import { envelope, type Call, type Endpoint } from '../call';
import { elementsOf } from '../fields';
import { modifiedSince, paged } from '../query';
import { contactShape } from '../shape/contact';
import { parseOrder, parseWhere, type FilterFields } from '../where';
import { readContact } from './contact-body';
import { answerElements, handleElements, type Handled } from './elements';

const READ = ['accounting.contacts', 'accounting.contacts.read'];
const WRITE = ['accounting.contacts'];

const FIELDS: FilterFields<Contact> = {
  ContactID: (contact) => contact.id,
  ContactNumber: (contact) => contact.contactNumber,
  ContactStatus: (contact) => contact.status,
  Name: (contact) => contact.name,
  EmailAddress: (contact) => contact.email,
  AccountNumber: (contact) => contact.accountNumber,
  UpdatedDateUTC: (contact) => new Date(contact.updatedAt),
};

export const CONTACT_ENDPOINTS: readonly Endpoint[] = [
  { method: 'GET', path: '/Contacts', scopes: READ, query: ['where', 'order', 'IDs', 'page', 'pageSize', 'includeArchived', 'summaryOnly', 'searchTerm'], handle: listContacts },
  { method: 'GET', path: '/Contacts/{ContactID}', scopes: READ, query: [], handle: getContact },
  { method: 'PUT', path: '/Contacts', scopes: WRITE, query: ['summarizeErrors'], handle: (call) => write(call, () => undefined) },
  { method: 'POST', path: '/Contacts', scopes: WRITE, query: ['summarizeErrors'], handle: (call) => write(call, (input) => matchContact(call.books, call.organisation, input)) },
  { method: 'POST', path: '/Contacts/{ContactID}', scopes: WRITE, query: [], handle: postContact },
];

function listContacts(call: Call): Answer {
  const { books, organisation, query } = call;
  const since = modifiedSince(call.headers, books.settings.modifiedSince);
  const archivedToo = query.flag('includeArchived') === true;
  const ids = query.list('IDs')?.map((id) => id.toLowerCase());
  const where = query.text('where');
  const matches = where === undefined ? () => true : parseWhere(where, FIELDS, call.books.settings.whereOr);
  const term = query.text('searchTerm')?.toLowerCase();
  query.flag('summaryOnly');
  const found = books.state.contacts
    .filter((contact) => contact.organisationId === organisation.id && since(contact.updatedAt))
    .filter((contact) => archivedToo || contact.status === 'ACTIVE')
    .filter((contact) => !ids || ids.includes(contact.id))
    .filter((contact) => matches(contact) && (term === undefined || searchText(contact).includes(term)))
    .sort(parseOrder(query.text('order') ?? 'UpdatedDateUTC ASC', FIELDS));
  const page = query.page();
  if (!page) return envelope(call, { Contacts: found.map((contact) => contactShape(books, contact)) });
  const { items, pagination } = paged(found, page);
  return envelope(call, { pagination, Contacts: items.map((contact) => contactShape(books, contact)) });
}

function getContact(call: Call): Answer {
  const contact = findContact(call.books, call.organisation.id, call.params['ContactID'] ?? '');
  return contact ? envelope(call, { Contacts: [contactShape(call.books, contact)] }) : NOT_FOUND;
}

function postContact(call: Call): Answer {
  const contact = findContact(call.books, call.organisation.id, call.params['ContactID'] ?? '');
  return contact ? write(call, () => contact) : NOT_FOUND;
}

function write(call: Call, existingOf: (input: ContactInput) => Contact | undefined): Answer {
  const inputs = elementsOf(call.body, 'Contacts', 'Contact').map(readContact);
  return answerElements(call, 'Contacts', handleElements(call, inputs, (input) => save(call, input, existingOf(input))));
}

function save(call: Call, input: ContactInput, existing: Contact | undefined): Handled {
  const { books, organisation } = call;
  const change = prepareContact(books, organisation, input, existing);
  if (!change.ok) return { ok: false, shape: refusedShape(input, existing, change.messages) };
  change.value.commit();
  books.changed();
  return { ok: true, shape: contactShape(books, change.value.contact) };
}

function refusedShape(input: ContactInput, existing: Contact | undefined, messages: readonly string[]): Handled['shape'] {
  return {
    ContactID: existing?.id ?? ZERO_ID,
    Name: input.name,
    EmailAddress: input.email,
    Addresses: [],
    Phones: [],
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: true,
    ValidationErrors: validationErrors(messages),
  };
}

/** Xero searches these fields of a contact. */
function searchText(contact: Contact): string {
  return [contact.name, contact.firstName, contact.lastName, contact.contactNumber, contact.email].join('\n').toLowerCase();
}
