import type { ContractId, InvoiceId, LedgerInvoiceId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { LedgerFailure, type InvoiceRequest } from '../billing/ledger';
import { isParked } from '../billing/ledger-budget';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { refusalProblem, type XeroClient } from '../xero';
import { NO_PULSE, type Pulse } from '../store/pulse';
import { getConnection, getContract, getInvoice, getTogether } from '../store/read';
import type { Connection } from '../store/site';
import { carryOutAct, unsureOutcome } from './carry-out-act';
import { MOVED_ON } from './finish-act';
import { connectionProblem } from './connection-problem';
import { invoiceRequest } from './invoice-request';
import { ledgerProblem } from './ledger-problem';
import { withLedger } from './ledger-session';
import { mirrorOne } from './mirror-invoices';
import { noteBudget, park } from './note-look';
import { lookInLedger, mergedInto } from './look-in-ledger';
import { tellOfReturn } from './tell-jira';
import { held, recorded, writeInvoice, type Step } from './write-invoice';

/** What the queue is told: the job is finished (done, or waiting for a person), or it shall come again. */
export type SendOutcome = { readonly kind: 'finished' } | { readonly kind: 'again'; readonly seconds: number; readonly reason: string };

export interface SendJob {
  readonly invoiceId: InvoiceId;
  readonly contractId: ContractId;
  /** How often the queue has already brought this job back: 0 the first time. */
  readonly attempt: number;
}

const FINISHED: SendOutcome = { kind: 'finished' };
/** Forge redelivers at most this far ahead; a longer wait is left to the hourly sweep, which costs nothing while it waits. */
const LONGEST_RETRY_SECONDS = 900;
/** After an answer that never came: long enough for the ledger to finish what it may still be doing, then longer each time. */
const RETRY_SECONDS = [30, 60, 120, 300, 900];

/**
 * Takes one invoice the rest of its way into the ledger: looks for it, creates it only if it is not there, adopts it if it is there and
 * is ours, and writes down what the ledger said. Safe to run any number of times, from any crash, at any step.
 */
export async function sendInvoice(job: SendJob, now: number): Promise<SendOutcome> {
  const found = await getTogether({ invoice: job.invoiceId, contract: job.contractId, connection: true, pulse: true });
  // A record that was written a moment ago may be missing from a batch: only a get may say that it does not exist.
  const invoice = found.invoice ?? (await getInvoice(job.invoiceId));
  const contract = found.contract ?? (await getContract(job.contractId));
  if (!invoice || !contract) return FINISHED;
  const { delivery } = invoice;
  if (delivery.step !== 'queued' && delivery.step !== 'acting') {
    // The run before may have crashed between taking the invoice back and telling Jira so.
    await tellOfReturn(contract, invoice);
    return FINISHED;
  }
  const unsure = unsureOutcome(invoice);
  if (unsure) return hold({ invoice, contract, now }, unsure);
  // A connection that was made again a moment ago may be an older one in a batch: nothing is held for a person on its word alone.
  const connection = connectionProblem(found.connection, invoice) ? await getConnection() : found.connection;
  const unready = connectionProblem(connection, invoice);
  if (!connection || unready) return hold({ invoice, contract, now }, unready ?? problem('NOT_CONNECTED', 'connection'));
  const pulse = found.pulse ?? NO_PULSE;
  if (isParked(pulse.budget, now)) return hold({ invoice, contract, now }, problem('LEDGER_LIMIT', 'ledger', { invoice: invoice.number }));
  return deliver(connection, { invoice, contract, now }, invoiceRequest(invoice), job.attempt, pulse);
}

async function deliver(connection: Connection, step: Step, request: InvoiceRequest, attempt: number, pulse: Pulse): Promise<SendOutcome> {
  let dayRemaining: number | undefined;
  const heard = (remaining: number): void => void (dayRemaining = remaining);
  try {
    const outcome = await withLedger(connection, async (client) => {
      const { delivery } = step.invoice;
      if (delivery.step === 'acting') return (await isAsRead(step)) ? carryOutAct(client, step) : MOVED_ON;
      return createOrAdopt(client, step, request);
    }, heard);
    await noteBudget(pulse, dayRemaining, step.now);
    return outcome;
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return answerFailure(step, request, error, attempt);
  }
}

async function createOrAdopt(client: XeroClient, step: Step, request: InvoiceRequest): Promise<SendOutcome> {
  const there = await lookInLedger(client, step.invoice, step.now);
  switch (there.kind) {
    case 'ours':
      return record(client, step, there.mirror, true);
    case 'taken':
      return hold(step, there.problem, there.mirror.ledgerId);
    case 'possibly': {
      const held = await hold(step, there.problem, there.mirror.ledgerId);
      const bill = there.bill && (await getInvoice(there.bill));
      if (bill) await mirrorOne(bill.id, bill.contractId, there.mirror, step.now);
      return held;
    }
    case 'absent':
      return (await isAsRead(step)) ? create(client, step, request) : MOVED_ON;
  }
}

/** Whether the invoice still stands as it was read, perhaps from before a write: somebody may have cancelled it, or given up what was asked. Only a get may say. */
const isAsRead = async ({ invoice }: Step): Promise<boolean> => (await getInvoice(invoice.id))?.rev === invoice.rev;

async function create(client: XeroClient, step: Step, request: InvoiceRequest): Promise<SendOutcome> {
  // The key changes with every write of our record: Xero keeps errors under a key too, and a retry after a correction must not meet the old one.
  const key = `${step.invoice.id}.${step.invoice.rev}`;
  const made = await tryToCreate(client, request, key);
  if (made.ok) return record(client, step, made.mirror, false);
  const { refusal } = made;
  if (CLIENT_CODES.includes(refusal.code)) return hold(step, await clientProblem(client, step.invoice, refusal));
  if (refusal.code !== 'APPROVAL_LIMIT' || request.status !== 'approved') throw made.failure;
  // The ledger's plan lets it approve no more for now. As a draft it is there, and its approval is what waits.
  return record(client, step, await client.createInvoice({ ...request, status: 'draft' }, `${key}.draft`), false);
}

type Made = { readonly ok: true; readonly mirror: Mirror } | { readonly ok: false; readonly refusal: Problem; readonly failure: LedgerFailure };

async function tryToCreate(client: XeroClient, request: InvoiceRequest, key: string): Promise<Made> {
  try {
    return { ok: true, mirror: await client.createInvoice(request, key) };
  } catch (error) {
    if (!(error instanceof LedgerFailure) || error.reason.kind !== 'refused') throw error;
    return { ok: false, refusal: refusalProblem(error.reason.messages, request), failure: error };
  }
}

async function record(client: XeroClient, step: Step, mirror: Mirror, adopted: boolean): Promise<SendOutcome> {
  const written = await writeInvoice(step, recorded(step.invoice, mirror, adopted));
  return written ? carryOutAct(client, { ...step, ...written }) : FINISHED;
}

async function answerFailure(step: Step, request: InvoiceRequest, failure: LedgerFailure, attempt: number): Promise<SendOutcome> {
  const { reason } = failure;
  switch (reason.kind) {
    case 'refused':
      return answerRefusal(step, refusalProblem(reason.messages, request), attempt);
    case 'credentials':
    case 'forbidden':
      return hold(step, ledgerProblem(failure));
    case 'limit':
      if (reason.scope === 'day') await park(reason.retryAfterSeconds, step.now);
      if (reason.scope === 'day' || reason.retryAfterSeconds > LONGEST_RETRY_SECONDS) return hold(step, problem('LEDGER_LIMIT', 'ledger', { invoice: step.invoice.number }));
      return { kind: 'again', seconds: Math.max(1, reason.retryAfterSeconds), reason: `limit-${reason.scope}` };
    case 'unavailable':
    case 'unknown': {
      const seconds = RETRY_SECONDS[attempt];
      if (seconds !== undefined) return { kind: 'again', seconds, reason: reason.kind };
      return hold(step, problem('LEDGER_UNAVAILABLE', 'ledger', { invoice: step.invoice.number }));
    }
    case 'invalid-answer':
      // The ledger recorded something, and not what we asked for: under another number, perhaps, where a look would miss it and a retry would bill twice.
      return hold(step, problem('LEDGER_ANSWER_INVALID', 'ledger', { invoice: step.invoice.number }), reason.found);
  }
}

/**
 * The number can be taken between our look and our create: by ourselves in another delivery, most likely. Looking again tells. But the ledger may also
 * refuse a number for the sake of an invoice that our look never finds, and asking for ever would use up the calls that other invoices need.
 */
async function answerRefusal(step: Step, refusal: Problem, attempt: number): Promise<SendOutcome> {
  if (refusal.code !== 'NUMBER_TAKEN' || attempt >= RETRY_SECONDS.length) return hold(step, refusal);
  return { kind: 'again', seconds: 1, reason: 'number-taken' };
}

/**
 * Xero speaks of "the contact": whoever has to mend it knows it by name. A client that was merged into another is archived too, and nobody is billed in its place before a
 * person says so.
 */
async function clientProblem(ledger: XeroClient, { client }: Invoice, refusal: Problem): Promise<Problem> {
  const into = await mergedInto(ledger, client.id);
  return into ? problem('CLIENT_MERGED', 'ledger', { client: client.name, into: into.name }) : { ...refusal, params: { ...refusal.params, client: client.name } };
}

const CLIENT_CODES: readonly Problem['code'][] = ['CLIENT_ARCHIVED', 'CLIENT_NOT_FOUND'];

async function hold(step: Step, reason: Problem, found?: LedgerInvoiceId): Promise<SendOutcome> {
  await writeInvoice(step, held(step.invoice, reason, step.now, found));
  return FINISHED;
}

