import { cut } from '../billing/cut';
import type { Mirror, MirrorSettlement } from '../billing/invoice';
import type { CurrencyCode } from '../billing/money';
import { moneyOf } from './amounts';
import { xeroDate } from './dates';
import type { XeroInvoice, XeroSettlement } from './invoice-shape';
import { need } from './missing-field';

const MOST_LINES = 20;
const MOST_SETTLEMENTS = 20;
const LONGEST_DESCRIPTION = 200;

/** The first lines, where the answer holds them: a list without pages says `[]`, of invoices that all have lines. */
export function linesOf({ LineItems }: XeroInvoice, currency: CurrencyCode): Pick<Mirror, 'lines'> {
  if (!LineItems || LineItems.length === 0) return {};
  return {
    lines: LineItems.slice(0, MOST_LINES).map((line) => ({
      description: cut(line.Description ?? '', LONGEST_DESCRIPTION),
      amount: need(moneyOf(line.LineAmount ?? 0, currency), 'LineItems.LineAmount'),
    })),
  };
}

const KINDS = [
  ['Payments', 'payment', 'PaymentID'],
  ['CreditNotes', 'credit-note', 'CreditNoteID'],
  ['Prepayments', 'prepayment', 'PrepaymentID'],
  ['Overpayments', 'overpayment', 'OverpaymentID'],
] as const;

/**
 * What is set against the invoice, the oldest first and the last ones kept. Answers leave kinds out, some because there is none and some for no reason: only
 * a list that accounts for all that the invoice says was paid and credited is taken.
 */
export function settlementsOf(invoice: XeroInvoice, currency: CurrencyCode): Pick<Mirror, 'settlements'> {
  const all = KINDS.flatMap(([field, kind, id]) => (invoice[field] ?? []).flatMap((entry) => settlementOf(entry, kind, entry[id], currency)));
  const settled = need(moneyOf(invoice.AmountPaid ?? 0, currency), 'AmountPaid').minor + need(moneyOf(invoice.AmountCredited ?? 0, currency), 'AmountCredited').minor;
  if (all.reduce((sum, { amount }) => sum + amount.minor, 0) !== settled) return {};
  const inOrder = all.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  return { settlements: inOrder.slice(-MOST_SETTLEMENTS) };
}

function settlementOf(entry: XeroSettlement, kind: MirrorSettlement['kind'], id: string | null | undefined, currency: CurrencyCode): readonly MirrorSettlement[] {
  const value = kind === 'payment' ? entry.Amount : entry.AppliedAmount;
  if (!id || value === undefined || value === null || entry.Status === 'DELETED') return [];
  const date = xeroDate(entry.DateString ?? '') ?? xeroDate(entry.Date ?? '');
  return [{
    kind,
    ledgerId: id,
    amount: need(moneyOf(value, currency), `${kind} amount`),
    ...(date === undefined ? {} : { date }),
    ...(entry.CreditNoteNumber ? { number: entry.CreditNoteNumber } : {}),
  }];
}
