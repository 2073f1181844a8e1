import type { Allocation, CreditNote, Invoice, MoneyOnAccount } from '../state';
import { allocationsOn, findCreditNote, findInvoice, findOrganisation, type Books } from '../store';
import { allocate, credit, removeAllocation, type Credit } from './allocations';
import { createCreditNote, updateCreditNote, type CreditNoteInput } from './credit-notes';
import { todayIn } from './dates';
import { Decimal } from './decimal';
import type { LineInput } from './invoice-input';
import { balanceOf } from './invoices';
import { receiveOnAccount } from './money-on-account';
import { refused, type Actor, type Outcome } from './result';

/** What people do with credits. Invoices are named by id or number, credits by id (credit notes by number too), amounts are decimal numbers. */
export interface Credits {
  creditNotes(organisationId: string): readonly CreditNote[];
  moneyOnAccount(organisationId: string): readonly MoneyOnAccount[];
  /** Everything that can be allocated, or was: credit notes, prepayments and overpayments, newest first. */
  all(organisationId: string): readonly Credit[];
  find(organisationId: string, idOrNumber: string): Credit | undefined;
  allocationsOn(invoice: Invoice): readonly Allocation[];
  allocationsOf(creditId: string): readonly Allocation[];
  /** An approved credit note for an invoice, allocated to it at once: all that is due when no amount (tax included) is said. */
  creditInvoice(organisationId: string, invoice: string, options?: { readonly amount?: string; readonly reference?: string }): Outcome<CreditNote>;
  /** One that is on no invoice yet. */
  createCreditNote(organisationId: string, input: CreditNoteInput): Outcome<CreditNote>;
  voidCreditNote(organisationId: string, creditNote: string): Outcome<CreditNote>;
  receive(organisationId: string, money: { readonly kind: MoneyOnAccount['kind']; readonly contactId: string; readonly amount: string; readonly reference?: string }): Outcome<MoneyOnAccount>;
  /** As much as both have left when no amount is said. */
  allocate(organisationId: string, creditId: string, invoice: string, amount?: string): Outcome<Allocation>;
  removeAllocation(organisationId: string, allocationId: string): Outcome<Allocation>;
}

export function createCredits(books: Books, actor: Actor): Credits {
  return new PeoplesCredits(books, actor);
}

class PeoplesCredits implements Credits {
  constructor(
    private readonly books: Books,
    private readonly actor: Actor,
  ) {}

  creditNotes(organisationId: string): readonly CreditNote[] {
    return this.books.state.creditNotes.filter((note) => note.organisationId === organisationId);
  }

  moneyOnAccount(organisationId: string): readonly MoneyOnAccount[] {
    return this.books.state.moneyOnAccount.filter((money) => money.organisationId === organisationId);
  }

  all(organisationId: string): readonly Credit[] {
    const notes = this.creditNotes(organisationId).map((note) => credit(this.books, 'CREDITNOTE', note.id));
    const money = this.moneyOnAccount(organisationId).map(({ kind, id }) => credit(this.books, kind, id));
    return [...notes, ...money].flatMap((each) => each ?? []).toReversed();
  }

  find(organisationId: string, idOrNumber: string): Credit | undefined {
    const id = findCreditNote(this.books, organisationId, idOrNumber)?.id ?? idOrNumber;
    return this.all(organisationId).find(({ record }) => record.id === id);
  }

  allocationsOn(invoice: Invoice): readonly Allocation[] {
    return allocationsOn(this.books, invoice);
  }

  allocationsOf(creditId: string): readonly Allocation[] {
    return this.books.state.allocations.filter((allocation) => allocation.sourceId === creditId);
  }

