import * as z from 'zod/mini';
import type { ClientId } from '../billing/ids';
import type { LedgerClient } from '../billing/ledger';
import type { XeroAccess } from './access';
import { readAnswer, unreadable } from './answers';
import { callXero, isGuid } from './api';

const text = z.optional(z.nullable(z.string()));
const contactShape = z.looseObject({ ContactID: z.string(), Name: z.string(), EmailAddress: text, ContactStatus: text, MergedToContactID: text });
const contactsShape = z.looseObject({ Contacts: z.array(contactShape) });

const MOST_FOUND = 20;

/** Up to 20 active clients whose name, number, email or the like has the text in it, by name; the first 20 for an empty text. */
export async function searchClients(access: XeroAccess, wanted: string): Promise<readonly LedgerClient[]> {
  const searchTerm = wanted.trim();
  const answer = await callXero(access, {
    effect: 'read',
    method: 'GET',
    path: '/Contacts',
    query: { order: 'Name ASC', page: '1', pageSize: String(MOST_FOUND), ...(searchTerm === '' ? {} : { searchTerm }) },
  });
  const { Contacts } = readAnswer('read', answer, contactsShape);
  return Contacts.map(clientOf).filter((client) => !client.archived).slice(0, MOST_FOUND);
}

/** The client with this id, archived or merged as it may be; undefined when Xero has none. */
export async function getClient(access: XeroAccess, id: ClientId): Promise<LedgerClient | undefined> {
  if (!isGuid(id)) return undefined;
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: `/Contacts/${id}` });
  if (answer.status === 404) return undefined;
  const { Contacts } = readAnswer('read', answer, contactsShape);
  const contact = Contacts.find((candidate) => candidate.ContactID.toLowerCase() === id.toLowerCase());
  if (contact === undefined) throw unreadable('read', 'another client than the one asked for');
  return clientOf(contact);
}

/** Anything but ACTIVE counts as archived: Xero takes no new invoice for it (GDPRREQUEST is the third status). */
export function clientOf(contact: z.infer<typeof contactShape>): LedgerClient {
  return {
    id: contact.ContactID as ClientId,
    name: contact.Name,
    archived: contact.ContactStatus !== 'ACTIVE',
    ...(contact.EmailAddress ? { email: contact.EmailAddress } : {}),
    ...(contact.MergedToContactID ? { mergedInto: contact.MergedToContactID as ClientId } : {}),
  };
}
