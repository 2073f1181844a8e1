import { largestRemainder } from './allocation';
import { namesOf } from './collect';
import type { Invoice, LedgerAct } from './invoice';
import type { CreditNoteRequest, LedgerCreditNote, LedgerPosting } from './ledger';
import type { ClientId } from './ids';
import { compare, equals, formatMoney, money, type Money } from './money';

export type CreditAct = Extract<LedgerAct, { kind: 'credit' }>;

/** The number of an invoice's next credit note: ours, so that asking twice finds the first. Numbers are not used again, whatever became of them. */
export const creditNoteNumber = ({ number, creditNotes = 0 }: Pick<Invoice, 'number' | 'creditNotes'>): string => `${number}-CN${creditNotes + 1}`;

/**
 * Spreads a credit over an invoice's lines, pro rata to what each comes to with tax, so that the parts add up to `amount` to the cent. Each part goes
 * back to the line's own account and tax, and the tax in it is worked out by the ledger, per line, as it was on the invoice. A credit of the whole invoice
 * is each line's own amount: the tax comes back exactly. Lines that get nothing are left out.
 *
 * @param amount above zero, at most what the lines add up to
 */
export function spreadCredit(amount: Money, postings: readonly LedgerPosting[]): readonly LedgerPosting[] {
  const parts = largestRemainder(amount.minor, postings.map(({ gross }) => gross.minor));
  return postings.map((posting, index) => ({ ...posting, gross: money(parts[index] ?? 0, amount.currency) })).filter(({ gross }) => gross.minor !== 0);
}

/** The credit note to ask for. The client is the one that the ledger's invoice has by now: clients are merged there. */
export function creditNoteRequest(invoice: Invoice, act: CreditAct, clientId: ClientId, postings: readonly LedgerPosting[]): CreditNoteRequest {
  return {
    number: act.number,
    reference: invoice.number,
    clientId,
    currency: act.amount.currency,
    date: act.date,
    lines: spreadCredit(act.amount, postings).map((line) => ({ ...line, description: `Credit on ${invoice.number}: ${namesOf(invoice)}` })),
  };
}

/**
 * Why the credit note that has our number may not be put on the invoice, in words for people; undefined when it may. One that does not come to what was
 * asked for is left alone: to the cent is the promise, and a person can see what the ledger made of it.
 */
export function creditNoteObstacle(note: LedgerCreditNote, invoice: Invoice, act: CreditAct, clientId: ClientId): string | undefined {
  const name = `credit note ${note.number}`;
  if (note.reference !== invoice.number || note.clientId !== clientId) return `${name} is another one, not made for this invoice`;
  if (note.status !== 'approved' && note.status !== 'paid') return `${name} is ${note.status} and on no invoice`;
  if (!equals(note.total, act.amount)) return `${name} came to ${formatMoney(note.total)} instead of ${formatMoney(act.amount)}, and is on no invoice`;
  if (compare(note.remaining, act.amount) < 0) return `${name} was used for something else`;
  return undefined;
}
