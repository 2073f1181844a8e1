import type { Contact, Invoice, InvoiceStatus, Organisation } from '../state';
import { allocationsOn, findContact, findInvoice, isRemoved, paymentsOn, recordHistory, type Books } from '../store';
import { contactForDocument, type ContactChange } from './contacts';
import { dueBy, todayIn } from './dates';
import { Decimal } from './decimal';
import { applyCurrency, documentTotals, refuseLockedDate, sumOf, TEXT_MOST } from './documents';
import type { InvoiceInput } from './invoice-input';
import { isPosted, recomputeLines, resolveLines } from './invoice-lines';
import { refuseCreation, refuseTransition } from './invoice-status';
import { done, historyUser, refused, type Actor, type Outcome } from './result';
import type { Totals } from './tax';

/** Amounts of an invoice as they stand, each derived from its lines, payments and credits. */
export interface Balance extends Totals {
  paid: Decimal;
  /** By credit notes, prepayments and overpayments. */
  credited: Decimal;
  due: Decimal;
}

export function balanceOf(books: Books, invoice: Invoice): Balance {
  const sums = documentTotals(invoice);
  const paid = sumOf(paymentsOn(books, invoice));
  const credited = sumOf(allocationsOn(books, invoice));
  return { ...sums, paid, credited, due: sums.total.minus(paid).minus(credited) };
}

/** A new invoice; nothing is saved when it is refused. */
export function createInvoice(books: Books, organisation: Organisation, actor: Actor, input: InvoiceInput, unitPlaces: 2 | 4): Outcome<Invoice> {
  const status = input.status ?? 'DRAFT';
  const notCreatable = refuseCreation(status);
  if (notCreatable) return refused(notCreatable);
  const now = books.clock.now();
  const blank: Invoice = {
    id: books.newId(),
    organisationId: organisation.id,
    number: '',
    reference: '',
    contactId: '',
    date: todayIn(organisation.timeZone, now),
    lineAmountTypes: 'Exclusive',
    lines: [],
    currency: organisation.baseCurrency,
    currencyRate: '1',
    status,
    sentToContact: false,
    ...(actor.kind === 'app' ? { createdBy: actor.clientId } : {}),
    createdAt: now,
    updatedAt: now,
  };
  const contact = contactForDocument(books, organisation, input.contact);
  if (!contact.ok) return contact;
  const outcome = applied(books, organisation, blank, input, contact.value, unitPlaces);
  if (!outcome.ok) return outcome;
  const invoice = outcome.value;
  if (invoice.number === '') invoice.number = takeNextNumber(books, organisation);
  contact.value.commit();
  books.state.invoices.push(invoice);
  recordHistory(books, invoice, 'Created', `Invoice ${invoice.number} for ${balanceOf(books, invoice).total.toString()} ${invoice.currency}`, historyUser(actor));
  if (status !== 'DRAFT') recordHistory(books, invoice, historyWord(status), '', historyUser(actor));
  settle(books, invoice);
  books.announce({ organisationId: organisation.id, category: 'INVOICE', type: 'CREATE', resourceId: invoice.id });
  books.changed();
  return done(invoice);
}

/** Changes an invoice as far as its status and payments allow. */
export function updateInvoice(books: Books, organisation: Organisation, actor: Actor, existing: Invoice, input: InvoiceInput, unitPlaces: 2 | 4): Outcome<Invoice> {
  const { id: _id, status = existing.status, ...fields } = input;
  const touched = Object.entries<unknown>(fields).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const settled = paymentsOn(books, existing).length > 0 || allocationsOn(books, existing).length > 0;
  if (settled && status === existing.status && touched.length > 0 && touched.every((key) => HARMLESS.includes(key))) {
    return updateSettled(books, existing, input);
  }
  const statusOnly = touched.length === 0;
  const notMovable = refuseTransition(existing.status, status, settled, statusOnly);
  if (notMovable) return refused(notMovable);
  const keep = findContact(books, organisation.id, existing.contactId);
  const contact = input.contact ? contactForDocument(books, organisation, input.contact) : keep ? done(unchanged(keep)) : refused('The contact could not be found.');
  if (!contact.ok) return contact;
  const removing = status === 'VOIDED' || status === 'DELETED';
  const outcome = removing ? done({ ...existing, status }) : applied(books, organisation, { ...existing, status }, input, contact.value, unitPlaces);
  if (!outcome.ok) return outcome;
  contact.value.commit();
  replaceInvoice(books, { ...outcome.value, updatedAt: books.clock.now() });
  const invoice = findInvoice(books, organisation.id, existing.id) ?? outcome.value;
  recordHistory(books, invoice, status === existing.status ? 'Edited' : historyWord(status), statusOnly ? '' : touched.join(', '), historyUser(actor));
  settle(books, invoice);
  books.announce({ organisationId: organisation.id, category: 'INVOICE', type: 'UPDATE', resourceId: invoice.id });
  books.changed();
  return done(invoice);
}

