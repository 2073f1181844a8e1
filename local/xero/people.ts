import type { XeroModel } from './model';
import { Decimal } from './rules/decimal';
import type { InvoiceInput, LineInput } from './rules/invoice-input';
import type { Outcome } from './rules/result';
import type { XeroSettings } from './settings';
import type { Allocation, Contact, CreditNote, Invoice, InvoiceLine, MoneyOnAccount, Payment, SentEmail } from './state';

/** An act that Xero's pages would not let through, in Xero's words. Nothing was changed. */
export class RefusedByXero extends Error {
  constructor(readonly messages: readonly string[]) {
    super(messages.join(' '));
  }
}

/** A line as somebody types it. Amounts are decimal numbers; quantity is 1 and the tax the account's own when absent. */
export interface TypedLine {
  readonly description: string;
  readonly unitAmount?: string;
  readonly quantity?: string;
  readonly accountCode?: string;
  readonly taxType?: string;
}

/** What a person may type over on an invoice. `lines` are all the lines it will have. */
export interface InvoiceEdit extends Pick<InvoiceInput, 'number' | 'reference' | 'date' | 'dueDate' | 'url' | 'currency' | 'lineAmountTypes'> {
  readonly contactId?: string;
  readonly lines?: readonly TypedLine[];
}

/**
 * What people do in one organisation's pages in Xero, one method an act. Invoices and credit notes are named by id or number, amounts are decimal numbers
 * (`'3200.50'`), days `YYYY-MM-DD`. An act that Xero refuses throws RefusedByXero.
 */
export interface PeopleIn {
  /** A draft of their own, which no app made. */
  addInvoice(invoice: InvoiceEdit & { readonly contactId: string; readonly lines: readonly TypedLine[] }): Invoice;
  /** Drafts, and approved ones with no money on them: everything. Once money is on them: the due date only. */
  edit(invoice: string, changes: InvoiceEdit): Invoice;
  /** Types over one line, counted from 0, and leaves the others. */
  editLine(invoice: string, line: number, changes: Partial<TypedLine>): Invoice;
  submit(invoice: string): Invoice;
  backToDraft(invoice: string): Invoice;
  approve(invoice: string): Invoice;
  /** Approved ones with no money on them. */
  void(invoice: string): Invoice;
  /** Drafts and submitted ones. */
  delete(invoice: string): Invoice;
  email(invoice: string): SentEmail;

  /** All that is due, unless an amount is said; today, unless a day is. */
  pay(invoice: string, payment?: { readonly amount?: string; readonly date?: string; readonly reference?: string }): Payment;
  /** Takes back the newest payment on the invoice, or the one with that id. */
  unpay(invoice: string, paymentId?: string): Payment;
  /** More than is due comes in: what is due is paid, and the rest is an overpayment of the client's. */
  overpay(invoice: string, amount: string): MoneyOnAccount;
  /** Money that came in before there was anything to pay. */
  prepay(contactId: string, amount: string, reference?: string): MoneyOnAccount;
  /** An approved credit note for what is due, or a part of it, put on the invoice at once. */
  credit(invoice: string, options?: { readonly amount?: string; readonly reference?: string }): CreditNote;
  /** An approved credit note that is on no invoice yet. */
  addCreditNote(note: { readonly contactId: string; readonly lines: readonly TypedLine[]; readonly number?: string; readonly reference?: string }): CreditNote;
  voidCreditNote(creditNote: string): CreditNote;
  /** Puts a credit note (id or number), prepayment or overpayment (id) on an invoice: as much as both have left, unless an amount is said. */
  allocate(credit: string, invoice: string, amount?: string): Allocation;
  /** Takes the newest credit off the invoice, or the one with that id. */
  deallocate(invoice: string, allocationId?: string): Allocation;

  renameContact(contactId: string, name: string): Contact;
  archiveContact(contactId: string): Contact;
  restoreContact(contactId: string): Contact;
  /** Archives the first in favour of the second, which takes over its invoices and credits. */
  mergeContact(contactId: string, intoId: string): Contact;
  archiveAccount(code: string): void;
  restoreAccount(code: string): void;
  /** Days up to and with this one are closed; `undefined` opens them. */
  lockUntil(day: string | undefined): void;
  lockYearUntil(day: string | undefined): void;
  /** The plan lets so many invoices a month be approved. */
  limitApprovals(aMonth: number): void;
  removeCurrency(code: string): void;
  /** Ends every app's access to the organisation; a custom connection can be restored. */
  disconnectApps(): void;
  reconnectCustomConnections(): void;
}

