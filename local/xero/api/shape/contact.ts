import { wireInstant } from '../../rules/dates';
import type { Contact } from '../../state';
import type { Books } from '../../store';
import type { WireObject } from '../json';

/** A contact as its own endpoints give it. */
export function contactShape(books: Books, contact: Contact): WireObject {
  const invoiced = books.state.invoices.some((invoice) => invoice.contactId === contact.id);
  return {
    ContactID: contact.id,
    ContactNumber: contact.contactNumber,
    AccountNumber: contact.accountNumber,
    ContactStatus: contact.status,
    MergedToContactID: contact.mergedTo,
    Name: contact.name,
    FirstName: contact.firstName,
    LastName: contact.lastName,
    EmailAddress: contact.email,
    TaxNumber: contact.taxNumber,
    BankAccountDetails: '',
    Addresses: [{ AddressType: 'STREET' }, { AddressType: 'POBOX' }],
    Phones: ['DDI', 'DEFAULT', 'FAX', 'MOBILE'].map((type) => ({ PhoneType: type })),
    UpdatedDateUTC: wireInstant(contact.updatedAt),
    ContactGroups: [],
    IsSupplier: false,
    IsCustomer: invoiced,
    ...(contact.salesTerms ? { PaymentTerms: { Sales: { Day: contact.salesTerms.day, Type: contact.salesTerms.type } } } : {}),
    ContactPersons: contact.persons.map((person) => ({
      FirstName: person.firstName,
      LastName: person.lastName,
      EmailAddress: person.email,
      IncludeInEmails: person.includeInEmails,
    })),
    HasAttachments: false,
    HasValidationErrors: false,
  };
}

/** A contact inside a list of documents. */
export function contactReference(contact: Contact): WireObject {
  return { ContactID: contact.id, Name: contact.name, Addresses: [], Phones: [], ContactGroups: [], ContactPersons: [], HasValidationErrors: false };
}