/** PAID when an approved invoice owes nothing, AUTHORISED again when it does: after each change of lines or payments. */
export function settle(books: Books, invoice: Invoice): void {
  if (invoice.status !== 'AUTHORISED' && invoice.status !== 'PAID') return;
  invoice.status = balanceOf(books, invoice).due.isPositive() ? 'AUTHORISED' : 'PAID';
}

/** After a payment or a credit was put on an invoice or taken off it. */
export function moneyMoved(books: Books, invoice: Invoice, announced: boolean): void {
  settle(books, invoice);
  invoice.updatedAt = books.clock.now();
  if (announced) books.announce({ organisationId: invoice.organisationId, category: 'INVOICE', type: 'UPDATE', resourceId: invoice.id });
  books.changed();
}

/** The day the last of the money or credit came in, for an invoice that owes nothing. */
export function fullyPaidOn(books: Books, invoice: Invoice): string | undefined {
  if (invoice.status !== 'PAID') return undefined;
  const days = [...paymentsOn(books, invoice), ...allocationsOn(books, invoice)].map(({ date }) => date);
  return days.length === 0 ? invoice.date : days.reduce((latest, day) => (day > latest ? day : latest));
}

/** Fields that may still change once money is on the invoice, without its UpdatedDateUTC moving. */
const HARMLESS: readonly string[] = ['dueDate', 'sentToContact', 'expectedPaymentDate'];

function updateSettled(books: Books, existing: Invoice, input: InvoiceInput): Outcome<Invoice> {
  const { dueDate, sentToContact, expectedPaymentDate } = input;
  if (dueDate !== undefined) existing.dueDate = dueDate;
  if (sentToContact !== undefined) existing.sentToContact = sentToContact;
  if (expectedPaymentDate !== undefined) existing.expectedPaymentDate = expectedPaymentDate;
  books.changed();
  return done(existing);
}

/** `invoice` with the input's fields, or everything that is wrong with it. */
function applied(
  books: Books,
  organisation: Organisation,
  invoice: Invoice,
  input: InvoiceInput,
  contact: ContactChange,
  unitPlaces: 2 | 4,
): Outcome<Invoice> {
  const messages: string[] = [];
  const types = input.lineAmountTypes ?? invoice.lineAmountTypes;
  const lineContext = { books, organisation, types, status: invoice.status, unitPlaces };
  const lines = input.lines ? resolveLines(lineContext, input.lines, invoice.lines, messages) : recomputeLines(lineContext, invoice.lines, messages);
  if (lines.length === 0) messages.push('One or more line items must be specified');
  const next: Invoice = { ...invoice, contactId: contact.contact.id, lineAmountTypes: types, lines };
  applyText(next, input, messages);
  applyBranding(organisation, next, input, messages);
  if (input.date !== undefined) next.date = input.date;
  applyDueDate(books, organisation, next, input, contact.contact, messages);
  applyCurrency(organisation, next, input, messages);
  checkNumber(books, next, messages);
  if (books.settings.lockDates === 'all-documents' || isPosted(next.status)) {
    const refusal = refuseLockedDate(organisation, next.date);
    if (refusal) messages.push(refusal);
  }
  if (next.status === 'AUTHORISED' && approvalsLeft(books, next) <= 0) messages.push('You have reached the limit of invoices you can approve.');
  if (messages.length === 0 && balanceOf(books, next).total.compare(Decimal.zero) < 0) messages.push('The document total must not be negative.');
  return messages.length > 0 ? refused(...new Set(messages)) : done(next);
}

