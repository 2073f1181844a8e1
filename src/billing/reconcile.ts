import { formatDate, type CalendarDate } from './calendar-date';
import { identityDifferences, type Difference } from './compare-mirror';
import type { Invoice, Mirror, MirrorLine } from './invoice';
import { cut } from './cut';
import { equals, formatMoney, multiply, zero, type Money } from './money';

/**
 * Everything that is otherwise in the ledger than we sent it. Shown to people; the ledger's word stands. One that was voided or deleted there counts for nothing
 * any more, so nothing about it differs. A client is named by the ledger's id, since names change: `inWords` says it for people.
 */
export function differencesOf(invoice: Invoice, mirror: Mirror): readonly Difference[] {
  if (mirror.status === 'voided' || mirror.status === 'deleted') return [];
  return [...statusDifference(invoice, mirror), ...identityDifferences(invoice, mirror), ...moneyDifferences(invoice, mirror), ...dayDifferences(invoice, mirror)];
}

/** What a person accepts of an invoice that the ledger no longer has: from then on it counts as deleted. */
export const takenForDeleted = ({ status }: Mirror): Difference => ({ field: 'status', expected: status, actual: 'missing' });

/** It counted as deleted, and its milestone may have been billed again: that the ledger has it after all must not pass in silence. */
function statusDifference({ accepted }: Invoice, { status }: Mirror): readonly Difference[] {
  const taken = accepted?.differences.some(({ field, actual }) => field === 'status' && actual === 'missing') ?? false;
  return taken ? [{ field: 'status', expected: 'deleted', actual: status }] : [];
}

/** Those that no person has accepted. One that was accepted and has changed since is a new one. */
export const openDifferences = (invoice: Invoice, mirror: Mirror): readonly Difference[] => differencesOf(invoice, mirror).filter((difference) => !isAccepted(invoice, difference));

export const isAccepted = ({ accepted }: Pick<Invoice, 'accepted'>, { field, expected, actual }: Difference): boolean =>
  accepted?.differences.some((known) => known.field === field && known.expected === expected && known.actual === actual) ?? false;

/** Tax and lines are compared in one currency only: in another every one of them is another, and the currency says it. */
function moneyDifferences(invoice: Invoice, mirror: Mirror): readonly Difference[] {
  const { currency } = invoice.amount;
  if (mirror.total.currency !== currency) return [{ field: 'currency', expected: currency, actual: mirror.total.currency }];
  return [...taxDifference(invoice, mirror), ...lineDifference(invoice, mirror)];
}

/**
 * We work out no tax: what is expected is none where the contract carries none, and otherwise what the ledger itself put on the invoice as it was sent. A tax rate that
 * somebody changes there later shows.
 */
function taxDifference({ taxMode, recordedTax, amount }: Invoice, { tax }: Mirror): readonly Difference[] {
  const expected = taxMode === 'none' ? zero(amount.currency) : recordedTax;
  return expected === undefined || equals(expected, tax) ? [] : [{ field: 'tax', expected: formatMoney(expected), actual: formatMoney(tax) }];
}

/** A list of the ledger's may leave the lines out: nothing is said of lines that were not read. */
function lineDifference({ lines }: Invoice, mirror: Mirror): readonly Difference[] {
  if (mirror.lines === undefined) return [];
  const sent = lines.slice(0, MOST_LINES).map(({ description, quantity, unitAmount }) => ({ description, amount: multiply(unitAmount, quantity) }));
  const same = sent.length === mirror.lines.length && sent.every((line, place) => isSameLine(line, mirror.lines?.[place]));
  return same ? [] : [{ field: 'lines', expected: linesInWords(sent), actual: linesInWords(mirror.lines) }];
}
/** As many as a mirror keeps. */
const MOST_LINES = 20;

const isSameLine = (a: MirrorLine, b: MirrorLine | undefined): boolean => b !== undefined && equals(a.amount, b.amount) && comparable(a.description) === comparable(b.description);

/** The ledger may change how white space is written, and a mirror keeps the first 200 characters. */
const comparable = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 180);
const linesInWords = (lines: readonly MirrorLine[]): string => cut(lines.map(({ description, amount }) => `${comparable(description)}: ${formatMoney(amount)}`).join('; '), 300) || 'none';

function dayDifferences({ issueDate, dueDate }: Invoice, mirror: Mirror): readonly Difference[] {
  return [...dayDifference('issue date', issueDate, mirror.issueDate), ...dayDifference('due date', dueDate, mirror.dueDate)];
}

function dayDifference(field: 'issue date' | 'due date', expected: CalendarDate | undefined, actual: CalendarDate | undefined): readonly Difference[] {
  if (expected === undefined || expected === actual) return [];
  return [{ field, expected: formatDate(expected), actual: actual === undefined ? 'none' : formatDate(actual) }];
}

/** A difference as people read it. */
export function inWords(difference: Difference, invoice: Pick<Invoice, 'client'>, mirror: Pick<Mirror, 'clientName'> | undefined): Difference {
  const { field, expected, actual } = difference;
  if (field === 'client') return { field, expected: invoice.client.name, actual: mirror?.clientName ?? 'another client' };
  return { field, expected: expected || 'none', actual: actual || 'none' };
}

/**
 * Why an invoice is otherwise. `back-again`: it was taken for deleted, and the ledger has it after all. `client`: it is billed to another there, or clients were merged.
 * `amount`: its amount was changed there, and the tax with it. `draft` and `edited`: it was edited there, before and after approval.
 */
export type DifferenceReason = 'back-again' | 'client' | 'amount' | 'draft' | 'edited';

/** As far as what the ledger says tells. */
export function reasonFor(mirror: Mirror, differences: readonly Difference[]): DifferenceReason | undefined {
  if (differences.length === 0) return undefined;
  const fields = new Set(differences.map(({ field }) => field));
  if (fields.has('status')) return 'back-again';
  if (fields.has('client')) return 'client';
  if (fields.has('tax') && fields.has('amount')) return 'amount';
  return mirror.status === 'draft' || mirror.status === 'submitted' ? 'draft' : 'edited';
}

/** What the contract remembers of how the ledger's invoice compares. `since` is when the ledger last changed it. */
export function comparison(invoice: Invoice, mirror: Mirror) {
  const all = differencesOf(invoice, mirror);
  const open = all.filter((difference) => !isAccepted(invoice, difference));
  return {
    ...(open.length > 0 ? { differs: { fields: open.map(({ field }) => field), since: mirror.changedAt } } : {}),
    ...(all.length > open.length ? { accepted: true as const } : {}),
    ...(invoice.missingSince === undefined ? {} : { missingSince: invoice.missingSince }),
  };
}

/** The amount as the contract states it is compared by `identityDifferences`; this is what hangs on the invoice for its client. */
export const owedOf = ({ due, total }: Mirror): Money => (due.minor > 0 ? due : total);
