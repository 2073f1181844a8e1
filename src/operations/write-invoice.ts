import type { ActivityEvent } from '../billing/activity';
import { changesOf } from '../billing/apply-mirror';
import { billOf, mirrorOf } from '../billing/bill';
import type { Contract } from '../billing/contract';
import type { LedgerInvoiceId, PersonId } from '../billing/ids';
import type { Invoice, LedgerAct, Mirror } from '../billing/invoice';
import { deliver, wantsApproval, wantsEmail, type DeliveryEvent } from '../billing/invoice-state';
import { invoiceStatus } from '../billing/invoice-status';
import type { Money } from '../billing/money';
import type { Problem } from '../billing/problems';
import { settleBill } from '../billing/settle-bill';
import type { Change } from '../store/commit';
import { getContract, getInvoice } from '../store/read';
import { transact } from '../store/transact';
import { closedAgain } from './closed-again';
import { contractChanges } from './contract-changes';

/** An invoice and its contract as they were read, to be advanced together. `now` in milliseconds since the epoch. */
export interface Step {
  readonly invoice: Invoice;
  readonly contract: Contract;
  readonly now: number;
}

/** What happened to an invoice, and what the activity says of it. */
export interface Advance {
  readonly event: DeliveryEvent;
  readonly activity: readonly ActivityEvent[];
  readonly by?: PersonId;
  /** The ledger's invoice must not stand for another of ours: two people may say so of one at once. */
  readonly claims?: boolean;
  /** What else becomes of the contract in the same write; undefined: nothing is written at all. */
  readonly also?: (contract: Contract) => Contract | undefined;
  /** Other fields that the step sets: the dates when it is queued, the lines or the client when a person has it sent with those that the contract has now. */
  readonly fields?: Partial<Pick<Invoice, 'issueDate' | 'dueDate' | 'lines' | 'client' | 'branding' | 'handledBy' | 'collects' | 'recordedTax' | 'creditNotes'>>;
}

/** The ledger has it: just created, or found there and ours. */
export function recorded(invoice: Invoice, mirror: Mirror, adopted: boolean): Advance {
  const status = invoiceStatus({ delivery: { step: 'recorded', mirror } });
  return {
    event: { kind: 'record', mirror, email: wantsEmail(invoice), approve: wantsApproval(invoice) },
    fields: { recordedTax: mirror.tax },
    activity: [{ kind: 'invoice-recorded', invoice: invoice.number, ledgerId: mirror.ledgerId, status, total: mirror.total, adopted }],
  };
}

/** What became of an act: how the ledger's invoice was found, how it stands now, and, where it was done, what of it is recorded. */
export interface ActOutcome {
  readonly found: Mirror;
  readonly now: Mirror;
  readonly done?: { readonly amount?: Money; readonly document?: string };
}

/** The ledger did what was asked, or there was nothing to do any more. What else it had changed before is recorded too: no later look would find it. */
export function acted(invoice: Invoice, act: LedgerAct, { found, now, done }: ActOutcome): Advance {
  const changes = changesOf(invoice, { ...invoice, delivery: { step: 'recorded', mirror: found } });
  return {
    event: { kind: 'acted', mirror: now },
    activity: [...(changes.length === 0 ? [] : [{ kind: 'invoice-mirrored' as const, invoice: invoice.number, changes }]), ...(done ? [actDone(invoice, act, done)] : [])],
  };
}

/** What the record says once the ledger did what was asked. */
export const actDone = ({ number }: Invoice, act: LedgerAct, what: ActOutcome['done'] = {}): ActivityEvent =>
  act.kind === 'email' && act.by === undefined ? { kind: 'invoice-emailed', invoice: number } : { kind: 'act-done', invoice: number, act: act.kind, ...what };

/** `found` is an invoice in the ledger that may be this one. */
export function held(invoice: Invoice, problem: Problem, now: number, found?: LedgerInvoiceId): Advance {
  return { event: { kind: 'hold', problem, at: new Date(now).toISOString(), ...(found === undefined ? {} : { found }) }, activity: [{ kind: 'invoice-held', invoice: invoice.number, problem }] };
}

/**
 * Writes the invoice's next step, its bill on the contract and the activity in one transaction. Answers undefined, and writes nothing, when
 * another run has already taken the invoice further, or when it does not stand where this could happen to it: what is written stands.
 */
export async function writeInvoice(step: Step, advance: Advance): Promise<{ invoice: Invoice; contract: Contract } | undefined> {
  let firstRead: { invoice: Invoice; contract: Contract } | undefined = step;
  return transact(async () => {
    const current = firstRead ?? (await reread(step));
    firstRead = undefined;
    if (current?.invoice.rev !== step.invoice.rev) return { changes: [], result: undefined };
    const next = deliver(current.invoice.delivery, advance.event);
    if (!next.ok) return { changes: [], result: undefined };
    const at = new Date(step.now).toISOString();
    const invoice: Invoice = { ...current.invoice, ...advance.fields, rev: current.invoice.rev + 1, delivery: next.value, updatedAt: at };
    const bill = billOf(invoice);
    const before = advance.also ? advance.also(current.contract) : current.contract;
    if (!before) return { changes: [], result: undefined };
    const again = await closedAgain(current.contract, settleBill(before, bill, at), bill, at);
    const { contract, changes } = contractChanges(current.contract, again.contract, { at, by: advance.by ?? 'milepost' }, [...advance.activity, ...again.events]);
    return { changes: [{ kind: 'invoice', invoice }, ...linkTo(invoice, advance.claims), ...changes], result: { invoice, contract } };
  });
}

/** Once the ledger has an invoice, its own id leads back to our record, whatever number somebody gives it there. */
function linkTo(invoice: Invoice, claims = false): readonly Change[] {
  const mirror = mirrorOf(invoice);
  return mirror ? [{ kind: 'link', ledgerId: mirror.ledgerId, invoiceId: invoice.id, ...(claims ? { claims } : {}) }] : [];
}

/** Both as they stand now. */
export async function reread(step: Step): Promise<{ invoice: Invoice; contract: Contract } | undefined> {
  const [invoice, contract] = await Promise.all([getInvoice(step.invoice.id), getContract(step.contract.id)]);
  return invoice && contract ? { invoice, contract } : undefined;
}
