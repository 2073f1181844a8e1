import { isOurs } from '../billing/adoption';
import type { ClientId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import type { LedgerClient } from '../billing/ledger';
import { possiblyOurs } from '../billing/possibly-ours';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { getLinks } from '../store/read';
import type { XeroClient } from '../xero';

/** What the ledger has of an invoice of ours: nothing, the very one, or one about which a person has to say. */
export type LedgerLook =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ours'; readonly mirror: Mirror }
  /** `taken`: our number is on an invoice that is not as we sent it. `possibly`: what asks for the same, with our reference, has another number. */
  | { readonly kind: 'taken' | 'possibly'; readonly mirror: Mirror; readonly problem: Problem };

/**
 * Looks whether the ledger has this invoice, by number and by reference: the answer to an earlier create may have been lost, and somebody may have renumbered what
 * it made. Whatever a person said is another, is another bill of ours, or was voided or deleted is left out.
 *
 * What remains is a bill whose answer was lost and of which somebody changed both number and reference (or number and amount, or number and client) before
 * this look. The ledger then holds two, and reconciliation lists the first as one that looks like ours.
 */
export async function lookInLedger(client: XeroClient, invoice: Invoice, now: number): Promise<LedgerLook> {
  const { number, reference, delivery } = invoice;
  const cleared = 'cleared' in delivery ? delivery.cleared : undefined;
  const found = await client.findInvoices({ number, reference, leaveOut: cleared ?? [] }, now);
  const verdict = found.byNumber && isOurs(invoice, found.byNumber);
  if (found.byNumber && verdict?.ours) return { kind: 'ours', mirror: found.byNumber };
  const [possible] = await possiblyOf(client, invoice, found.byReference);
  if (possible) return { kind: 'possibly', mirror: possible, problem: problem('POSSIBLY_THERE', 'ledger', { invoice: number, found: possible.number }) };
  if (!found.byNumber || !verdict || verdict.ours) return { kind: 'absent' };
  return { kind: 'taken', mirror: found.byNumber, problem: problem('NUMBER_TAKEN', 'ledger', { invoice: number, why: verdict.differences.join(', ') }) };
}

async function possiblyOf(client: XeroClient, invoice: Invoice, found: readonly Mirror[]): Promise<readonly Mirror[]> {
  if (found.length === 0) return [];
  const linked = await getLinks(found.map(({ ledgerId }) => ledgerId));
  const free = found.filter(({ ledgerId }) => !linked.some((link) => link.ledgerId === ledgerId && link.invoiceId !== invoice.id));
  const merged = free.some(({ clientId }) => clientId !== invoice.client.id) ? (await mergedInto(client, invoice.client.id))?.id : undefined;
  return free.filter((mirror) => possiblyOurs(invoice, mirror, merged));
}

/** The client that ours became part of in the ledger; of one merged again and again, the last. Undefined when it stands by itself. */
export async function mergedInto(client: XeroClient, id: ClientId): Promise<LedgerClient | undefined> {
  let last = await client.client(id);
  for (let hop = 0; hop < MOST_MERGERS && last?.mergedInto !== undefined; hop += 1) last = await client.client(last.mergedInto);
  return last?.id === id ? undefined : last;
}
const MOST_MERGERS = 3;
