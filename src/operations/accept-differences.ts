import type { ActivityEvent } from '../billing/activity';
import { billOf, mirrorOf } from '../billing/bill';
import type { Contract } from '../billing/contract';
import { isGone } from '../billing/extra';
import type { PersonId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { deliver } from '../billing/invoice-state';
import { problem } from '../billing/problem';
import { differencesOf, inWords, openDifferences, takenForDeleted } from '../billing/reconcile';
import { ok, refused, type Result } from '../billing/result';
import { settleBill } from '../billing/settle-bill';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';
import { readFor, type InvoiceAct } from './release-invoice';
import { tellOfReturn } from './tell-jira';

/**
 * A person takes what the ledger says as right, with a note why. What is accepted is what stands there now: the same field is asked about again when it changes again. Of an
 * invoice that the ledger no longer has, this takes it as deleted there: its milestone waits for a decision like any that was taken back.
 */
export const acceptDifferences = async (act: InvoiceAct, note: string): Promise<Result<Invoice>> => settle(act, (invoice) => accept(invoice, act, note));

/**
 * Takes an acceptance back, whoever gave it: what is otherwise in the ledger is asked about again, and a gate that it opened closes. Nothing in the ledger changes. That an invoice was taken as deleted can't be taken back so: its
 * milestone is before a person already, or billed anew.
 */
export const withdrawAcceptance = async (act: InvoiceAct): Promise<Result<Invoice>> => settle(act, withdraw);

async function settle(act: InvoiceAct, decide: (invoice: Invoice) => Result<Accepted>): Promise<Result<Invoice>> {
  const written = await transact<Result<{ invoice: Invoice; contract: Contract }>>(async () => {
    const read = await readFor(act);
    if (!read.ok) return { changes: [], result: read };
    const { invoice, contract } = read.value;
    const accepted = decide(invoice);
    if (!accepted.ok) return { changes: [], result: accepted };
    const at = new Date(act.now).toISOString();
    const next: Invoice = { ...accepted.value.invoice, rev: invoice.rev + 1, updatedAt: at };
    const after = contractChanges(contract, settleBill(contract, billOf(next), at), { at, by: act.by }, [accepted.value.event]);
    return { changes: [{ kind: 'invoice', invoice: next }, ...after.changes], result: ok({ invoice: next, contract: after.contract }) };
  });
  if (!written.ok) return written;
  const { invoice, contract } = written.value;
  await tellOfReturn(contract, invoice);
  return ok(invoice);
}

interface Accepted {
  readonly invoice: Invoice;
  readonly event: ActivityEvent;
}

function accept(invoice: Invoice, { by, now }: InvoiceAct, note: string): Result<Accepted> {
  const mirror = mirrorOf(invoice);
  if (!mirror || isGone(mirror)) return refused(problem('STALE_PAGE', 'page'));
  if (invoice.missingSince !== undefined) return asDeleted(invoice, mirror, { by, at: new Date(now).toISOString(), note });
  const open = openDifferences(invoice, mirror);
  if (open.length === 0) return refused(problem('STALE_PAGE', 'page'));
  const differences = open.map((difference) => inWords(difference, invoice, mirror)).map(({ field, expected, actual }) => ({ field, from: expected, to: actual }));
  return ok({
    invoice: { ...invoice, accepted: { by, at: new Date(now).toISOString(), note, differences: differencesOf(invoice, mirror) } },
    event: { kind: 'differences-accepted', invoice: invoice.number, differences, note },
  });
}

function withdraw({ accepted, ...invoice }: Invoice): Result<Accepted> {
  const mirror = mirrorOf(invoice);
  if (!accepted || !mirror || isGone(mirror) || openDifferences(invoice, mirror).length === 0) return refused(problem('STALE_PAGE', 'page'));
  return ok({ invoice, event: { kind: 'acceptance-withdrawn', invoice: invoice.number } });
}

/** Its money counts no more. Should the ledger ever speak of it again, its word stands. */
function asDeleted(invoice: Invoice, mirror: Mirror, word: { readonly by: PersonId; readonly at: string; readonly note: string }): Result<Accepted> {
  // Later than what we knew, and earlier than whatever the ledger says from now on.
  const readAt = new Date(Date.parse(mirror.readAt) + 1).toISOString();
  const delivery = deliver(invoice.delivery, { kind: 'mirror', mirror: { ...mirror, status: 'deleted', readAt } });
  if (!delivery.ok) return delivery;
  const differences = [{ field: 'status', from: mirror.status, to: 'missing, taken as deleted' }];
  const accepted = { ...word, differences: [takenForDeleted(mirror)] };
  return ok({ invoice: { ...invoice, delivery: delivery.value, accepted }, event: { kind: 'differences-accepted', invoice: invoice.number, differences, note: word.note } });
}
