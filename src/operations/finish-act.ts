import type { LedgerActKind } from '../billing/activity';
import type { Invoice, LedgerAct, Mirror } from '../billing/invoice';
import { invoiceStatus } from '../billing/invoice-status';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import type { SendOutcome } from './send-invoice';
import { tellOfReturn } from './tell-jira';
import { acted, held, writeInvoice, type ActOutcome, type Step } from './write-invoice';

/** An invoice that the ledger has, with what it is being asked to do; `mirror` is how we knew it when it was asked. */
export interface ActStep<A extends LedgerAct = LedgerAct> extends Step {
  readonly act: A;
  readonly mirror: Mirror;
}

/** Another run wrote the record meanwhile: what it says now decides whether anything is left to do. */
export const MOVED_ON: SendOutcome = { kind: 'again', seconds: 1, reason: 'moved-on' };

/** Writes down what became of the act. Where the invoice was taken back, its milestone is before a person again, and Jira is told. */
export async function finishAct(step: ActStep, outcome: ActOutcome): Promise<SendOutcome> {
  const written = await writeInvoice(step, acted(step.invoice, step.act, outcome));
  if (!written) return MOVED_ON;
  await tellOfReturn(written.contract, step.invoice);
  // What the contract wants next, an email after its approval, is done by the job's next turn.
  return written.invoice.delivery.step === 'acting' ? MOVED_ON : { kind: 'finished' };
}

export async function holdAct(step: Step, reason: Problem): Promise<SendOutcome> {
  return (await writeInvoice(step, held(step.invoice, reason, step.now))) ? { kind: 'finished' } : MOVED_ON;
}

/** The ledger answers that it has no such invoice: what we last knew of it stays. */
export const missing = ({ number }: Invoice): Problem => problem('LEDGER_MISSING', 'ledger', { invoice: number });

export function notPossible({ number }: Invoice, act: LedgerActKind, mirror: Mirror): Problem {
  const status = invoiceStatus({ delivery: { step: 'recorded', mirror } }).replaceAll('_', ' ');
  return problem('ACT_NOT_POSSIBLE', 'invoice', { invoice: number, act, status });
}
