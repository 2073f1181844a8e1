import type { Clock } from '../common/clock';
import type { XeroSettings } from './settings';
import type { Account, Allocation, Contact, CreditNote, Invoice, InvoiceStatus, Organisation, Payment, State, TaxRate, WebhookEvent } from './state';

/** A change that webhooks tell of. */
export type Change = Pick<WebhookEvent, 'organisationId' | 'category' | 'type' | 'resourceId' | 'data'>;

/** What every rule works on: the records, the time, the switches, and a way to say that something changed. */
export interface Books {
  readonly clock: Clock;
  readonly settings: XeroSettings;
  state: State;
  newId(): string;
  /** To be called after each change of state, once it is whole. */
  changed(): void;
  /** Tells webhooks of a change. */
  announce(event: Change): void;
}

export function findOrganisation(books: Books, id: string): Organisation | undefined {
  return books.state.organisations.find((organisation) => organisation.id === id);
}

export function findInvoice(books: Books, organisationId: string, idOrNumber: string): Invoice | undefined {
  const own = books.state.invoices.filter((invoice) => invoice.organisationId === organisationId);
  return own.find((invoice) => invoice.id === idOrNumber.toLowerCase()) ?? newestNumbered(own, idOrNumber);
}

/** Where a number was used again after a removal, it means the invoice that lives. */
function newestNumbered(invoices: readonly Invoice[], number: string): Invoice | undefined {
  const named = invoices.filter((invoice) => invoice.number === number);
  return named.find((invoice) => !isRemoved(invoice)) ?? named.at(-1);
}

export function isRemoved(invoice: { readonly status: InvoiceStatus }): boolean {
  return invoice.status === 'VOIDED' || invoice.status === 'DELETED';
}

export function findContact(books: Books, organisationId: string, id: string): Contact | undefined {
  return books.state.contacts.find((contact) => contact.organisationId === organisationId && contact.id === id.toLowerCase());
}

export function findAccount(books: Books, organisationId: string, by: { readonly id?: string; readonly code?: string }): Account | undefined {
  return books.state.accounts.find(
    (account) => account.organisationId === organisationId && (by.id === undefined ? account.code === by.code : account.id === by.id.toLowerCase()),
  );
}

export function findTaxRate(books: Books, organisationId: string, taxType: string): TaxRate | undefined {
  return books.state.taxRates.find((rate) => rate.organisationId === organisationId && rate.taxType === taxType);
}

/** Payments that count, oldest first. */
export function paymentsOn(books: Books, invoice: Invoice): Payment[] {
  return books.state.payments.filter((payment) => payment.invoiceId === invoice.id && payment.status === 'AUTHORISED');
}

/** What of credits is on an invoice, oldest first. */
export function allocationsOn(books: Books, invoice: Invoice): Allocation[] {
  return books.state.allocations.filter((allocation) => allocation.invoiceId === invoice.id);
}

export function findCreditNote(books: Books, organisationId: string, idOrNumber: string): CreditNote | undefined {
  const own = books.state.creditNotes.filter((note) => note.organisationId === organisationId);
  return own.find((note) => note.id === idOrNumber.toLowerCase()) ?? own.find((note) => note.number === idOrNumber);
}

export function recordHistory(books: Books, invoice: Invoice, changes: string, details: string, user: string): void {
  books.state.history.push({ invoiceId: invoice.id, at: books.clock.now(), changes, details, user });
}
