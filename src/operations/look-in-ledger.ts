import { isOurs } from '../billing/adoption';
import type { ClientId, InvoiceId, LedgerInvoiceId, MilestoneId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { invoiceStatus, isLive } from '../billing/invoice-status';
import type { LedgerClient } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { getInvoice, getLinks } from '../store/read';
import type { XeroClient } from '../xero';

/** What the ledger has of an invoice of ours: nothing, the very one, or one about which a person has to say. */
export type LedgerLook =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ours'; readonly mirror: Mirror }
  /** Our number is on an invoice that is not as we sent it. */
  | { readonly kind: 'taken'; readonly mirror: Mirror; readonly problem: Problem }
  /** One with our reference has another number; client and amount may have been changed as well. `bill`: it stands for an earlier one of ours that was taken for gone. `erased`: it is of the same work, from before our records were erased. */
  | { readonly kind: 'possibly'; readonly mirror: Mirror; readonly problem: Problem; readonly bill?: InvoiceId; readonly erased?: true };

/**
 * Looks whether the ledger has this invoice, by number and by reference: the answer to an earlier create may have been lost, and somebody may have renumbered what
 * it made. Whatever a person said is another, is another bill of ours, or was voided or deleted is left out.
 *
 * What remains is a bill whose answer was lost and of which somebody changed both number and reference before this look. The ledger then holds two, and
 * reconciliation lists the first, by its link, as one that looks like ours.
 */
export async function lookInLedger(client: XeroClient, invoice: Invoice, now: number): Promise<LedgerLook> {
  const { number, reference, delivery } = invoice;
  const cleared = 'cleared' in delivery ? delivery.cleared : undefined;
  const found = await client.findInvoices({ number, reference, leaveOut: cleared ?? [] }, now);
  const verdict = found.byNumber && isOurs(invoice, found.byNumber);
  if (found.byNumber && verdict?.ours) return { kind: 'ours', mirror: found.byNumber };
  const earlier = await fromBefore(client, invoice, cleared);
  if (earlier) return earlier;
  const [possible] = await possiblyOf(invoice, found.byReference);
  if (possible) {
    const { mirror, bill } = possible;
    const why = { invoice: number, found: mirror.number };
    if (bill === undefined) return { kind: 'possibly', mirror, problem: problem('POSSIBLY_THERE', 'ledger', why) };
    return { kind: 'possibly', mirror, problem: problem('POSSIBLY_THERE', 'ledger', { ...why, bill }), bill };
  }
  if (!found.byNumber || !verdict || verdict.ours) return { kind: 'absent' };
  return { kind: 'taken', mirror: found.byNumber, problem: problem('NUMBER_TAKEN', 'ledger', { invoice: number, why: verdict.differences.join(', ') }) };
}

/**
 * An invoice of the same work that still stands: from before our records were erased, or one that we took for gone and that bears another reference than this one, since other milestones were collected on the one or the other.
 * It is asked for by its id: a contract that was made anew may name another order, and so another reference. One that was taken back in the ledger meanwhile stands in nobody's way.
 */
async function fromBefore(client: XeroClient, invoice: Invoice, cleared: readonly LedgerInvoiceId[] = []): Promise<LedgerLook | undefined> {
  const { number, before = [], earlier = [] } = invoice;
  for (const { ledgerId, number: known, shared } of [...before, ...earlier].filter((each) => !cleared.includes(each.ledgerId))) {
    const mirror = await client.invoice(ledgerId);
    if (!mirror || !isLive(invoiceStatus({ delivery: { step: 'recorded', mirror } }))) continue;
    // What was taken over for one part of the work since, is not asked about for another; what billed other work too is.
    if (!shared && (await possiblyOf(invoice, [mirror])).length === 0) continue;
    const why = { invoice: number, found: mirror.number };
    if (before.some((each) => each.ledgerId === ledgerId)) return { kind: 'possibly', mirror, problem: problem('POSSIBLY_THERE', 'ledger', { ...why, erased: known }), erased: true };
    return { kind: 'possibly', mirror, problem: problem('POSSIBLY_THERE', 'ledger', { ...why, bill: known }), bill: known as InvoiceId };
  }
  return undefined;
}

/** `bill`: an earlier bill of ours that it stands for, and that we took for gone. */
interface Possible {
  readonly mirror: Mirror;
  readonly bill?: InvoiceId;
}

async function possiblyOf(invoice: Invoice, found: readonly Mirror[]): Promise<readonly Possible[]> {
  if (found.length === 0) return [];
  const links = new Map((await getLinks(found.map(({ ledgerId }) => ledgerId))).map(({ ledgerId, invoiceId }) => [ledgerId, invoiceId]));
  const free: Possible[] = [];
  for (const mirror of found) {
    const bill = links.get(mirror.ledgerId);
    if (bill === undefined || bill === invoice.id) free.push({ mirror });
    else if (!(await isAnothers(bill, invoice))) free.push({ mirror, bill });
  }
  return free;
}

/**
 * Whether that bill of ours stands, for other work. The ledger says that it does: if our record took it for gone, or it is of the very milestone that is billed now, the client
 * must not be billed again before a person has looked.
 */
async function isAnothers(id: InvoiceId, invoice: Invoice): Promise<boolean> {
  const bill = await getInvoice(id);
  const own = idsOn(invoice);
  return bill !== undefined && !idsOn(bill).some((each) => own.includes(each)) && isLive(invoiceStatus(bill));
}

const idsOn = ({ milestoneId, with: others = [] }: Invoice): readonly MilestoneId[] => [milestoneId, ...others.map((other) => other.milestoneId)];

/** The client that ours became part of in the ledger; of one merged again and again, the last. Undefined when it stands by itself. */
export async function mergedInto(client: XeroClient, id: ClientId): Promise<LedgerClient | undefined> {
  let last = await client.client(id);
  for (let hop = 0; hop < MOST_MERGERS && last?.mergedInto !== undefined; hop += 1) last = await client.client(last.mergedInto);
  return last?.id === id ? undefined : last;
}
const MOST_MERGERS = 3;
