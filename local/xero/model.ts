import { GRANULAR_SCOPES } from './api/scopes';
import { customConnectionOf, setConnected } from './oauth/access';
import { createApps, type Apps } from './oauth/people';
import { mergeContacts, prepareContact, setContactStatus } from './rules/contacts';
import { createCredits, type Credits } from './rules/credits';
import { todayIn } from './rules/dates';
import { Decimal } from './rules/decimal';
import { emailInvoice } from './rules/emails';
import type { ContactInput, InvoiceInput } from './rules/invoice-input';
import { balanceOf, createInvoice, updateInvoice, type Balance } from './rules/invoices';
import { deletePayment, recordPayment } from './rules/payments';
import { done, refused, type Actor, type Outcome } from './rules/result';
import type { Account, Contact, CustomConnection, Invoice, Organisation, Payment, SentEmail, State, TaxRate, Webhook } from './state';
import { findContact, findInvoice, findOrganisation, paymentsOn, type Books } from './store';

/** What people do in Xero itself, and what a test or the demo wants to see of it. Organisations are named by id, invoices by id or number. */
export interface XeroModel {
  readonly state: Readonly<State>;
  /** OAuth apps, the people who let them in, and consents. */
  readonly apps: Apps;
  /** Credit notes, prepayments and overpayments. */
  readonly credits: Credits;
  add(seed: Seed): void;
  today(organisationId: string): string;
  invoices(organisationId: string): readonly Invoice[];
  invoice(organisationId: string, idOrNumber: string): Invoice | undefined;
  balance(invoice: Invoice): Balance;
  payments(invoice: Invoice): readonly Payment[];
  createInvoice(organisationId: string, input: InvoiceInput): Outcome<Invoice>;
  /** Any change a person may make: dates and texts of drafts, approval (`{status: 'AUTHORISED'}`), voiding, deleting. */
  updateInvoice(organisationId: string, idOrNumber: string, input: InvoiceInput): Outcome<Invoice>;
  email(organisationId: string, idOrNumber: string): Outcome<SentEmail>;
  /** `amount` is a decimal number; all that is due when absent. `accountCode` is the first bank account when absent. */
  pay(organisationId: string, idOrNumber: string, payment?: { amount?: string; date?: string; accountCode?: string; reference?: string }): Outcome<Payment>;
  deletePayment(organisationId: string, paymentId: string): Outcome<Payment>;
  createContact(organisationId: string, input: ContactInput): Outcome<Contact>;
  /** Fields that are absent stay; `persons` is the whole list. */
  updateContact(organisationId: string, contactId: string, input: Omit<ContactInput, 'id'>): Outcome<Contact>;
  setContactStatus(organisationId: string, contactId: string, status: Contact['status']): Outcome<Contact>;
  /** Archives one contact in favour of another, which takes over its invoices. */
  mergeContacts(organisationId: string, contactId: string, intoId: string): Outcome<Contact>;
  setAccountStatus(organisationId: string, code: string, status: Account['status']): Outcome<Account>;
  setLockDates(organisationId: string, dates: { periodLockDate?: string; endOfYearLockDate?: string }): void;
  setCurrencies(organisationId: string, currencies: Organisation['currencies']): void;
  /** Ends or restores an app's access. */
  setConnected(clientId: string, connected: boolean): void;
  setWebhook(clientId: string, webhook: { deliveryUrl: string; signingKey: string; categories?: Webhook['categories'] }): void;
}

/** Records as they are put in at the start. */
export interface Seed {
  readonly organisation: Organisation;
  readonly accounts: readonly Account[];
  readonly taxRates: readonly TaxRate[];
  readonly contacts: readonly Contact[];
  readonly connections: readonly Omit<CustomConnection, 'scopes' | 'connected' | 'organisationId'>[];
}

export function createModel(books: Books, person = 'Finance'): XeroModel {
  return new Model(books, { kind: 'person', name: person });
}

class Model implements XeroModel {
  readonly apps: Apps;
  readonly credits: Credits;

  constructor(
    private readonly books: Books,
    private readonly actor: Actor,
  ) {
    this.apps = createApps(books);
    this.credits = createCredits(books, actor);
  }

  get state(): Readonly<State> {
    return this.books.state;
  }

  add(seed: Seed): void {
    const { state } = this.books;
    state.organisations.push(seed.organisation);
    state.accounts.push(...seed.accounts);
    state.taxRates.push(...seed.taxRates);
    state.contacts.push(...seed.contacts);
    state.connections.push(
      ...seed.connections.map((connection) => ({ ...connection, organisationId: seed.organisation.id, scopes: [...GRANULAR_SCOPES], connected: true })),
    );
    this.books.changed();
  }

  today(organisationId: string): string {
    return todayIn(this.organisation(organisationId).timeZone, this.books.clock.now());
  }

  invoices(organisationId: string): readonly Invoice[] {
    return this.state.invoices.filter((invoice) => invoice.organisationId === organisationId);
  }

  invoice(organisationId: string, idOrNumber: string): Invoice | undefined {
    return findInvoice(this.books, organisationId, idOrNumber);
  }

  balance(invoice: Invoice): Balance {
    return balanceOf(this.books, invoice);
  }

  payments(invoice: Invoice): readonly Payment[] {
    return paymentsOn(this.books, invoice);
  }

