import { credit } from '../../rules/allocations';
import type { CreditNoteInput } from '../../rules/credit-notes';
import { wireDay, wireDayString, wireInstant, wireInstantString } from '../../rules/dates';
import { Decimal } from '../../rules/decimal';
import { documentTotals } from '../../rules/documents';
import type { Allocation, CreditNote, Invoice, MoneyOnAccount } from '../../state';
import { allocationsOn, findContact, type Books } from '../../store';
import { validationErrors, ZERO_ID } from '../answer';
import type { WireObject } from '../json';
import { contactReference } from './contact';
import { lineShape, refusedLineShape } from './line';

export interface CreditView {
  readonly lines: boolean;
  readonly unitPlaces: 2 | 4;
}

export function creditNoteShape(books: Books, note: CreditNote, view: CreditView): WireObject {
  const contact = findContact(books, note.organisationId, note.contactId);
  return {
    CreditNoteID: note.id,
    CreditNoteNumber: note.number,
    Payments: [],
    ID: note.id,
    CurrencyRate: Decimal.of(note.currencyRate),
    Type: 'ACCRECCREDIT',
    Reference: note.reference,
    RemainingCredit: credit(books, 'CREDITNOTE', note.id)?.remaining,
    Allocations: allocationsOf(books, note.id),
    HasAttachments: false,
    HasErrors: false,
    Contact: contact ? contactReference(contact) : {},
    DateString: wireDayString(note.date),
    Date: wireDay(note.date),
    Status: note.status,
    LineAmountTypes: note.lineAmountTypes,
    LineItems: view.lines ? note.lines.map((line) => lineShape(books, note.organisationId, line, view.unitPlaces)) : [],
    ...sums(note),
    UpdatedDateUTC: wireInstant(note.updatedAt),
    UpdatedDateUTCString: wireInstantString(note.updatedAt),
    CurrencyCode: note.currency,
  };
}

/** A credit note that was refused, echoed. */
export function refusedCreditNoteShape(input: CreditNoteInput, existing: CreditNote | undefined, messages: readonly string[]): WireObject {
  return {
    CreditNoteID: existing?.id ?? ZERO_ID,
    CreditNoteNumber: existing?.number ?? input.number,
    Type: 'ACCRECCREDIT',
    Reference: input.reference,
    HasErrors: true,
    Contact: { ContactID: input.contact?.id ?? existing?.contactId ?? ZERO_ID, Name: input.contact?.name },
    Status: input.status ?? existing?.status ?? 'DRAFT',
    LineItems: (input.lines ?? []).map(refusedLineShape),
    ValidationErrors: validationErrors(messages),
  };
}

/** A prepayment or an overpayment: money without lines, each under its own id's name. */
export function moneyShape(books: Books, money: MoneyOnAccount): WireObject {
  const contact = findContact(books, money.organisationId, money.contactId);
  const amount = Decimal.of(money.total);
  return {
    [`${idName(money.kind)}ID`]: money.id,
    ID: money.id,
    Type: `RECEIVE-${money.kind}`,
    Reference: money.reference,
    CurrencyRate: Decimal.of(money.currencyRate),
    RemainingCredit: credit(books, money.kind, money.id)?.remaining,
    Allocations: allocationsOf(books, money.id),
    Payments: [],
    HasAttachments: false,
    Contact: contact ? contactReference(contact) : {},
    DateString: wireDayString(money.date),
    Date: wireDay(money.date),
    Status: money.status,
    LineAmountTypes: 'NoTax',
    LineItems: [],
    SubTotal: amount,
    TotalTax: Decimal.zero,
    Total: amount,
    UpdatedDateUTC: wireInstant(money.updatedAt),
    CurrencyCode: money.currency,
  };
}

/** What of credits is on an invoice, as the invoice itself lists it: by kind, each with the part that was applied. */
export function creditsInside(books: Books, invoice: Invoice): WireObject {
  const parts = allocationsOn(books, invoice);
  const of = (source: Allocation['source']): WireObject[] =>
    parts.filter((part) => part.source === source).map((part) => ({
      [`${idName(source)}ID`]: part.sourceId,
      ID: part.sourceId,
      ...(source === 'CREDITNOTE' ? { CreditNoteNumber: books.state.creditNotes.find((note) => note.id === part.sourceId)?.number } : {}),
      AppliedAmount: Decimal.of(part.amount),
      DateString: wireDayString(part.date),
      Date: wireDay(part.date),
      LineItems: [],
      ...totalOf(books, part),
    }));
  return { CreditNotes: of('CREDITNOTE'), Prepayments: of('PREPAYMENT'), Overpayments: of('OVERPAYMENT') };
}

export function allocationShape(books: Books, allocation: Allocation): WireObject {
  const invoice = books.state.invoices.find((candidate) => candidate.id === allocation.invoiceId);
  return {
    AllocationID: allocation.id,
    Amount: Decimal.of(allocation.amount),
    Date: wireDay(allocation.date),
    Invoice: {
      InvoiceID: allocation.invoiceId,
      InvoiceNumber: invoice?.number,
      Payments: [],
      CreditNotes: [],
      Prepayments: [],
      Overpayments: [],
      HasErrors: false,
      IsDiscounted: false,
      LineItems: [],
      ValidationErrors: [],
    },
    IsDeleted: false,
    ValidationErrors: [],
  };
}

function allocationsOf(books: Books, sourceId: string): WireObject[] {
  return books.state.allocations.filter((allocation) => allocation.sourceId === sourceId).map((allocation) => allocationShape(books, allocation));
}

function totalOf(books: Books, { source, sourceId }: Allocation): WireObject {
  return { Total: credit(books, source, sourceId)?.total };
}

function sums(note: CreditNote): WireObject {
  const { subTotal, totalTax, total } = documentTotals(note);
  return { SubTotal: subTotal, TotalTax: totalTax, Total: total };
}

function idName(source: Allocation['source']): string {
  switch (source) {
    case 'CREDITNOTE':
      return 'CreditNote';
    case 'PREPAYMENT':
      return 'Prepayment';
    case 'OVERPAYMENT':
      return 'Overpayment';
  }
}
