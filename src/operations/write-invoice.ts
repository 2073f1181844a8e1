import type { ActivityEvent } from '../billing/activity';
import { billOf } from '../billing/bill';
import { settleBill } from '../billing/settle-bill';
import type { Contract } from '../billing/contract';
import type { Delivery, Invoice, Mirror } from '../billing/invoice';
import { invoiceStatus } from '../billing/invoice-status';
import type { PersonId } from '../billing/ids';
import type { Problem } from '../billing/problems';
import { getContract, getInvoice } from '../store/read';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';

/** An invoice and its contract as they were read, to be advanced together. `now` in milliseconds since the epoch. */
export interface Step {
  readonly invoice: Invoice;
  readonly contract: Contract;
  readonly now: number;
}

/** The next delivery of an invoice, and what the activity says of it. */
export interface Advance {
  readonly delivery: Delivery;
  readonly events: readonly ActivityEvent[];
  readonly by?: PersonId;
  /** Other fields that the step sets: the dates when it is queued, the lines when a person has it sent with a corrected mapping. */
  readonly fields?: Partial<Pick<Invoice, 'issueDate' | 'dueDate' | 'lines'>>;
}

export function recorded(invoice: Invoice, mirror: Mirror, adopted: boolean): Advance {
  return { delivery: { step: 'recorded', mirror }, events: [recordedEvent(invoice, mirror, adopted)] };
}

export function emailing(invoice: Invoice, mirror: Mirror, adopted: boolean): Advance {
  return { delivery: { step: 'emailing', mirror }, events: [recordedEvent(invoice, mirror, adopted)] };
}

export function emailed(invoice: Invoice, mirror: Mirror): Advance {
  return { delivery: { step: 'recorded', mirror }, events: mirror.emailed ? [{ kind: 'invoice-emailed', invoice: invoice.number }] : [] };
}

export function held(invoice: Invoice, problem: Problem, now: number): Advance {
  const since = new Date(now).toISOString();
  const { delivery } = invoice;
  const events: readonly ActivityEvent[] = [{ kind: 'invoice-held', invoice: invoice.number, problem }];
  if (delivery.step === 'emailing') return { delivery: { step: 'held', at: 'emailing', problem, since, mirror: delivery.mirror }, events };
  return { delivery: { step: 'held', at: 'queued', problem, since }, events };
}

function recordedEvent(invoice: Invoice, mirror: Mirror, adopted: boolean): ActivityEvent {
  const status = invoiceStatus({ delivery: { step: 'recorded', mirror } });
  return { kind: 'invoice-recorded', invoice: invoice.number, ledgerId: mirror.ledgerId, status, total: mirror.total, adopted };
}

/**
 * Writes the invoice's next step, its bill on the contract and the activity in one transaction. Answers undefined, and writes nothing, when
 * another run has already taken the invoice further: that run's word stands.
 */
export async function writeInvoice(step: Step, advance: Advance): Promise<{ invoice: Invoice; contract: Contract } | undefined> {
  let firstRead: { invoice: Invoice; contract: Contract } | undefined = step;
  return transact(async () => {
    const current = firstRead ?? (await reread(step));
    firstRead = undefined;
    if (current?.invoice.rev !== step.invoice.rev) return { changes: [], result: undefined };
    const at = new Date(step.now).toISOString();
    const invoice: Invoice = { ...current.invoice, ...advance.fields, rev: current.invoice.rev + 1, delivery: advance.delivery, updatedAt: at };
    const { contract, changes } = contractChanges(current.contract, settleBill(current.contract, billOf(invoice), at), { at, by: advance.by ?? 'milepost' }, advance.events);
    return { changes: [{ kind: 'invoice' as const, invoice }, ...changes], result: { invoice, contract } };
  });
}

async function reread(step: Step): Promise<{ invoice: Invoice; contract: Contract } | undefined> {
  const [invoice, contract] = await Promise.all([getInvoice(step.invoice.id), getContract(step.contract.id)]);
  return invoice && contract ? { invoice, contract } : undefined;
}