  createInvoice(organisationId: string, input: InvoiceInput): Outcome<Invoice> {
    return createInvoice(this.books, this.organisation(organisationId), this.actor, input, 4);
  }

  updateInvoice(organisationId: string, idOrNumber: string, input: InvoiceInput): Outcome<Invoice> {
    return this.onInvoice(organisationId, idOrNumber, (organisation, invoice) => updateInvoice(this.books, organisation, this.actor, invoice, input, 4));
  }

  email(organisationId: string, idOrNumber: string): Outcome<SentEmail> {
    return this.onInvoice(organisationId, idOrNumber, (organisation, invoice) => emailInvoice(this.books, organisation, this.actor, invoice));
  }

  pay(organisationId: string, idOrNumber: string, payment: { amount?: string; date?: string; accountCode?: string; reference?: string } = {}): Outcome<Payment> {
    return this.onInvoice(organisationId, idOrNumber, (organisation, invoice) => {
      const amount = payment.amount === undefined ? balanceOf(this.books, invoice).due : Decimal.parse(payment.amount);
      if (!amount) return refused(`'${payment.amount}' is not an amount.`);
      const bank = this.state.accounts.find((account) => account.organisationId === organisationId && account.type === 'BANK' && account.status === 'ACTIVE');
      return recordPayment(this.books, organisation, this.actor, {
        invoice,
        amount,
        account: { code: payment.accountCode ?? bank?.code },
        date: payment.date ?? this.today(organisationId),
        reference: payment.reference,
      });
    });
  }

  deletePayment(organisationId: string, paymentId: string): Outcome<Payment> {
    const payment = this.state.payments.find((candidate) => candidate.organisationId === organisationId && candidate.id === paymentId);
    return payment ? deletePayment(this.books, this.organisation(organisationId), this.actor, payment) : refused('There is no such payment.');
  }

  createContact(organisationId: string, input: ContactInput): Outcome<Contact> {
    const change = prepareContact(this.books, this.organisation(organisationId), input, undefined);
    if (!change.ok) return change;
    change.value.commit();
    this.books.changed();
    return done(change.value.contact);
  }

  updateContact(organisationId: string, contactId: string, input: Omit<ContactInput, 'id'>): Outcome<Contact> {
    const contact = findContact(this.books, organisationId, contactId);
    if (!contact) return refused('There is no such contact.');
    const change = prepareContact(this.books, this.organisation(organisationId), { persons: contact.persons, ...input, id: contact.id }, contact);
    if (!change.ok) return change;
    change.value.commit();
    this.books.changed();
    return done(change.value.contact);
  }

  setContactStatus(organisationId: string, contactId: string, status: Contact['status']): Outcome<Contact> {
    const contact = findContact(this.books, organisationId, contactId);
    return contact ? setContactStatus(this.books, this.organisation(organisationId), contact, status) : refused('There is no such contact.');
  }

  mergeContacts(organisationId: string, contactId: string, intoId: string): Outcome<Contact> {
    const contact = findContact(this.books, organisationId, contactId);
    const into = findContact(this.books, organisationId, intoId);
    if (!contact || into?.status !== 'ACTIVE' || contact === into) return refused('A contact is merged into another active one.');
    mergeContacts(this.books, contact, into);
    return done(into);
  }

  setAccountStatus(organisationId: string, code: string, status: Account['status']): Outcome<Account> {
    const account = this.state.accounts.find((candidate) => candidate.organisationId === organisationId && candidate.code === code);
    if (!account) return refused('There is no such account.');
    account.status = status;
    account.updatedAt = this.books.clock.now();
    this.books.changed();
    return done(account);
  }

  setLockDates(organisationId: string, dates: { periodLockDate?: string; endOfYearLockDate?: string }): void {
    const organisation = this.organisation(organisationId);
    organisation.periodLockDate = dates.periodLockDate;
    organisation.endOfYearLockDate = dates.endOfYearLockDate;
    this.books.changed();
  }

  setCurrencies(organisationId: string, currencies: Organisation['currencies']): void {
    this.organisation(organisationId).currencies = currencies;
    this.books.changed();
  }

  setConnected(clientId: string, connected: boolean): void {
    const app = customConnectionOf(this.books, clientId);
    if (app) setConnected(this.books, app, connected);
  }

  setWebhook(clientId: string, webhook: { deliveryUrl: string; signingKey: string; categories?: Webhook['categories'] }): void {
    const categories: Webhook['categories'] = webhook.categories ?? ['INVOICE', 'CONTACT'];
    const others = this.state.webhooks.filter((other) => other.clientId !== clientId);
    this.books.state.webhooks = [
      ...others,
      { clientId, deliveryUrl: webhook.deliveryUrl, signingKey: webhook.signingKey, categories, state: 'unverified', nextSequence: 1, pending: [], log: [] },
    ];
    this.books.changed();
  }

  private onInvoice<T>(organisationId: string, idOrNumber: string, act: (organisation: Organisation, invoice: Invoice) => Outcome<T>): Outcome<T> {
    const invoice = this.invoice(organisationId, idOrNumber);
    return invoice ? act(this.organisation(organisationId), invoice) : refused(`There is no invoice ${idOrNumber}.`);
  }

  private organisation(id: string): Organisation {
    const organisation = findOrganisation(this.books, id);
    if (!organisation) throw new RangeError(`There is no organisation ${id}.`);
    return organisation;
  }
}
