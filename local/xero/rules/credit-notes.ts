import type { CreditNote, Organisation } from '../state';
import { findCreditNote, type Books } from '../store';
import { takeOff } from './allocations';
import { contactForDocument } from './contacts';
import { todayIn } from './dates';
import { applyCurrency, documentTotals, refuseLockedDate, TEXT_MOST } from './documents';
import type { InvoiceInput } from './invoice-input';
import { isPosted, recomputeLines, resolveLines } from './invoice-lines';
import { refuseCreation, refuseTransition } from './invoice-status';
import { done, refused, type Outcome } from './result';

/** What is asked of a credit note: an invoice's fields that it has too. */
export type CreditNoteInput = Pick<InvoiceInput, 'id' | 'number' | 'contact' | 'date' | 'lineAmountTypes' | 'reference' | 'currency' | 'currencyRate' | 'status' | 'lines'>;

/** Money owed to a client, to be allocated to invoices. Nothing is saved when it is refused. */
export function createCreditNote(books: Books, organisation: Organisation, input: CreditNoteInput, unitPlaces: 2 | 4): Outcome<CreditNote> {
  const status = input.status ?? 'DRAFT';
  const notCreatable = refuseCreation(status, 'Credit note');
  if (notCreatable) return refused(notCreatable);
  const contact = contactForDocument(books, organisation, input.contact);
  if (!contact.ok) return contact;
  const now = books.clock.now();
  const blank: CreditNote = {
    id: books.newId(),
    organisationId: organisation.id,
    number: '',
    reference: '',
    contactId: contact.value.contact.id,
    date: todayIn(organisation.timeZone, now),
    lineAmountTypes: 'Exclusive',
    lines: [],
    currency: organisation.baseCurrency,
    currencyRate: '1',
    status,
    createdAt: now,
    updatedAt: now,
  };
  const outcome = applied(books, organisation, blank, input, unitPlaces);
  if (!outcome.ok) return outcome;
  const note = outcome.value;
  if (note.number === '') note.number = takeNextNumber(books, organisation);
  contact.value.commit();
  books.state.creditNotes.push(note);
  announce(books, note, 'CREATE');
  return done(note);
}

/** Changes a credit note as far as its status and allocations allow; its contact stays. */
export function updateCreditNote(books: Books, organisation: Organisation, existing: CreditNote, input: CreditNoteInput, unitPlaces: 2 | 4): Outcome<CreditNote> {
  const { id: _id, status = existing.status, contact, ...fields } = input;
  const given = contact && contactForDocument(books, organisation, contact);
  if (given && !given.ok) return given;
  if (given && given.value.contact.id !== existing.contactId) return refused('The contact of a credit note cannot be changed.');
  const unallocates = status === 'VOIDED' && books.settings.voidingAllocatedCredit === 'unallocates';
  const parts = books.state.allocations.filter((allocation) => allocation.sourceId === existing.id);
  const statusOnly = Object.values<unknown>(fields).every((value) => value === undefined);
  const from = unallocates && existing.status === 'PAID' ? 'AUTHORISED' : existing.status;
  const notMovable = refuseTransition(from, status, parts.length > 0 && !unallocates, statusOnly, 'Credit note');
  if (notMovable) return refused(notMovable);
  const removing = status === 'VOIDED' || status === 'DELETED';
  const outcome = removing ? done({ ...existing, status }) : applied(books, organisation, { ...existing, status }, input, unitPlaces);
  if (!outcome.ok) return outcome;
  if (unallocates) for (const part of parts) takeOff(books, part);
  Object.assign(existing, outcome.value, { updatedAt: books.clock.now() });
  announce(books, existing, 'UPDATE');
  return done(existing);
}

function applied(books: Books, organisation: Organisation, note: CreditNote, input: CreditNoteInput, unitPlaces: 2 | 4): Outcome<CreditNote> {
  const messages: string[] = [];
  const types = input.lineAmountTypes ?? note.lineAmountTypes;
  const context = { books, organisation, types, status: note.status, unitPlaces };
  const lines = input.lines ? resolveLines(context, input.lines, note.lines, messages) : recomputeLines(context, note.lines, messages);
  if (lines.length === 0) messages.push('One or more line items must be specified');
  const next: CreditNote = { ...note, lineAmountTypes: types, lines };
  if (input.number !== undefined) next.number = input.number;
  if (input.reference !== undefined) next.reference = input.reference;
  if (input.date !== undefined) next.date = input.date;
  if (next.number.length > TEXT_MOST || next.reference.length > TEXT_MOST) messages.push(`A number or reference must not be longer than ${TEXT_MOST} characters.`);
  const taken = next.number !== '' && books.state.creditNotes.some((other) => other.organisationId === organisation.id && other.id !== next.id && other.number === next.number);
  if (taken && books.settings.creditNoteNumber === 'unique') messages.push('Credit Note # must be unique.');
  applyCurrency(organisation, next, input, messages);
  const locked = books.settings.lockDates === 'all-documents' || isPosted(next.status) ? refuseLockedDate(organisation, next.date) : undefined;
  if (locked) messages.push(locked);
  if (messages.length === 0 && !documentTotals(next).total.isPositive()) messages.push('The credit note total must be greater than zero.');
  return messages.length > 0 ? refused(...new Set(messages)) : done(next);
}

function takeNextNumber(books: Books, organisation: Organisation): string {
  for (;;) {
    const next = organisation.nextCreditNoteNumber ?? 1;
    organisation.nextCreditNoteNumber = next + 1;
    const number = `CN-${String(next).padStart(4, '0')}`;
    if (!findCreditNote(books, organisation.id, number)) return number;
  }
}

function announce(books: Books, note: CreditNote, type: 'CREATE' | 'UPDATE'): void {
  books.announce({ organisationId: note.organisationId, category: 'CREDITNOTE', type, resourceId: note.id, data: { type: 'ACCRECCREDIT', status: note.status } });
  books.changed();
}
