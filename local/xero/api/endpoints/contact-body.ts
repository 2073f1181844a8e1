import type { ContactInput, PersonInput } from '../../rules/invoice-input';
import type { Fields } from '../fields';

export function readContact(fields: Fields): ContactInput {
  const persons = fields.children('ContactPersons')?.map(readPerson);
  const texts = {
    id: fields.text('ContactID'),
    name: fields.text('Name'),
    firstName: fields.text('FirstName'),
    lastName: fields.text('LastName'),
    email: fields.text('EmailAddress'),
    contactNumber: fields.text('ContactNumber'),
    accountNumber: fields.text('AccountNumber'),
    taxNumber: fields.text('TaxNumber'),
    status: fields.oneOf('ContactStatus', ['ACTIVE', 'ARCHIVED']),
    persons,
  };
  fields.end();
  return texts;
}

function readPerson(fields: Fields): PersonInput {
  const person = {
    firstName: fields.text('FirstName') ?? '',
    lastName: fields.text('LastName') ?? '',
    email: fields.text('EmailAddress') ?? '',
    includeInEmails: fields.flag('IncludeInEmails') ?? false,
  };
  fields.end();
  return person;
}
