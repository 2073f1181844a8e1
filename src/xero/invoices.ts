import type { CalendarDate } from '../billing/calendar-date';
import type { Marks } from '../billing/extra';
import type { LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';
import { LedgerFailure, type InvoiceRequest, type LedgerPosting } from '../billing/ledger';
import { add } from '../billing/money';
import type { XeroAccess } from './access';
import { moneyOf } from './amounts';
import { readAnswer, unreadable } from './answers';
import { callXero, idempotent, isGuid } from './api';
import { modifiedSince, xeroDate, xeroInstant } from './dates';
import { invoiceBody } from './invoice-body';
import { invoicesShape, ZERO_GUID, type XeroInvoice, type XeroLine } from './invoice-shape';
import { reflect } from './mirror';
import { faultsOf, isFaulty } from './refusal-messages';

const PAGE_SIZE = 100;

export interface ChangedInvoices {
  readonly invoices: readonly Mirror[];
  /** The links that they carry, where they do. */
  readonly urls: ReadonlyMap<LedgerInvoiceId, string>;
  /** The day on which they were fully paid, where Xero says one. */
  readonly paidOn: ReadonlyMap<LedgerInvoiceId, CalendarDate>;
  /** When Xero answered, by its own clock: ISO instant, UTC. Absent where it did not say. */
  readonly asOf?: string;
  /** Ids of invoices that changed but can't be mirrored (an amount finer than its currency, say): one of them must not hide the rest. */
  readonly unreadable: readonly LedgerInvoiceId[];
  /** What those that are unreadable look like; absent when there are none. */
  readonly marks?: ReadonlyMap<LedgerInvoiceId, Marks>;
  /** There is a next page. */
  readonly more: boolean;
}

/** The invoice with this id; undefined when Xero has none (it answers 404, in HTML). */
export async function getInvoice(access: XeroAccess, id: LedgerInvoiceId): Promise<Mirror | undefined> {
  const invoice = await readInvoice(access, id);
  return invoice && mirrorOrThrow(invoice, clock(access)());
}

/** The same, and how its lines are posted: what a credit of it has to undo. */
export async function getPostedInvoice(access: XeroAccess, id: LedgerInvoiceId): Promise<PostedInvoice | undefined> {
  const invoice = await readInvoice(access, id);
  if (!invoice) return undefined;
  const mirror = mirrorOrThrow(invoice, clock(access)());
  return { mirror, postings: (invoice.LineItems ?? []).map((line) => postingOf(line, invoice.LineAmountTypes, mirror)) };
}

export interface PostedInvoice {
  readonly mirror: Mirror;
  readonly postings: readonly LedgerPosting[];
}

function postingOf({ AccountCode, TaxType, LineAmount, TaxAmount }: XeroLine, types: XeroInvoice['LineAmountTypes'], { total: { currency } }: Mirror): LedgerPosting {
  const stated = moneyOf(LineAmount ?? 0, currency);
  const tax = moneyOf(types === 'Exclusive' ? (TaxAmount ?? 0) : 0, currency);
  if (!stated || !tax) throw unreadable('read', 'LineItems');
  // On an invoice without tax the account's own tax must not slip into the credit.
  const taxCode = types === 'NoTax' ? 'NONE' : TaxType;
  return { ...(AccountCode ? { accountCode: AccountCode } : {}), ...(taxCode ? { taxCode } : {}), gross: add(stated, tax) };
}

async function readInvoice(access: XeroAccess, id: LedgerInvoiceId): Promise<XeroInvoice | undefined> {
  if (!isGuid(id)) return undefined;
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: `/Invoices/${id}` });
  if (answer.status === 404) return undefined;
  const { Invoices } = readAnswer('read', answer, invoicesShape);
  const invoice = Invoices.find((candidate) => candidate.InvoiceID.toLowerCase() === id.toLowerCase());
  if (invoice === undefined) throw unreadable('read', 'another invoice than the one asked for');
  return invoice;
}

/**
 * Records a new sales invoice. PUT, because a POST with a number that exists rewrites the invoice that has it; one invoice a call, because what
 * becomes of the good ones in a refused batch isn't documented. Repeating the call under the same key within six minutes gives
 * the first answer again; after that only the number protects, which Xero refuses to use twice.
 */
export async function createInvoice(access: XeroAccess, request: InvoiceRequest, idempotencyKey: string): Promise<Mirror> {
  const answer = await callXero(access, {
    effect: 'write',
    method: 'PUT',
    path: '/Invoices',
    query: { summarizeErrors: 'false', unitdp: '4' },
    headers: idempotent(idempotencyKey),
    body: invoiceBody(request),
  });
  const { Invoices } = readAnswer('write', answer, invoicesShape);
  const [invoice, ...others] = Invoices;
  if (invoice === undefined || others.length > 0) throw unreadable('write', `${Invoices.length} invoices for one`);
  if (isFaulty(invoice)) throw new LedgerFailure({ kind: 'refused', messages: faultsOf(invoice, 'the invoice') });
  return recorded(access, request, invoice);
}

