import { ageOf, AGES, type Age } from '../../../../src/billing/age';
import { compareDates, daysBetween, type CalendarDate } from '../../../../src/billing/calendar-date';
import type { InvoiceStatus } from '../../../../src/billing/invoice-status';
import type { InvoiceView } from '../../../../src/handlers/pages/api';
import { sign } from '../../shared/money';
import { t } from '../../texts';
import { holdsWords, inOrder, oneOf, readAsked, writeAsked, type SortValue } from './list-words';

export const INVOICE_SORTS = ['number', 'milestone', 'status', 'issued', 'due', 'total', 'paid', 'owed'] as const;
export type InvoiceSort = (typeof INVOICE_SORTS)[number];

/** Which invoices are shown, and in which order: by none, as they come, the one that changed last first. */
export interface InvoiceList {
  readonly search: string;
  readonly status: InvoiceStatus | '';
  /** `overdue`: all that is late, however long. */
  readonly age: Age | 'overdue' | '';
  readonly client: string;
  readonly contract: string;
  readonly sort: InvoiceSort | '';
  readonly descending: boolean;
}

export const ALL_INVOICES: InvoiceList = { search: '', status: '', age: '', client: '', contract: '', sort: '', descending: false };

/** In the order of an invoice's life. */
export const statuses = (): readonly InvoiceStatus[] => Object.keys(t.words.invoiceStatus) as InvoiceStatus[];

export const writeInvoiceList = ({ search, sort, descending, ...rest }: InvoiceList): string => writeAsked({ q: search, ...rest, sort: sort === '' ? '' : `${descending ? '-' : ''}${sort}` });

/** What an address asks for; what it holds beside that is left aside. */
export function readInvoiceList(address: string): InvoiceList {
  const { q = '', status, age, client = '', contract = '', sort = '' } = readAsked(address);
  const descending = sort.startsWith('-');
  const by = oneOf(INVOICE_SORTS, sort.replace(/^-/u, '')) ?? '';
  return { search: q, status: oneOf(statuses(), status) ?? '', age: oneOf([...AGES, 'overdue'] as const, age) ?? '', client, contract, sort: by, descending: by !== '' && descending };
}

/** How many days late what is owed is, zero when it is not due yet; nothing where nothing is owed. */
export function daysLate({ status, due, dueDate }: InvoiceView, today: string): number | undefined {
  const owed = (status === 'approved' || status === 'part_paid') && due !== undefined && sign(due) > 0;
  if (!owed || dueDate === undefined) return undefined;
  return compareDates(dueDate as CalendarDate, today as CalendarDate) < 0 ? daysBetween(dueDate as CalendarDate, today as CalendarDate) : 0;
}

/** The age of what is owed, as every list of it counts; nothing where nothing is. */
export function invoiceAge(invoice: InvoiceView, today: string): Age | undefined {
  const days = daysLate(invoice, today);
  return days === undefined ? undefined : ageOf(days);
}

function isOfAge(row: InvoiceView, wanted: Age | 'overdue', today: string): boolean {
  const age = invoiceAge(row, today);
  return wanted === 'overdue' ? age !== undefined && age !== 'not_due' : age === wanted;
}

/** The invoices that were asked for, in the order asked for. */
export function listInvoices(rows: readonly InvoiceView[], list: InvoiceList, today: string): readonly InvoiceView[] {
  const found = rows.filter((row) => {
    if (list.status !== '' && row.status !== list.status) return false;
    if (list.client !== '' && row.clientName !== list.client) return false;
    if (list.contract !== '' && row.contractId !== list.contract) return false;
    if (list.age !== '' && !isOfAge(row, list.age, today)) return false;
    return holdsWords(list.search, [row.number, row.milestoneName, row.issueKey, ...(row.others ?? []).flatMap(({ name, issueKey }) => [name, issueKey]), row.clientName, row.contractName, row.reference]);
  });
  const { sort } = list;
  return sort === '' ? found : inOrder(found, (row) => sortValue(row, sort), list.descending);
}

function sortValue(row: InvoiceView, sort: InvoiceSort): SortValue {
  switch (sort) {
    case 'number':
      return row.number;
    case 'milestone':
      return row.milestoneName;
    case 'status':
      return statuses().indexOf(row.status);
    case 'issued':
      return row.issueDate;
    case 'due':
      return row.dueDate;
    case 'total':
      return row.total ?? row.amount;
    case 'paid':
      return row.paid;
    case 'owed':
      return row.due;
  }
}

/** Something was asked for that only all invoices together can answer. */
export const isNarrowed = (list: InvoiceList): boolean => writeInvoiceList(list) !== '';

/** The list with its heading pressed: first upwards, then downwards, then as the rows come. */
export function sortedBy(list: InvoiceList, key: string): InvoiceList {
  const sort = oneOf(INVOICE_SORTS, key);
  if (sort === undefined) return list;
  if (list.sort !== sort) return { ...list, sort, descending: false };
  return list.descending ? { ...list, sort: '', descending: false } : { ...list, descending: true };
}

/** A line for each, for spreadsheets: amounts in plain decimals, days as `YYYY-MM-DD`. */
export function invoiceCells(rows: readonly InvoiceView[], today: string): readonly (readonly string[])[] {
  const { columns } = t.tables;
  const lines = rows.map((row) => [
    row.number, row.clientName, row.contractName, row.milestoneName, [row.issueKey ?? '', ...(row.others ?? []).map(({ issueKey }) => issueKey)].join(', '), t.words.invoiceStatus[row.status], row.issueDate ?? '', row.dueDate ?? '', String(daysLate(row, today) ?? ''),
    row.amount.currency, row.amount.amount, row.tax?.amount ?? '', row.total?.amount ?? '', row.paid?.amount ?? '', row.credited?.amount ?? '', row.due?.amount ?? '', row.reference, row.link ?? '',
  ]);
  return [[
    columns.number, columns.client, columns.contract, columns.milestone, columns.epic, columns.status, columns.issued, columns.due, columns.daysLate,
    columns.currency, columns.price, columns.tax, columns.total, columns.paid, columns.credited, columns.owed, columns.reference, columns.link,
  ], ...lines];
}
