import type { LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';
import type { XeroAccess } from './access';
import { readAnswer } from './answers';
import { callXero } from './api';
import { invoicesShape } from './invoice-shape';
import { reflect } from './mirror';

/** So many ids keep the address under two thousand characters. */
export const MOST_IDS = 50;

export interface InvoicesById {
  readonly invoices: readonly Mirror[];
  /** There, but not to be mirrored: an amount finer than its currency, say. */
  readonly unreadable: readonly LedgerInvoiceId[];
}

/**
 * What Xero has of these invoices now, at most 50, in one call and with their lines (which it lists on pages only). One that it leaves out is in neither list: whether it is
 * gone only asking for it alone can tell.
 */
export async function invoicesById(access: XeroAccess, ids: readonly LedgerInvoiceId[]): Promise<InvoicesById> {
  if (ids.length > MOST_IDS) throw new RangeError(`At most ${MOST_IDS} invoices are asked for at once; ${ids.length} were given.`);
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/Invoices', query: { IDs: ids.join(','), page: '1', pageSize: String(MOST_IDS) } });
  const { Invoices } = readAnswer('read', answer, invoicesShape);
  const readAt = new Date((access.now ?? Date.now)()).toISOString();
  const reflections = Invoices.map((invoice) => ({ invoice, reflection: reflect(invoice, readAt) }));
  return {
    invoices: reflections.flatMap(({ reflection }) => (reflection.ok ? [reflection.mirror] : [])),
    unreadable: reflections.flatMap(({ invoice, reflection }) => (reflection.ok ? [] : [invoice.InvoiceID as LedgerInvoiceId])),
  };
}
