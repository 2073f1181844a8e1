import type { LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';
import { LedgerFailure } from '../billing/ledger';
import type { XeroAccess } from './access';
import { readAnswer, unreadable } from './answers';
import { callXero, idempotent, isGuid } from './api';
import { failureOf } from './failures';
import { invoicesShape } from './invoice-shape';
import { mirrorOrThrow } from './invoices';
import { faultsOf, isFaulty } from './refusal-messages';

const STATUSES = { approved: 'AUTHORISED', voided: 'VOIDED', deleted: 'DELETED' } as const;
/** Where an invoice can be taken by asking: an approved one is voided, a draft or submitted one deleted. */
export type SettableStatus = keyof typeof STATUSES;

/**
 * Approves, voids or deletes an invoice. Nothing but the status is sent, so nothing else can change. A refused one comes back with the status that was asked for, and
 * with HTTP 200 at that (recorded 2026-09-14): only an answer that marks nothing as wrong counts, and only if it says what was asked for.
 */
export async function setInvoiceStatus(access: XeroAccess, id: LedgerInvoiceId, status: SettableStatus, idempotencyKey: string): Promise<Mirror> {
  const body = JSON.stringify({ Invoices: [{ InvoiceID: id, Status: STATUSES[status] }] });
  const answer = await post(access, id, '', idempotencyKey, body);
  const { Invoices } = readAnswer('write', answer, invoicesShape);
  const faulty = Invoices.find(isFaulty);
  if (faulty) throw new LedgerFailure({ kind: 'refused', messages: faultsOf(faulty, 'the invoice') });
  const invoice = Invoices.find((candidate) => candidate.InvoiceID.toLowerCase() === id.toLowerCase());
  if (!invoice || Invoices.length > 1) throw unreadable('write', 'another invoice than the one asked for');
  const mirror = mirrorOrThrow(invoice, (access.now ?? Date.now)());
  // One that owes nothing is paid as soon as it is approved.
  if (mirror.status !== status && !(status === 'approved' && mirror.status === 'paid')) throw unreadable('write', 'Status');
  return mirror;
}

/** Has Xero send the invoice to the client's address. `refused` when it isn't approved or the client has none; `unknown` when it may have gone. */
export async function emailInvoice(access: XeroAccess, id: LedgerInvoiceId, idempotencyKey: string): Promise<void> {
  const answer = await post(access, id, '/Email', idempotencyKey, '{}');
  if (answer.status < 200 || answer.status > 299) throw failureOf('write', answer);
}

async function post(access: XeroAccess, id: LedgerInvoiceId, action: '' | '/Email', key: string, body: string) {
  if (!isGuid(id)) throw new LedgerFailure({ kind: 'refused', messages: [NOT_THERE] });
  const answer = await callXero(access, { effect: 'write', method: 'POST', path: `/Invoices/${id}${action}`, headers: idempotent(key), body });
  if (answer.status === 404) throw new LedgerFailure({ kind: 'refused', messages: [NOT_THERE] });
  return answer;
}
const NOT_THERE = 'Xero has no such invoice';
