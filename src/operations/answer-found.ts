import { possiblyOurs } from '../billing/possibly-ours';
import type { LedgerInvoiceId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { isLive, invoiceStatus } from '../billing/invoice-status';
import { wantsEmail } from '../billing/invoice-state';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { getConnection, getLink } from '../store/read';
import type { XeroClient } from '../xero';
import { noteAnother } from './accept-extra';
import { connectionProblem } from './connection-problem';
import { askLedger } from './ledger-choices';
import { readFor, type InvoiceAct } from './release-invoice';
import { pushSend } from './work';
import { recorded, writeInvoice } from './write-invoice';

/**
 * A person says that the invoice which was found in the ledger is this bill: our record takes it over as it stands there, under whatever number, and follows it
 * from now on. Where it asks for something else than ours, the ledger's word stands, the difference is shown, and nobody is emailed by itself. Was it voided or deleted
 * there meanwhile, then our bill was: its milestone returns to a decision.
 */
export async function adoptFound(act: InvoiceAct): Promise<Result<Invoice>> {
  const read = await readFor(act);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  const found = foundFor(invoice);
  if (found === undefined) return refused(problem('NOT_RETRYABLE', 'invoice', { invoice: invoice.number }));
  const there = await askAbout(invoice, async (client) => client.invoice(found));
  if (!there.ok) return there;
  const mirror = there.value;
  if (!mirror) return refused(problem('LEDGER_MISSING', 'ledger', { invoice: invoice.number }));
  const obstacle = await obstacleTo(invoice, mirror);
  if (obstacle) return refused(obstacle);
  const live = isLive(invoiceStatus({ delivery: { step: 'recorded', mirror } }));
  const email = live && wantsEmail(invoice) && possiblyOurs(invoice, mirror);
  const written = await writeInvoice({ invoice, contract, now: act.now }, { ...recorded(invoice, mirror, true), event: { kind: 'record', mirror, email }, by: act.by, claims: true });
  if (!written) return refused(problem('STALE_PAGE', 'page'));
  if (written.invoice.delivery.step === 'acting') await pushSend(written.invoice);
  return ok(written.invoice);
}

/** One that stands for another bill of ours can't stand for two. */
async function obstacleTo(invoice: Invoice, mirror: Mirror): Promise<Problem | undefined> {
  const owner = await getLink(mirror.ledgerId);
  return owner === undefined ? undefined : problem('ACT_NOT_POSSIBLE', 'invoice', { invoice: invoice.number, act: 'adopt', status: `the ledger’s for ${owner}` });
}

/** A person says that the invoice which was found is another one: ours is sent as well, and that one is not asked about again. */
export async function sendAnyway(act: InvoiceAct): Promise<Result<Invoice>> {
  const read = await readFor(act);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  const { delivery } = invoice;
  if (delivery.step !== 'held' || foundFor(invoice) === undefined) return refused(problem('NOT_RETRYABLE', 'invoice', { invoice: invoice.number }));
  if (delivery.problem.code === 'NUMBER_TAKEN') {
    return refused(problem('ACT_NOT_POSSIBLE', 'invoice', { invoice: invoice.number, act: 'send it as well', status: 'under a number that the ledger gives to one invoice only' }));
  }
  const bill = delivery.problem.params?.['bill'];
  if (bill !== undefined) return refused(problem('ACT_NOT_POSSIBLE', 'invoice', { invoice: invoice.number, act: 'send it as well', status: `for work that ${bill} bills already` }));
  const despite = delivery.problem.params?.['found'];
  const activity = { kind: 'invoice-retried' as const, invoice: invoice.number, ...(despite === undefined ? {} : { despite }) };
  const written = await writeInvoice({ invoice, contract, now: act.now }, { event: { kind: 'clear' }, activity: [activity], by: act.by });
  if (!written) return refused(problem('STALE_PAGE', 'page'));
  await pushSend(written.invoice);
  const other = foundFor(invoice);
  if (other !== undefined) {
    const note = `Another invoice than ${invoice.number}`;
    await noteAnother({ ledgerId: other, number: despite ?? invoice.number, projectId: invoice.projectId, by: act.by, note }, act.now);
  }
  return ok(written.invoice);
}

const foundFor = ({ delivery }: Invoice): LedgerInvoiceId | undefined => ('found' in delivery ? delivery.found : undefined);

/** A person's question to the ledger about an invoice: only the books that it belongs to can answer it. */
export async function askAbout<T>(invoice: Invoice, question: (client: XeroClient) => Promise<T>): Promise<Result<T>> {
  const unready = connectionProblem(await getConnection(), invoice);
  return unready ? refused(unready) : askLedger(question);
}