  creditInvoice(organisationId: string, idOrNumber: string, options: { readonly amount?: string; readonly reference?: string } = {}): Outcome<CreditNote> {
    const organisation = findOrganisation(this.books, organisationId);
    const invoice = findInvoice(this.books, organisationId, idOrNumber);
    if (!organisation || !invoice) return refused(`There is no invoice ${idOrNumber}.`);
    if (invoice.status !== 'AUTHORISED') return refused('Only an approved invoice that is not paid can be credited.');
    const { due, total } = balanceOf(this.books, invoice);
    const amount = options.amount === undefined ? due : Decimal.parse(options.amount);
    if (!amount?.isPositive()) return refused(`'${options.amount ?? ''}' is not an amount to credit.`);
    if (amount.compare(due) > 0) return refused('The amount to credit exceeds the amount outstanding on this document');
    const whole = amount.equals(total);
    const created = createCreditNote(
      this.books,
      organisation,
      {
        contact: { id: invoice.contactId },
        status: 'AUTHORISED',
        reference: options.reference ?? invoice.number,
        lineAmountTypes: whole ? invoice.lineAmountTypes : 'Inclusive',
        currency: invoice.currency,
        currencyRate: Decimal.of(invoice.currencyRate),
        lines: whole ? sameLines(invoice) : partLine(invoice, amount),
      },
      4,
    );
    if (!created.ok) return created;
    const allocated = this.allocate(organisationId, created.value.id, invoice.id);
    return allocated.ok ? created : allocated;
  }

  createCreditNote(organisationId: string, input: CreditNoteInput): Outcome<CreditNote> {
    const organisation = findOrganisation(this.books, organisationId);
    return organisation ? createCreditNote(this.books, organisation, input, 4) : refused('There is no such organisation.');
  }

  voidCreditNote(organisationId: string, idOrNumber: string): Outcome<CreditNote> {
    const organisation = findOrganisation(this.books, organisationId);
    const note = findCreditNote(this.books, organisationId, idOrNumber);
    return organisation && note ? updateCreditNote(this.books, organisation, note, { status: 'VOIDED' }, 4) : refused('There is no such credit note.');
  }

  receive(organisationId: string, money: { readonly kind: MoneyOnAccount['kind']; readonly contactId: string; readonly amount: string; readonly reference?: string }): Outcome<MoneyOnAccount> {
    const organisation = findOrganisation(this.books, organisationId);
    const amount = Decimal.parse(money.amount);
    if (!organisation || !amount) return refused(`'${money.amount}' is not an amount.`);
    return receiveOnAccount(this.books, organisation, { ...money, amount, date: todayIn(organisation.timeZone, this.books.clock.now()) });
  }

  allocate(organisationId: string, creditId: string, idOrNumber: string, given?: string): Outcome<Allocation> {
    const organisation = findOrganisation(this.books, organisationId);
    const invoice = findInvoice(this.books, organisationId, idOrNumber);
    const from = this.find(organisationId, creditId);
    if (!organisation || !invoice || !from) return refused('There is no such credit or invoice.');
    const { due } = balanceOf(this.books, invoice);
    const most = due.compare(from.remaining) < 0 ? due : from.remaining;
    const amount = given === undefined ? most : Decimal.parse(given);
    if (!amount) return refused(`'${given ?? ''}' is not an amount.`);
    return allocate(this.books, organisation, this.actor, from, { invoice, amount, date: todayIn(organisation.timeZone, this.books.clock.now()) });
  }

  removeAllocation(organisationId: string, allocationId: string): Outcome<Allocation> {
    const organisation = findOrganisation(this.books, organisationId);
    const allocation = this.books.state.allocations.find((candidate) => candidate.organisationId === organisationId && candidate.id === allocationId);
    return organisation && allocation ? removeAllocation(this.books, organisation, this.actor, allocation) : refused('There is no such allocation.');
  }
}

function sameLines(invoice: Invoice): LineInput[] {
  return invoice.lines.map(({ description, quantity, unitAmount, accountCode, taxType }) => ({
    description,
    quantity: Decimal.of(quantity),
    unitAmount: Decimal.of(unitAmount),
    ...(accountCode === undefined ? {} : { accountCode }),
    taxType,
  }));
}

/** One line for a part of an invoice, in its first line's account and tax. */
function partLine({ number, lines }: Invoice, amount: Decimal): LineInput[] {
  const first = lines.find((line) => line.accountCode !== undefined);
  return [
    {
      description: `Credit for a part of ${number}`,
      unitAmount: amount,
      ...(first?.accountCode === undefined ? {} : { accountCode: first.accountCode }),
      ...(first ? { taxType: first.taxType } : {}),
    },
  ];
}
