import type { Contact, Organisation } from '../state';
import { findContact, type Books } from '../store';
import type { ContactInput } from './invoice-input';
import { done, refused, type Outcome } from './result';

const UNIDENTIFIED = 'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber';
const ARCHIVED_FOR_INVOICE =
  'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.';
const ARCHIVED_FOR_EDIT = 'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';
const UNKNOWN = 'The contact could not be found.';

/** A contact as it will be, and how to put it into the books once the rest of the document has passed too. */
export interface ContactChange {
  readonly contact: Contact;
  commit(): void;
}

/**
 * The contact a document names. Xero matches by id, then number, then name; a name that matches none makes a new contact, and fields
 * beside the id change the contact: both are how integrations spoil a client list, so both are here.
 */
export function contactForDocument(books: Books, organisation: Organisation, input: ContactInput | undefined): Outcome<ContactChange> {
  if (!input) return refused(UNIDENTIFIED);
  const existing = matchContact(books, organisation, input);
  if (existing?.status === 'ARCHIVED') return refused(ARCHIVED_FOR_INVOICE);
  if (existing && !changes(existing, input)) return done({ contact: existing, commit: () => undefined });
  return prepareContact(books, organisation, input, existing);
}

/** Creates (`existing` undefined) or updates. */
export function prepareContact(books: Books, organisation: Organisation, input: ContactInput, existing: Contact | undefined): Outcome<ContactChange> {
  if (!existing && input.id !== undefined) return refused(UNKNOWN);
  if (!existing && (input.name ?? '').trim() === '') return refused(UNIDENTIFIED);
  if (existing?.status === 'ARCHIVED' && input.status !== 'ACTIVE') return refused(ARCHIVED_FOR_EDIT);
  const name = input.name ?? existing?.name ?? '';
  const sameName = books.state.contacts.find(
    (contact) => contact.organisationId === organisation.id && contact.id !== existing?.id && contact.status === 'ACTIVE' && sameText(contact.name, name),
  );
  if (sameName) return refused(`The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`);
  const contact = merged(books, organisation, input, existing, name);
  return done({ contact, commit: () => putContact(books, contact, existing === undefined) });
}

/** The contact that id, number or name points at. */
export function matchContact(books: Books, organisation: Organisation, input: ContactInput): Contact | undefined {
  if (input.id !== undefined) return findContact(books, organisation.id, input.id);
  const own = books.state.contacts.filter((contact) => contact.organisationId === organisation.id);
  if (input.contactNumber !== undefined) return own.find((contact) => contact.contactNumber === input.contactNumber);
  const { name } = input;
  if (name === undefined) return undefined;
  const named = own.filter((contact) => sameText(contact.name, name));
  return named.find((contact) => contact.status === 'ACTIVE') ?? named[0];
}

/** Archives or restores; a restored name must still be free. */
export function setContactStatus(books: Books, organisation: Organisation, contact: Contact, status: Contact['status']): Outcome<Contact> {
  if (contact.status === status) return done(contact);
  const change = prepareContact(books, organisation, { id: contact.id, status, persons: contact.persons }, contact);
  if (!change.ok) return change;
  change.value.commit();
  books.changed();
  return done(change.value.contact);
}

/** What is left of a merged contact is archived and names the one that it became part of. */
export function mergeContacts(books: Books, contact: Contact, into: Contact): void {
  const now = books.clock.now();
  contact.status = 'ARCHIVED';
  contact.mergedTo = into.id;
  contact.updatedAt = now;
  for (const invoice of books.state.invoices.filter((each) => each.contactId === contact.id)) {
    invoice.contactId = into.id;
    if (books.settings.mergeUpdatesInvoices) invoice.updatedAt = now;
  }
  for (const credit of [...books.state.creditNotes, ...books.state.moneyOnAccount]) {
    if (credit.contactId === contact.id) credit.contactId = into.id;
  }
  books.announce({ organisationId: contact.organisationId, category: 'CONTACT', type: 'UPDATE', resourceId: contact.id });
  books.changed();
}

function merged(books: Books, organisation: Organisation, input: ContactInput, existing: Contact | undefined, name: string): Contact {
  const base: Contact = existing ?? { id: books.newId(), organisationId: organisation.id, name, status: 'ACTIVE', persons: [], updatedAt: 0 };
  return {
    ...base,
    name,
    status: input.status ?? base.status,
    ...(input.firstName === undefined ? {} : { firstName: input.firstName }),
    ...(input.lastName === undefined ? {} : { lastName: input.lastName }),
    ...(input.email === undefined ? {} : { email: input.email }),
    ...(input.contactNumber === undefined ? {} : { contactNumber: input.contactNumber }),
    ...(input.accountNumber === undefined ? {} : { accountNumber: input.accountNumber }),
    ...(input.taxNumber === undefined ? {} : { taxNumber: input.taxNumber }),
    // An update that carries other fields drops the people it does not list.
    persons: (input.persons ?? []).map((person) => ({ ...person })),
    updatedAt: books.clock.now(),
  };
}

function putContact(books: Books, contact: Contact, created: boolean): void {
  const at = books.state.contacts.findIndex((other) => other.id === contact.id);
  if (at === -1) books.state.contacts.push(contact);
  else books.state.contacts[at] = contact;
  books.announce({ organisationId: contact.organisationId, category: 'CONTACT', type: created ? 'CREATE' : 'UPDATE', resourceId: contact.id });
}

function changes(existing: Contact, input: ContactInput): boolean {
  const named = input.id === undefined && input.contactNumber === undefined;
  return (
    input.persons !== undefined ||
    input.firstName !== undefined ||
    input.lastName !== undefined ||
    input.email !== undefined ||
    input.accountNumber !== undefined ||
    input.taxNumber !== undefined ||
    input.status !== undefined ||
    (!named && input.name !== undefined && input.name !== existing.name)
  );
}

function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