/** Since nothing else than what we asked for may pass as it. Xero's answer stands for a record that exists: people must look at it. */
function recorded(access: XeroAccess, request: InvoiceRequest, invoice: XeroInvoice): Mirror {
  const said: readonly (readonly [string, boolean])[] = [
    ['Type', invoice.Type === 'ACCREC'],
    ['InvoiceNumber', invoice.InvoiceNumber === request.number],
    ['CurrencyCode', invoice.CurrencyCode === request.currency],
    ['Contact', invoice.Contact?.ContactID?.toLowerCase() === request.clientId.toLowerCase()],
  ];
  const different = said.find(([, same]) => !same)?.[0];
  if (different !== undefined) {
    throw new LedgerFailure({ kind: 'invalid-answer', detail: `the invoice recorded differs from the one asked for: ${different}`, ...foundIn(invoice) });
  }
  return mirrorOrThrow(invoice, clock(access)());
}

/**
 * Sales invoices changed at or after `instant` (all when absent), oldest change first, a hundred a page from page 1. A few edits don't move
 * Xero's date of change, so this finds nearly everything, not everything.
 */
export async function changedSince(access: XeroAccess, instant: string | undefined, page: number): Promise<ChangedInvoices> {
  const answer = await callXero(access, {
    effect: 'read',
    method: 'GET',
    path: '/Invoices',
    query: { where: 'Type=="ACCREC"', order: 'UpdatedDateUTC ASC', page: String(page), pageSize: String(PAGE_SIZE) },
    headers: instant === undefined ? {} : { 'if-modified-since': modifiedSince(instant) },
  });
  if (answer.status === 304) return { invoices: [], urls: new Map(), paidOn: new Map(), unreadable: [], more: false };
  const { Invoices, pagination, DateTimeUTC } = readAnswer('read', answer, invoicesShape);
  const asOf = xeroInstant(DateTimeUTC ?? '');
  const readAt = new Date(clock(access)()).toISOString();
  const reflections = Invoices.filter((invoice) => invoice.Type === 'ACCREC').map((invoice) => ({ invoice, reflection: reflect(invoice, readAt) }));
  const unread = reflections.flatMap(({ invoice, reflection }) => (reflection.ok ? [] : [invoice]));
  return {
    invoices: reflections.flatMap(({ reflection }) => (reflection.ok ? [reflection.mirror] : [])),
    urls: new Map(Invoices.flatMap(({ InvoiceID, Url }) => (Url ? [[InvoiceID as LedgerInvoiceId, Url] as const] : []))),
    paidOn: new Map(Invoices.flatMap(fullyPaid)),
    unreadable: unread.map(({ InvoiceID }) => InvoiceID as LedgerInvoiceId),
    ...(unread.length === 0 ? {} : { marks: new Map(unread.map(marksOf)) }),
    ...(asOf === undefined ? {} : { asOf }),
    more: pagination ? pagination.page < pagination.pageCount : Invoices.length >= PAGE_SIZE,
  };
}

const marksOf = ({ InvoiceID, InvoiceNumber, Reference, Url }: XeroInvoice): readonly [LedgerInvoiceId, Marks] => [InvoiceID as LedgerInvoiceId, { number: InvoiceNumber ?? '', reference: Reference ?? '', url: Url ?? undefined }];

function fullyPaid({ InvoiceID, FullyPaidOnDate }: XeroInvoice): readonly (readonly [LedgerInvoiceId, CalendarDate])[] {
  const on = xeroDate(FullyPaidOnDate ?? '');
  return on === undefined ? [] : [[InvoiceID as LedgerInvoiceId, on]];
}

/** What Xero says of the invoice, read at `readAt` in milliseconds. Throws `invalid-answer`, which names the invoice where it has an id. */
export function mirrorOrThrow(invoice: XeroInvoice, readAt: number): Mirror {
  const reflection = reflect(invoice, new Date(readAt).toISOString());
  if (!reflection.ok) throw new LedgerFailure({ kind: 'invalid-answer', detail: `the invoice could not be read: ${reflection.field}`, ...foundIn(invoice) });
  return reflection.mirror;
}

const foundIn = ({ InvoiceID }: XeroInvoice): { readonly found?: LedgerInvoiceId } => (isGuid(InvoiceID) && InvoiceID !== ZERO_GUID ? { found: InvoiceID as LedgerInvoiceId } : {});

const clock = (access: XeroAccess): (() => number) => access.now ?? Date.now;
