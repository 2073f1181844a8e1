import type { Invoice, Mirror } from '../billing/invoice';
import { deliver } from '../billing/invoice-state';
import { invoiceStatus, isLive } from '../billing/invoice-status';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import type { XeroClient } from '../xero';
import { askAbout } from './answer-found';
import { lookInLedger, type LedgerLook } from './look-in-ledger';
import { readFor, type InvoiceAct } from './release-invoice';
import { tellOfReturn } from './tell-jira';
import { held, recorded, writeInvoice, type Step } from './write-invoice';

/**
 * Takes back an invoice that the ledger does not have; its milestone waits for a person, who may bill it again under a new number. One that may ever have been
 * sent is looked for first, so nothing is cancelled while the ledger can't be asked: what it has is ours to follow, and is voided or deleted there. Only an
 * invoice that nobody released has surely never left.
 */
export async function cancelInvoice(act: InvoiceAct, reason: string): Promise<Result<Invoice>> {
  const read = await readFor(act);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  const step: Step = { invoice, contract, now: act.now };
  const { delivery } = invoice;
  if (delivery.step === 'cancelled') return ok(invoice);
  const event = { kind: 'cancel' as const, by: act.by, reason, at: new Date(act.now).toISOString() };
  if (!deliver(delivery, event).ok) return cannot(invoice, delivery.step === 'queued' ? 'on its way to the ledger' : IN_THE_LEDGER);
  if (mayStillArrive(invoice, act.now)) return cannot(invoice, 'perhaps still being recorded by the ledger, which gave no answer a moment ago');
  if (delivery.step === 'held') {
    const looked = await askAbout(invoice, async (client) => lookForAll(client, invoice, act.now));
    if (!looked.ok) return looked;
    const kept = await keepIfThere(step, looked.value);
    if (kept) return kept;
  }
  const written = await writeInvoice(step, { event, activity: [{ kind: 'invoice-cancelled', invoice: invoice.number, reason }], by: act.by });
  if (!written) return refused(problem('STALE_PAGE', 'page'));
  await tellOfReturn(written.contract, invoice);
  return ok(written.invoice);
}

/** How long after an attempt without an answer the ledger may yet record what it was sent: a look in that time proves nothing. */
const LATE_MS = 5 * 60 * 1000;

function mayStillArrive({ delivery, updatedAt }: Invoice, now: number): boolean {
  return delivery.step === 'held' && delivery.problem.code === 'LEDGER_UNAVAILABLE' && now - Date.parse(updatedAt) < LATE_MS;
}

const IN_THE_LEDGER = 'in the ledger, where it is voided or deleted instead';
const PERHAPS_THERE = 'perhaps in the ledger: adopt it, or void or delete it there';

const cannot = (invoice: Invoice, status: string): Result<never> => refused(problem('ACT_NOT_POSSIBLE', 'invoice', { invoice: invoice.number, act: 'cancel', status }));

/** What a strange answer named may bear neither our number nor our amount: it is looked at by its id. */
async function lookForAll(client: XeroClient, invoice: Invoice, now: number): Promise<LedgerLook> {
  const look = await lookInLedger(client, invoice, now);
  const { delivery } = invoice;
  if (look.kind !== 'absent' || delivery.step !== 'held' || delivery.at !== 'queued' || delivery.problem.code !== 'LEDGER_ANSWER_INVALID' || !delivery.found) return look;
  const mirror = await client.invoice(delivery.found);
  return mirror && stands(mirror) ? { kind: 'possibly', mirror, problem: delivery.problem } : look;
}

/** The answer to the person when the ledger has it, or may have it; undefined when it may be cancelled. */
async function keepIfThere(step: Step, look: LedgerLook): Promise<Result<Invoice> | undefined> {
  const { invoice } = step;
  switch (look.kind) {
    case 'absent':
      return undefined;
    case 'ours': {
      // Nobody is emailed an invoice that was about to be taken back.
      const written = await writeInvoice(step, { ...recorded(invoice, look.mirror, true), event: { kind: 'record', mirror: look.mirror, email: false } });
      return written && !stands(look.mirror) ? ok(written.invoice) : cannot(invoice, IN_THE_LEDGER);
    }
    case 'possibly':
      // An earlier bill of ours: this one is not there.
      if (look.bill !== undefined || look.erased) return undefined;
      await writeInvoice(step, held(invoice, look.problem, step.now, look.mirror.ledgerId));
      return refused(look.problem);
    case 'taken':
      return stands(look.mirror) && look.mirror.reference === invoice.reference ? cannot(invoice, PERHAPS_THERE) : undefined;
  }
}

const stands = (mirror: Mirror): boolean => isLive(invoiceStatus({ delivery: { step: 'recorded', mirror } }));
