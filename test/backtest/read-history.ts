import { parse } from 'csv-parse/sync';
import { dayNumber } from '../../src/billing/forecast/days';
import { dateReader, isoDate, type ReadDate } from './date-format';

/** One invoice of a history; days as `dayNumber` counts them. */
export interface PastInvoice {
  readonly line: number;
  readonly customer: string;
  readonly issued: number;
  readonly due: number;
  /** Undefined when it was still open at the end of the history. */
  readonly paid: number | undefined;
  readonly minor: number;
  /** As the file writes it; empty when the file has one currency only. */
  readonly currency: string;
}

/** Why a row is left out. */
export type Fault = 'missing' | 'impossible' | 'duplicate';

export interface FaultyRow {
  readonly line: number;
  readonly fault: Fault;
  readonly why: string;
}

export interface History {
  readonly invoices: readonly PastInvoice[];
  readonly faulty: readonly FaultyRow[];
}

/** Which columns hold what. `number` and `currency` only where the file has them. */
export interface Columns {
  readonly customer: string;
  readonly issued: string;
  readonly due: string;
  readonly paid: string;
  readonly amount: string;
  readonly number?: string;
  readonly currency?: string;
}

/** Says what is wrong with the file as a whole. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a history from CSV with a header; commas, semicolons or tabs. Rows that can't be right are listed with the reason, and everything else is an invoice.
 * @throws HistoryError when there is no header, or a column is not in it.
 */
export function readHistory(text: string, columns: Columns, dateFormat?: string): History {
  const [header, ...rows] = rowsOf(text);
  if (!header) throw new HistoryError('The file is empty: it needs a line with the names of its columns, and a line for each invoice.');
  const places = placesOf(header.cells, columns);
  const date = dateFormat === undefined ? isoDate : dateReader(dateFormat);
  const invoices: PastInvoice[] = [];
  const faulty: FaultyRow[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const read = readRow(row, header.cells.length, places, date);
    const key = places.number === undefined ? JSON.stringify(row.cells) : JSON.stringify([row.cells[places.number], row.cells[places.customer]]);
    const first = seen.get(key);
    if ('fault' in read) faulty.push(read);
    else if (first !== undefined) faulty.push({ line: row.line, fault: 'duplicate', why: `the same as line ${first}` });
    else {
      seen.set(key, row.line);
      invoices.push(read);
    }
  }
  return { invoices, faulty };
}

function rowsOf(text: string): readonly Row[] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, one) => (firstLine.split(one).length > firstLine.split(best).length ? one : best));
  // Its types don't know what `info` adds.
  const parsed: unknown = parse(text, { bom: true, delimiter, info: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true, trim: true });
  return (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({ line: info.lines, cells: record }));
}

type Places = { readonly [Name in Exclude<keyof Columns, 'number' | 'currency'>]: number } & { readonly number?: number; readonly currency?: number };

function placesOf(header: readonly string[], columns: Columns): Places {
  const find = (name: string, flag: string): number => {
    const exact = header.indexOf(name);
    const place = exact >= 0 ? exact : header.findIndex((one) => one.toLowerCase() === name.toLowerCase());
    if (place < 0) throw new HistoryError(`There is no column "${name}". The file has ${header.map((one) => `"${one}"`).join(', ')}. Say which one it is with --${flag}.`);
    return place;
  };
  return {
    customer: find(columns.customer, 'customer'),
    issued: find(columns.issued, 'issued'),
    due: find(columns.due, 'due'),
    paid: find(columns.paid, 'paid'),
    amount: find(columns.amount, 'amount'),
    ...(columns.number === undefined ? {} : { number: find(columns.number, 'number') }),
    ...(columns.currency === undefined ? {} : { currency: find(columns.currency, 'currency') }),
  };
}

/** What files write where there is nothing. */
const NOTHING = /^(|null|none|nan|nat|n\/?a|-)$/i;
/** The days that can be counted with. */
const [EARLIEST_DAY, LATEST_DAY] = [0, 47_000];

function readRow({ line, cells }: Row, width: number, places: Places, date: ReadDate): PastInvoice | FaultyRow {
  const bad = (fault: Fault, why: string): FaultyRow => ({ line, fault, why });
  if (cells.length !== width) return bad(cells.length < width ? 'missing' : 'impossible', `${cells.length} fields where the header has ${width}`);
  const cell = (place: number): string => cells[place] ?? '';
  for (const name of ['customer', 'issued', 'due', 'amount'] as const) {
    if (NOTHING.test(cell(places[name]))) return bad('missing', `no ${name}`);
  }
  const days = (['issued', 'due', 'paid'] as const).map((name) => {
    const text = cell(places[name]);
    return name === 'paid' && NOTHING.test(text) ? undefined : (dayOf(date(text)) ?? `${name} "${text}" is no date in the format`);
  });
  const wrong = days.find((day) => typeof day === 'string');
  if (wrong !== undefined) return bad('impossible', wrong);
  const [issued = 0, due = 0, paid] = days as readonly (number | undefined)[];
  if (due < issued) return bad('impossible', 'due before it was issued');
  if (paid !== undefined && paid < issued) return bad('impossible', 'paid before it was issued');
  const minor = minorOf(cell(places.amount));
  if (minor === undefined || minor <= 0) return bad('impossible', `amount "${cell(places.amount)}" is no amount above zero`);
  return { line, customer: cell(places.customer), issued, due, paid, minor, currency: places.currency === undefined ? '' : cell(places.currency) };
}

function dayOf(date: ReturnType<ReadDate>): number | undefined {
  const day = date === undefined ? undefined : dayNumber(date);
  return day !== undefined && day >= EARLIEST_DAY && day <= LATEST_DAY ? day : undefined;
}

/** Hundredths of what the cell says: `1,234.50`, `$99`, `12`. */
function minorOf(text: string): number | undefined {
  const found = /^(-?)\D{0,4}?(-?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?$/i.exec(text);
  if (!found || (found[3] ?? found[4]) === undefined) return undefined;
  const [, sign = '', inner = '', whole = '', fraction = '', power = ''] = found;
  const amount = Number(`${sign || inner}${whole.replaceAll(',', '') || '0'}${fraction}${power}`);
  return Number.isSafeInteger(Math.round(amount * 100)) ? Math.round(amount * 100) : undefined;
}
