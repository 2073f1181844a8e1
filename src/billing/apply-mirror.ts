import type { FieldChange } from './activity';
import { billOf, mirrorOf } from './bill';
import { formatDate } from './calendar-date';
import { cut } from './cut';
import type { Bill } from './contract';
import type { Invoice, Mirror } from './invoice';
import { deliver } from './invoice-state';
import { invoiceStatus } from './invoice-status';
import { formatMoney } from './money';

export interface AppliedMirror {
  /** With what the ledger said; `rev` and `updatedAt` are left to whoever writes it. */
  readonly invoice: Invoice;
  readonly bill: Bill;
  /** Whether there is anything to write: not when the ledger said what we knew, said it earlier, or spoke of another invoice. */
  readonly changed: boolean;
  /** What people see differently since, for the record. */
  readonly changes: readonly FieldChange[];
}

/** Takes over what the ledger said of an invoice, unless we know something later. */
export function applyMirror(invoice: Invoice, mirror: Mirror): AppliedMirror {
  const delivered = deliver(invoice.delivery, { kind: 'mirror', mirror });
  const next: Invoice = delivered.ok ? { ...invoice, delivery: delivered.value } : invoice;
  const before = mirrorOf(invoice);
  const after = mirrorOf(next);
  const changed = next.delivery.step !== invoice.delivery.step || !sameNews(before, after);
  return {
    invoice: changed ? next : invoice,
    bill: billOf(changed ? next : invoice),
    changed,
    changes: changed ? changesOf(invoice, next) : [],
  };
}

/** Having read it again is no news: writing that down would cost a write for every look. */
function sameNews(before: Mirror | undefined, after: Mirror | undefined): boolean {
  if (!before || !after) return before === after;
  const { readAt: _before, ...known } = before;
  const { readAt: _after, ...said } = after;
  return inOrder(known) === inOrder(said);
}

/** JSON with the fields of every object in one order, so that equal records read the same however they were put together. */
const inOrder = (record: object): string =>
  JSON.stringify(record, (_key, value: unknown) =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );

/** What people see differently of an invoice after the ledger spoke: what either side does not say is not compared. */
export function changesOf(before: Invoice, after: Invoice): readonly FieldChange[] {
  const from = facts(before);
  const to = facts(after);
  const changes = Object.keys(to).flatMap((field) => {
    const [was, is] = [from[field], to[field]];
    return was === undefined || is === undefined || was === is ? [] : [{ field, from: was, to: is }];
  });
  const [was, is] = [mirrorOf(before), mirrorOf(after)];
  return was && is ? [...changes, ...clientChange(was, is)] : changes;
}

function facts(invoice: Invoice): Readonly<Record<string, string | undefined>> {
  const mirror = mirrorOf(invoice);
  const status = { status: invoiceStatus(invoice).replaceAll('_', ' ') };
  if (!mirror) return status;
  return {
    ...status,
    total: formatMoney(mirror.total),
    tax: formatMoney(mirror.tax),
    paid: formatMoney(mirror.paid),
    credited: formatMoney(mirror.credited),
    'issue date': formatDate(mirror.issueDate),
    'due date': mirror.dueDate === undefined ? 'none' : formatDate(mirror.dueDate),
    number: mirror.number,
    reference: mirror.reference,
    lines: mirror.lines && cut(mirror.lines.map(({ description, amount }) => `${cut(description, LINE_LENGTH)} ${formatMoney(amount)}`).join(', '), LINES_LENGTH),
    emailed: mirror.emailed ? 'yes' : 'no',
  };
}
const LINE_LENGTH = 60;
const LINES_LENGTH = 300;

/** A client that was renamed, or another one: two of the same name are told apart by the ledger's ids. */
function clientChange(was: Mirror, is: Mirror): readonly FieldChange[] {
  const same = was.clientId === is.clientId;
  const [from, to] = [was.clientName ?? was.clientId, is.clientName ?? is.clientId];
  if (same) return was.clientName === undefined || is.clientName === undefined || from === to ? [] : [{ field: 'client', from, to }];
  return [from === to ? { field: 'client', from: `${from} (${was.clientId})`, to: `${to} (${is.clientId})` } : { field: 'client', from, to }];
}
