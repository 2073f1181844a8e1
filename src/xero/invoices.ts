import type { LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';
import { LedgerFailure, type InvoiceRequest } from '../billing/ledger';
import type { XeroAccess } from './access';
import { readAnswer, unreadable } from './answers';
import { callXero, isGuid } from './api';
import { modifiedSince } from './dates';
import { failureOf } from './failures';
import { invoiceBody } from './invoice-body';
import { invoicesShape, ZERO_GUID, type XeroInvoice } from './invoice-shape';
import { reflect } from './mirror';
import { faultMessages, isFaulty } from './refusal-messages';

const PAGE_SIZE = 100;

export interface ChangedInvoices {
  readonly invoices: readonly Mirror[];
  /** The links that they carry, where they do. */
  readonly urls: ReadonlyMap<LedgerInvoiceId, string>;
  /** Ids of invoices that changed but can't be mirrored (an amount finer than its currency, say): one of them must not hide the rest. */
  readonly unreadable: readonly LedgerInvoiceId[];
  /** There is a next page. */
  readonly more: boolean;
}

/** The invoice with this id; undefined when Xero has none (it answers 404, in HTML). */
export async function getInvoice(access: XeroAccess, id: LedgerInvoiceId): Promise<Mirror | undefined> {
  if (!isGuid(id)) return undefined;
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: `/Invoices/${id}` });
  if (answer.status === 404) return undefined;
  const { Invoices } = readAnswer('read', answer, invoicesShape);
  const invoice = Invoices.find((candidate) => candidate.InvoiceID.toLowerCase() === id.toLowerCase());
  if (invoice === undefined) throw unreadable('read', 'another invoice than the one asked for');
  return mirrorOrThrow(invoice, clock(access)());
}

/**
 * Records a new sales invoice. PUT, because a POST with a number that exists rewrites the invoice that has it; one invoice a call, because what
 * becomes of the good ones in a refused batch isn't documented. Repeating the call under the same key within six minutes gives
 * the first answer again; after that only the number protects, which Xero refuses to use twice.
 */
export async function createInvoice(access: XeroAccess, request: InvoiceRequest, idempotencyKey: string): Promise<Mirror> {
  if (idempotencyKey === '' || idempotencyKey.length > 128) throw new RangeError('an idempotency key has 1 to 128 characters');
  const answer = await callXero(access, {
    effect: 'write',
    method: 'PUT',
    path: '/Invoices',
    query: { summarizeErrors: 'false', unitdp: '4' },
    headers: { 'idempotency-key': idempotencyKey },
    body: invoiceBody(request),
  });
  const { Invoices } = readAnswer('write', answer, invoicesShape);
  const [invoice, ...others] = Invoices;
  if (invoice === undefined || others.length > 0) throw unreadable('write', `${Invoices.length} invoices for one`);
  if (isFaulty(invoice)) throw new LedgerFailure({ kind: 'refused', messages: messagesOf(invoice) });
  return recorded(access, request, invoice);
}

/** Since nothing else than what we asked for may pass as it. Xero's answer stands for a record that exists: people must look at it. */
function recorded(access: XeroAccess, request: InvoiceRequest, invoice: XeroInvoice): Mirror {
  const different =
    invoice.Type !== 'ACCREC' ? 'Type' : invoice.InvoiceNumber !== request.number ? 'InvoiceNumber' : invoice.CurrencyCode !== request.currency ? 'CurrencyCode' : undefined;
  if (different !== undefined) {
    throw new LedgerFailure({ kind: 'invalid-answer', detail: `the invoice recorded differs from the one asked for: ${different}`, ...foundIn(invoice) });
  }
  return mirrorOrThrow(invoice, clock(access)());
}

function messagesOf(invoice: XeroInvoice): readonly string[] {
  const messages = faultMessages(invoice);
  return messages.length > 0 ? messages : ['Xero marked the invoice as wrong without saying why'];
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
  if (answer.status === 304) return { invoices: [], urls: new Map(), unreadable: [], more: false };
  const { Invoices, pagination } = readAnswer('read', answer, invoicesShape);
  const readAt = new Date(clock(access)()).toISOString();
  const reflections = Invoices.filter((invoice) => invoice.Type === 'ACCREC').map((invoice) => ({ invoice, reflection: reflect(invoice, readAt) }));
  return {
    invoices: reflections.flatMap(({ reflection }) => (reflection.ok ? [reflection.mirror] : [])),
    urls: new Map(Invoices.flatMap(({ InvoiceID, Url }) => (Url ? [[InvoiceID as LedgerInvoiceId, Url] as const] : []))),
    unreadable: reflections.flatMap(({ invoice, reflection }) => (reflection.ok ? [] : [invoice.InvoiceID as LedgerInvoiceId])),
    more: pagination ? pagination.page < pagination.pageCount : Invoices.length >= PAGE_SIZE,
  };
}

/** Has Xero send the invoice to the client's address. `refused` when it isn't approved or the client has none; `unknown` when it may have gone. */
export async function emailInvoice(access: XeroAccess, id: LedgerInvoiceId): Promise<void> {
  if (!isGuid(id)) throw new LedgerFailure({ kind: 'refused', messages: [NOT_THERE] });
  const answer = await callXero(access, { effect: 'write', method: 'POST', path: `/Invoices/${id}/Email`, body: '{}' });
  if (answer.status === 404) throw new LedgerFailure({ kind: 'refused', messages: [NOT_THERE] });
  if (answer.status < 200 || answer.status > 299) throw failureOf('write', answer);
}
const NOT_THERE = 'Xero has no such invoice';

/** What Xero says of the invoice, read at `readAt` in milliseconds. Throws `invalid-answer`, which names the invoice where it has an id. */
export function mirrorOrThrow(invoice: XeroInvoice, readAt: number): Mirror {
  const reflection = reflect(invoice, new Date(readAt).toISOString());
  if (!reflection.ok) throw new LedgerFailure({ kind: 'invalid-answer', detail: `the invoice could not be read: ${reflection.field}`, ...foundIn(invoice) });
  return reflection.mirror;
}

const foundIn = ({ InvoiceID }: XeroInvoice): { readonly found?: LedgerInvoiceId } => (isGuid(InvoiceID) && InvoiceID !== ZERO_GUID ? { found: InvoiceID as LedgerInvoiceId } : {});

const clock = (access: XeroAccess): (() => number) => access.now ?? Date.now;
