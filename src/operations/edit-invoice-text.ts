import type { Invoice } from '../billing/invoice';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { readFor, type InvoiceAct } from './release-invoice';
import { writeInvoice } from './write-invoice';

/**
 * Changes what the lines of a prepared invoice say, before anybody lets it go; who did so had a hand in it. Its amount, client and tax are what was agreed and stay: to bill another
 * amount it is cancelled, the milestone priced anew, and billed again. One that collected milestones takes in no more: what is released is what a person made of it.
 */
export async function editInvoiceText(act: InvoiceAct, descriptions: readonly string[]): Promise<Result<Invoice>> {
  const read = await readFor(act);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  if (invoice.delivery.step !== 'prepared') return refused(problem('NOT_RELEASABLE', 'invoice', { invoice: invoice.number }));
  if (descriptions.length !== invoice.lines.length) return refused(problem('STALE_PAGE', 'page'));
  const lines = invoice.lines.map((line, place) => ({ ...line, description: descriptions[place] ?? line.description }));
  const changes = invoice.lines.flatMap(({ description }, place) => (description === lines[place]?.description ? [] : [{ field: 'text', from: description, to: lines[place]?.description ?? '' }]));
  if (changes.length === 0) return ok(invoice);
  const handledBy = [...new Set([...(invoice.handledBy ?? []), act.by])];
  const written = await writeInvoice({ invoice, contract, now: act.now }, { event: { kind: 'edit' }, fields: { lines, handledBy, ...(invoice.collects ? { collects: false } : {}) }, activity: [{ kind: 'invoice-edited', invoice: invoice.number, changes }], by: act.by });
  return written ? ok(written.invoice) : refused(problem('STALE_PAGE', 'page'));
}
