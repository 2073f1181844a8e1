import * as z from 'zod/mini';
import type { CalendarDate } from '../billing/calendar-date';
import type { ClientId, LedgerInvoiceId } from '../billing/ids';
import { LedgerFailure, type CreditNoteRequest, type LedgerCreditNote } from '../billing/ledger';
import { currencyCode, isCurrency, type Money } from '../billing/money';
import type { XeroAccess } from './access';
import { amountFor, moneyOf } from './amounts';
import { readAnswer, unreadable } from './answers';
import { callXero, idempotent } from './api';
import { ZERO_GUID } from './invoice-shape';
import { ledgerStatusOf } from './mirror';
import { faultsOf, faultsShape, isFaulty } from './refusal-messages';
import type { Effect } from './transport';

const text = z.optional(z.nullable(z.string()));
const number = z.optional(z.nullable(z.number()));
const allocationShape = z.looseObject({ ...faultsShape, Invoice: z.optional(z.nullable(z.looseObject({ InvoiceID: text }))) });
const noteShape = z.looseObject({
  ...faultsShape,
  CreditNoteID: text, CreditNoteNumber: text, Type: text, Status: text, Reference: text, CurrencyCode: text, Total: number, RemainingCredit: number,
  Contact: z.optional(z.nullable(z.looseObject({ ContactID: text }))),
  Allocations: z.optional(z.nullable(z.array(allocationShape))),
});
const notesShape = z.looseObject({ CreditNotes: z.array(noteShape) });
const allocationsShape = z.looseObject({ Allocations: z.array(allocationShape) });

/** What of a credit note is put on which invoice. `date` in the organisation's zone. */
export interface CreditOnInvoice {
  readonly creditNoteId: string;
  readonly invoiceId: LedgerInvoiceId;
  readonly amount: Money;
  readonly date: CalendarDate;
}

/** The credit note to a client with exactly this number (letters, digits and hyphens), whatever its status; of several, a live one goes first. Undefined when there is none. */
export async function findCreditNote(access: XeroAccess, wanted: string): Promise<LedgerCreditNote | undefined> {
  if (!/^[\w-]+$/.test(wanted)) throw new RangeError('a number of ours has letters, digits and hyphens');
  // By page, because lists without one leave things out.
  const query = { where: `CreditNoteNumber=="${wanted}"`, page: '1' };
  const { CreditNotes } = readAnswer('read', await callXero(access, { effect: 'read', method: 'GET', path: '/CreditNotes', query }), notesShape);
  const same = CreditNotes.filter((note) => note.Type === 'ACCRECCREDIT' && note.CreditNoteNumber === wanted);
  const found = same.find(({ Status }) => Status !== 'VOIDED' && Status !== 'DELETED') ?? same[0];
  return found && creditNoteOf('read', found);
}

/**
 * Records an approved credit note that is on no invoice yet. Its amounts are with tax whatever the invoice's are, so that Xero finds the tax inside them and the total is
 * the sum of the lines; Xero works out tax and total, and the answer says what they came to.
 */
export async function createCreditNote(access: XeroAccess, request: CreditNoteRequest, idempotencyKey: string): Promise<LedgerCreditNote> {
  const answer = await callXero(access, {
    effect: 'write',
    method: 'PUT',
    path: '/CreditNotes',
    query: { summarizeErrors: 'false', unitdp: '4' },
    headers: idempotent(idempotencyKey),
    body: bodyOf(request),
  });
  const { CreditNotes } = readAnswer('write', answer, notesShape);
  const [note, ...others] = CreditNotes;
  if (note === undefined || others.length > 0) throw unreadable('write', `${CreditNotes.length} credit notes for one`);
  if (isFaulty(note)) throw new LedgerFailure({ kind: 'refused', messages: faultsOf(note, 'the credit note') });
  return creditNoteOf('write', note);
}

function bodyOf({ number: own, reference, clientId, currency, date, lines }: CreditNoteRequest): string {
  const note = {
    Type: 'ACCRECCREDIT',
    CreditNoteNumber: own,
    Reference: reference,
    Contact: { ContactID: clientId },
    Date: date,
    LineAmountTypes: 'Inclusive',
    CurrencyCode: currency,
    Status: 'AUTHORISED',
    LineItems: lines.map(({ description, gross, accountCode, taxCode }) => ({
      Description: description,
      Quantity: 1,
      UnitAmount: amountFor(gross),
      ...(accountCode === undefined ? {} : { AccountCode: accountCode }),
      ...(taxCode === undefined ? {} : { TaxType: taxCode }),
    })),
  };
  return JSON.stringify({ CreditNotes: [note] });
}

/** Puts a part of a credit note on an invoice: the step that takes it off what is owed. */
export async function allocateCreditNote(access: XeroAccess, { creditNoteId, invoiceId, amount, date }: CreditOnInvoice, idempotencyKey: string): Promise<void> {
  const answer = await callXero(access, {
    effect: 'write',
    method: 'PUT',
    path: `/CreditNotes/${encodeURIComponent(creditNoteId)}/Allocations`,
    query: { summarizeErrors: 'false' },
    headers: idempotent(idempotencyKey),
    body: JSON.stringify({ Allocations: [{ Amount: amountFor(amount), Date: date, Invoice: { InvoiceID: invoiceId } }] }),
  });
  const { Allocations } = readAnswer('write', answer, allocationsShape);
  const faulty = Allocations.find(isFaulty);
  if (faulty) throw new LedgerFailure({ kind: 'refused', messages: faultsOf(faulty, 'the allocation') });
  if (Allocations.length !== 1) throw unreadable('write', `${Allocations.length} allocations for one`);
}

function creditNoteOf(effect: Effect, note: z.infer<typeof noteShape>): LedgerCreditNote {
  const { CreditNoteID, CreditNoteNumber, Contact, Status, CurrencyCode, Total, RemainingCredit, Reference, Allocations } = note;
  const status = ledgerStatusOf(Status);
  if (!CreditNoteID || CreditNoteID === ZERO_GUID || !CreditNoteNumber || !Contact?.ContactID || !status || !isCurrency(CurrencyCode ?? '')) throw unreadable(effect, 'CreditNotes');
  const currency = currencyCode(CurrencyCode ?? '');
  const total = moneyOf(Total ?? NaN, currency);
  // Xero may leave it out of the answer to a create: all of it is left then.
  const remaining = moneyOf(RemainingCredit ?? Total ?? NaN, currency);
  if (!total || !remaining) throw unreadable(effect, 'CreditNotes.Total');
  return {
    ledgerId: CreditNoteID,
    number: CreditNoteNumber,
    status,
    clientId: Contact.ContactID as ClientId,
    reference: Reference ?? '',
    total,
    remaining,
    on: (Allocations ?? []).flatMap(({ Invoice }) => (Invoice?.InvoiceID ? [Invoice.InvoiceID as LedgerInvoiceId] : [])),
  };
}
