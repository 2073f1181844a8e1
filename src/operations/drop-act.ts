import { mirrorOf } from '../billing/bill';
import { formatMoney } from '../billing/money';
import type { Invoice } from '../billing/invoice';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { askAbout } from './answer-found';
import { tellOfReturn } from './tell-jira';
import { readFor, type InvoiceAct } from './release-invoice';
import { held, writeInvoice } from './write-invoice';

/**
 * A person no longer wants what the ledger did not do: the invoice stays as the ledger has it. A credit is looked for first: its credit note may be there although no answer
 * ever said so, and credit that nobody knows of is given twice.
 */
export async function dropAct(asked: InvoiceAct): Promise<Result<Invoice>> {
  const read = await readFor(asked);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  const { delivery } = invoice;
  if (delivery.step !== 'held' || delivery.at !== 'acting') return refused(problem('NOT_RETRYABLE', 'invoice', { invoice: invoice.number }));
  const step = { invoice, contract, now: asked.now };
  const unsaid = await unsaidCredit(invoice);
  if (!unsaid.ok) return unsaid;
  if (unsaid.value) {
    await writeInvoice(step, held(invoice, unsaid.value, asked.now));
    return refused(unsaid.value);
  }
  const written = await writeInvoice(step, { event: { kind: 'drop' }, activity: [{ kind: 'act-dropped', invoice: invoice.number, act: delivery.act.kind }], by: asked.by });
  if (!written) return refused(problem('STALE_PAGE', 'page'));
  await tellOfReturn(written.contract, invoice);
  return ok(written.invoice);
}

/** What a person has to know of a credit note that is in the ledger, unless they were told: what the ledger refused was looked at then, and says what is there. */
async function unsaidCredit(invoice: Invoice): Promise<Result<Problem | undefined>> {
  const { delivery } = invoice;
  if (delivery.step !== 'held' || delivery.at !== 'acting' || delivery.act.kind !== 'credit' || LOOKED_AT.includes(delivery.problem.code)) return ok(undefined);
  const { act } = delivery;
  const asked = await askAbout(invoice, async (client) => client.findCreditNote(act.number));
  if (!asked.ok) return asked;
  const note = asked.value;
  if (!note || note.status === 'voided' || note.status === 'deleted') return ok(undefined);
  const there = mirrorOf(invoice);
  const where = there && note.on.includes(there.ledgerId) ? 'on the invoice already' : 'there, but on no invoice: void it there, or retry';
  return ok(problem('ACT_REFUSED', 'ledger', { invoice: invoice.number, act: act.kind, detail: `credit note ${note.number} of ${formatMoney(note.total)} is ${where}.` }));
}
const LOOKED_AT: readonly Problem['code'][] = ['ACT_REFUSED', 'CREDIT_TOO_MUCH', 'ACT_NOT_POSSIBLE'];
