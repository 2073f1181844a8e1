import type { LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';
import { LedgerFailure } from '../billing/ledger';
import type { XeroAccess } from './access';
import { readAnswer } from './answers';
import { callXero } from './api';
import { invoicesShape, type XeroInvoice } from './invoice-shape';
import { mirrorOrThrow } from './invoices';

/** How a bill of ours is known in the ledger. `leaveOut` are invoices which a person said are others. */
export interface WantedInvoice {
  readonly number: string;
  readonly reference: string;
  readonly leaveOut?: readonly LedgerInvoiceId[];
}

export interface FoundInvoices {
  /** The one with exactly our number, whatever its status; of several, one that is still live goes before one that was voided or deleted. */
  readonly byNumber?: Mirror;
  /** Live ones with exactly our reference under other numbers: somebody may have renumbered ours before we heard of it. */
  readonly byReference: readonly Mirror[];
}

/**
 * Sales invoices that may be ours, by number or by reference, in one request (in two, where Xero takes no OR). `now` is when the answer counts as read, in
 * milliseconds. One of them that can't be read is an `invalid-answer` which names it.
 */
export async function findInvoices(access: XeroAccess, wanted: WantedInvoice, now: number): Promise<FoundInvoices> {
  const { number, reference, leaveOut = [] } = wanted;
  const answered = await ask(access, wanted);
  // A supplier's bill may bear the same number, and Xero compares without regard to case.
  const sales = answered.filter((invoice) => invoice.Type === 'ACCREC');
  const same = sales.filter((invoice) => invoice.InvoiceNumber === number);
  const byNumber = same.find(isLive) ?? same[0];
  const others = sales.filter(
    (invoice) => invoice.InvoiceNumber !== number && invoice.Reference === reference && isLive(invoice) && !leaveOut.includes(invoice.InvoiceID as LedgerInvoiceId),
  );
  return { ...(byNumber ? { byNumber: mirrorOrThrow(byNumber, now) } : {}), byReference: others.map((invoice) => mirrorOrThrow(invoice, now)) };
}

const isLive = ({ Status }: XeroInvoice): boolean => Status !== 'VOIDED' && Status !== 'DELETED';

/** Whether Xero's `where` takes OR isn't documented for its present API: one that refuses it is asked twice. */
async function ask(access: XeroAccess, { number, reference }: WantedInvoice): Promise<readonly XeroInvoice[]> {
  const byReference = equals('Reference', reference);
  try {
    return await list(access, { where: `Type=="ACCREC" AND (${equals('InvoiceNumber', number)} OR ${byReference})` });
  } catch (error) {
    if (!(error instanceof LedgerFailure) || error.reason.kind !== 'refused') throw error;
    return [...(await list(access, { InvoiceNumbers: number })), ...(await list(access, { where: `Type=="ACCREC" AND ${byReference}` }))];
  }
}

async function list(access: XeroAccess, query: Readonly<Record<string, string>>): Promise<readonly XeroInvoice[]> {
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/Invoices', query });
  return readAnswer('read', answer, invoicesShape).Invoices;
}

/**
 * How a quote is written inside a text isn't documented: a text with one is searched by its longest part without, and compared in full by us. A reference of ours
 * always has the work item's key, which has none.
 */
function equals(field: string, text: string): string {
  const parts = text.split(/["\\]/);
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best));
  return parts.length === 1 ? `${field}=="${text}"` : `${field}.Contains("${longest}")`;
}
