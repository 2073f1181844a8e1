import type { Invoice } from '../billing/invoice';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { tellOfReturn } from './tell-jira';
import { readFor, type InvoiceAct } from './release-invoice';
import { writeInvoice } from './write-invoice';

/** A person no longer wants what the ledger did not do: the invoice stays as the ledger has it. */
export async function dropAct(asked: InvoiceAct): Promise<Result<Invoice>> {
  const read = await readFor(asked);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  const { delivery } = invoice;
  if (delivery.step !== 'held' || delivery.at !== 'acting') return refused(problem('NOT_RETRYABLE', 'invoice', { invoice: invoice.number }));
  const written = await writeInvoice(
    { invoice, contract, now: asked.now },
    { event: { kind: 'drop' }, activity: [{ kind: 'act-dropped', invoice: invoice.number, act: delivery.act.kind }], by: asked.by },
  );
  if (!written) return refused(problem('STALE_PAGE', 'page'));
  await tellOfReturn(written.contract, invoice.milestoneId);
  return ok(written.invoice);
}