/** How many more invoices the organisation's plan lets it approve, of those dated in the month of `date`; the invoice with that id does not count. */
export function approvalsLeft(books: Books, of: { readonly organisationId: string; readonly date: string; readonly id?: string }): number {
  const approved: readonly InvoiceStatus[] = ['AUTHORISED', 'PAID'];
  const used = books.state.invoices.filter(
    (other) => other.organisationId === of.organisationId && other.id !== of.id && approved.includes(other.status) && other.date.slice(0, 7) === of.date.slice(0, 7),
  ).length;
  return books.settings.approvalsPerMonth - used;
}

function applyText(next: Invoice, input: InvoiceInput, messages: string[]): void {
  if (input.number !== undefined) next.number = input.number;
  if (input.reference !== undefined) next.reference = input.reference;
  if (next.number.length > TEXT_MOST) messages.push(`Invoice # must not be longer than ${TEXT_MOST} characters.`);
  if (next.reference.length > TEXT_MOST) messages.push(`Reference must not be longer than ${TEXT_MOST} characters.`);
  if (input.url !== undefined) {
    if (!URL.canParse(input.url) || /xero/i.test(input.url)) messages.push('The Url provided is not valid.');
    next.url = input.url;
  }
  if (input.sentToContact !== undefined) {
    if (input.sentToContact && next.status !== 'AUTHORISED') messages.push('Only AUTHORISED invoices may have SentToContact updated.');
    next.sentToContact = input.sentToContact;
  }
  if (input.expectedPaymentDate !== undefined) next.expectedPaymentDate = input.expectedPaymentDate;
}

function applyBranding(organisation: Organisation, next: Invoice, { brandingThemeId }: InvoiceInput, messages: string[]): void {
  if (brandingThemeId === undefined) return;
  const known = brandingThemeId === organisation.brandingThemeId || organisation.brandingThemes?.some(({ id }) => id === brandingThemeId) === true;
  if (!known) messages.push(`The branding theme with id ${brandingThemeId} could not be found.`);
  next.brandingThemeId = brandingThemeId;
}

function applyDueDate(books: Books, organisation: Organisation, next: Invoice, input: InvoiceInput, contact: Contact, messages: string[]): void {
  if (input.dueDate !== undefined) next.dueDate = input.dueDate;
  if (next.dueDate !== undefined) return;
  const { approvalWithoutDueDate, draftWithoutDueDate } = books.settings;
  const terms = contact.salesTerms ?? organisation.salesTerms;
  if (next.status !== 'AUTHORISED') {
    if (terms && draftWithoutDueDate === 'from-terms') next.dueDate = dueBy(terms, next.date);
  } else if (approvalWithoutDueDate === 'refused') {
    messages.push('Due Date cannot be empty.');
  } else if (approvalWithoutDueDate === 'from-terms') {
    next.dueDate = terms ? dueBy(terms, next.date) : next.date;
  }
}

function checkNumber(books: Books, next: Invoice, messages: string[]): void {
  if (next.number === '') return;
  const free = books.settings.numberOfRemovedInvoice === 'free';
  const taken = books.state.invoices.some(
    (other) => other.organisationId === next.organisationId && other.id !== next.id && other.number === next.number && !(free && isRemoved(other)),
  );
  if (taken) messages.push('Invoice # must be unique.');
}

function takeNextNumber(books: Books, organisation: Organisation): string {
  for (;;) {
    const number = `INV-${String(organisation.nextInvoiceNumber).padStart(4, '0')}`;
    organisation.nextInvoiceNumber += 1;
    if (!findInvoice(books, organisation.id, number)) return number;
  }
}

function replaceInvoice(books: Books, invoice: Invoice): void {
  const at = books.state.invoices.findIndex((other) => other.id === invoice.id);
  books.state.invoices[at] = invoice;
}

function unchanged(contact: Contact): ContactChange {
  return { contact, commit: () => undefined };
}

function historyWord(status: InvoiceStatus): string {
  switch (status) {
    case 'DRAFT':
      return 'Returned to draft';
    case 'SUBMITTED':
      return 'Submitted';
    case 'AUTHORISED':
      return 'Approved';
    case 'PAID':
      return 'Paid';
    case 'VOIDED':
      return 'Voided';
    case 'DELETED':
      return 'Deleted';
  }
}
