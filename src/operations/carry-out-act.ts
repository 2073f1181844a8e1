import type { LedgerAct, Mirror } from '../billing/invoice';
import type { XeroClient } from '../xero';
import { acted, writeInvoice, type Step } from './write-invoice';

/** Has the ledger do what was decided, once: whether it already did before a crash is asked of the ledger, not guessed. */
export async function carryOutAct(client: XeroClient, step: Step, act: LedgerAct, mirror: Mirror): Promise<void> {
  if (act.kind === 'email') return email(client, step, act, mirror);
  throw new Error(`${act.kind} is not carried out yet`);
}

async function email(client: XeroClient, step: Step, act: LedgerAct, mirror: Mirror): Promise<void> {
  const current = (await client.invoice(mirror.ledgerId)) ?? mirror;
  if (current.emailed || current.status !== 'approved') {
    await writeInvoice(step, acted(step.invoice, act, current));
    return;
  }
  await client.email(mirror.ledgerId);
  await writeInvoice(step, acted(step.invoice, act, { ...current, emailed: true }));
}