export function peopleIn(xero: Xero, organisationId: string): PeopleIn {
  const { model } = xero;
  const id = organisationId;
  const change = (invoice: string, input: InvoiceInput): Invoice => must(model.updateInvoice(id, invoice, input));
  const found = (invoice: string): Invoice => model.invoice(id, invoice) ?? refuse(`There is no invoice ${invoice}.`);
  const lockDates = (): { periodLockDate?: string; endOfYearLockDate?: string } => model.state.organisations.find((organisation) => organisation.id === id) ?? {};
  return {
    addInvoice: (invoice) => must(model.createInvoice(id, typed(invoice))),
    edit: (invoice, changes) => change(invoice, typed(changes)),
    editLine: (invoice, line, changes) => change(invoice, { lines: withLine(found(invoice).lines, line, changes) }),
    submit: (invoice) => change(invoice, { status: 'SUBMITTED' }),
    backToDraft: (invoice) => change(invoice, { status: 'DRAFT' }),
    approve: (invoice) => change(invoice, { status: 'AUTHORISED' }),
    void: (invoice) => change(invoice, { status: 'VOIDED' }),
    delete: (invoice) => change(invoice, { status: 'DELETED' }),
    email: (invoice) => must(model.email(id, invoice)),
    ...moneyActs(xero, id, found),
    renameContact: (contactId, name) => must(model.updateContact(id, contactId, { name })),
    archiveContact: (contactId) => must(model.setContactStatus(id, contactId, 'ARCHIVED')),
    restoreContact: (contactId) => must(model.setContactStatus(id, contactId, 'ACTIVE')),
    mergeContact: (contactId, intoId) => must(model.mergeContacts(id, contactId, intoId)),
    archiveAccount: (code) => void must(model.setAccountStatus(id, code, 'ARCHIVED')),
    restoreAccount: (code) => void must(model.setAccountStatus(id, code, 'ACTIVE')),
    lockUntil: (day) => model.setLockDates(id, { ...lockDates(), periodLockDate: day }),
    lockYearUntil: (day) => model.setLockDates(id, { ...lockDates(), endOfYearLockDate: day }),
    limitApprovals: (aMonth) => {
      xero.settings.approvalsPerMonth = aMonth;
    },
    removeCurrency: (code) => model.setCurrencies(id, (model.state.organisations.find((organisation) => organisation.id === id)?.currencies ?? []).filter((currency) => currency.code !== code)),
    disconnectApps: () => {
      for (const app of model.apps.connectedTo(id)) model.apps.disconnect(app.id);
    },
    reconnectCustomConnections: () => {
      for (const app of model.state.connections) if (app.organisationId === id) model.setConnected(app.clientId, true);
    },
  };
}

interface Xero {
  readonly model: XeroModel;
  readonly settings: XeroSettings;
}

type MoneyActs = Pick<PeopleIn, 'pay' | 'unpay' | 'overpay' | 'prepay' | 'credit' | 'addCreditNote' | 'voidCreditNote' | 'allocate' | 'deallocate'>;

function moneyActs({ model }: Xero, id: string, found: (invoice: string) => Invoice): MoneyActs {
  return {
    pay: (invoice, payment) => must(model.pay(id, invoice, payment)),
    unpay: (invoice, paymentId) => must(model.deletePayment(id, paymentId ?? model.payments(found(invoice)).at(-1)?.id ?? '')),
    overpay: (invoice, amount) => {
      const { due } = model.balance(found(invoice));
      const rest = Decimal.of(amount).minus(due);
      if (!rest.isPositive()) return refuse(`${amount} is not more than the ${due.toString()} that is due.`);
      if (due.isPositive()) must(model.pay(id, invoice));
      return must(model.credits.receive(id, { kind: 'OVERPAYMENT', contactId: found(invoice).contactId, amount: rest.round(2).toString() }));
    },
    prepay: (contactId, amount, reference) => must(model.credits.receive(id, { kind: 'PREPAYMENT', contactId, amount, ...(reference === undefined ? {} : { reference }) })),
    credit: (invoice, options) => must(model.credits.creditInvoice(id, invoice, options)),
    addCreditNote: ({ contactId, lines, ...texts }) => must(model.credits.createCreditNote(id, { ...texts, contact: { id: contactId }, status: 'AUTHORISED', lines: lines.map(typedLine) })),
    voidCreditNote: (creditNote) => must(model.credits.voidCreditNote(id, creditNote)),
    allocate: (credit, invoice, amount) => must(model.credits.allocate(id, credit, invoice, amount)),
    deallocate: (invoice, allocationId) => must(model.credits.removeAllocation(id, allocationId ?? model.credits.allocationsOn(found(invoice)).at(-1)?.id ?? '')),
  };
}

function typed({ contactId, lines, ...rest }: InvoiceEdit): InvoiceInput {
  return { ...rest, ...(contactId === undefined ? {} : { contact: { id: contactId } }), ...(lines === undefined ? {} : { lines: lines.map(typedLine) }) };
}

function typedLine({ quantity, unitAmount, ...line }: Partial<TypedLine>): LineInput {
  return { ...line, ...(quantity === undefined ? {} : { quantity: Decimal.of(quantity) }), ...(unitAmount === undefined ? {} : { unitAmount: Decimal.of(unitAmount) }) };
}

/** Every line by its id, one of them changed. */
function withLine(lines: readonly InvoiceLine[], at: number, changes: Partial<TypedLine>): LineInput[] {
  if (!lines[at]) return refuse(`There is no line ${at}.`);
  return lines.map(({ id }, index) => ({ id, ...(index === at ? typedLine(changes) : {}) }));
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new RefusedByXero(outcome.messages);
  return outcome.value;
}

function refuse(message: string): never {
  throw new RefusedByXero([message]);
}
