import { changesOf } from '../billing/apply-mirror';
import type { Invoice, Mirror, SeenBill } from '../billing/invoice';
import { isActPossible, isFulfilled, stillWanted } from '../billing/ledger-act';
import { LedgerFailure } from '../billing/ledger';
import { equals } from '../billing/money';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { actProblem, type XeroClient } from '../xero';
import { carryOutCredit } from './carry-out-credit';
import { finishAct, holdAct, missing, MOVED_ON, notPossible, type ActStep } from './finish-act';
import type { SendOutcome } from './send-invoice';
import { acted, held, reread, writeInvoice, type Advance, type Step } from './write-invoice';

/**
 * Has the ledger do what was decided, once: whether it already did before a crash is asked of the ledger, not guessed. A refusal is held for a person; other
 * failures are thrown, for the job to come again.
 */
export async function carryOutAct(client: XeroClient, step: Step): Promise<SendOutcome> {
  const { invoice } = step;
  const { delivery } = invoice;
  if (delivery.step !== 'acting') return { kind: 'finished' };
  const acting = { ...step, act: delivery.act, mirror: delivery.mirror };
  try {
    return await (acting.act.kind === 'credit' ? carryOutCredit(client, { ...acting, act: acting.act }) : carryOut(client, acting));
  } catch (error) {
    if (!(error instanceof LedgerFailure) || error.reason.kind !== 'refused') throw error;
    return holdAct(step, actProblem(error.reason.messages, invoice.number, acting.act.kind));
  }
}

async function carryOut(client: XeroClient, step: ActStep): Promise<SendOutcome> {
  const { act, mirror } = step;
  const found = await client.invoice(mirror.ledgerId);
  if (!found) return holdAct(step, missing(step.invoice));
  if (isFulfilled(act, found)) return finishAct(step, { found, now: found, done: {} });
  if (!stillWanted(act, found)) return finishAct(step, { found, now: found });
  if (!isActPossible(act, found)) return holdAct(step, notPossible(step.invoice, act.kind, found));
  const key = `${step.invoice.id}.${step.invoice.rev}`;
  switch (act.kind) {
    case 'approve':
      if (!sameBill(act.seen ?? mirror, found)) return holdChanged(step, found);
      return finishAct(step, { found, now: await client.setStatus(found.ledgerId, 'approved', key), done: {} });
    case 'void':
      return finishAct(step, { found, now: await client.setStatus(found.ledgerId, 'voided', key), done: {} });
    case 'delete':
      return finishAct(step, { found, now: await client.setStatus(found.ledgerId, 'deleted', key), done: {} });
    case 'email':
      if (act.again !== undefined) return emailAgain(client, step, found);
      await client.email(found.ledgerId, key);
      return finishAct(step, { found, now: { ...found, emailed: true }, done: {} });
    case 'credit':
      throw new Error('A credit is carried out by its own steps.');
  }
}

/** Who pays how much: a person who approves a draft has seen these. */
const sameBill = (seen: SeenBill, found: Mirror): boolean => equals(seen.total, found.total) && seen.clientId === found.clientId;

/** What it is by now is written down first, so that the person sees it, and a retry means it. */
async function holdChanged(step: ActStep, found: Mirror): Promise<SendOutcome> {
  const changes = changesOf(step.invoice, { ...step.invoice, delivery: { step: 'recorded', mirror: found } });
  const activity = changes.length === 0 ? [] : [{ kind: 'invoice-mirrored' as const, invoice: step.invoice.number, changes }];
  const written = await writeInvoice(step, { event: { kind: 'mirror', mirror: found }, activity });
  if (!written) return MOVED_ON;
  const detail = 'it was changed there after it was looked at: see what it is now, and retry if it is right.';
  return holdAct({ ...step, ...written }, problem('ACT_REFUSED', 'ledger', { invoice: step.invoice.number, act: step.act.kind, detail }));
}

/**
 * The client was emailed before, and the ledger does not say how often. That it is tried is written down before, and then it is tried once: whoever comes upon that
 * mark does not know whether the email went out, and a second one too many is worse than asking.
 */
async function emailAgain(client: XeroClient, step: ActStep, found: Mirror): Promise<SendOutcome> {
  const marked = await writeInvoice(step, { event: { kind: 'try' }, activity: [] });
  if (!marked) return MOVED_ON;
  const trying = { ...step, ...marked };
  try {
    await client.email(found.ledgerId, `${marked.invoice.id}.${marked.invoice.rev}`);
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return writeTried(trying, (at) => held(at.invoice, emailProblem(step.invoice, error), step.now));
  }
  return writeTried(trying, (at) => acted(at.invoice, step.act, { found: at.mirror, now: { ...at.mirror, emailed: true }, done: {} }), found);
}

/** A look may write what it saw while the email is on its way; so often that is taken in. */
const MOST_WRITES = 5;

/** Writes down how the one try ended, which nobody else knows, over whatever was mirrored meanwhile. `found` is what the ledger said before it. */
async function writeTried(trying: ActStep, advance: (at: ActStep) => Advance, found?: Mirror): Promise<SendOutcome> {
  let at: ActStep = found ? { ...trying, mirror: found } : trying;
  for (let writes = 0; writes < MOST_WRITES; writes += 1) {
    const written = await writeInvoice(at, advance(at));
    if (written) return written.invoice.delivery.step === 'acting' ? MOVED_ON : { kind: 'finished' };
    const now = await reread(trying);
    if (!now || !unsureOutcome(now.invoice) || !('mirror' in now.invoice.delivery)) return MOVED_ON;
    at = { ...trying, ...now, mirror: now.invoice.delivery.mirror };
  }
  return MOVED_ON;
}

/** A limit is known to have kept the email back: it passes, and then it is tried again without a person. */
function emailProblem({ number }: Invoice, { reason }: LedgerFailure): Problem {
  switch (reason.kind) {
    case 'refused':
      return actProblem(reason.messages, number, 'email');
    case 'limit':
      return problem('LEDGER_LIMIT', 'ledger', { invoice: number });
    case 'credentials':
    case 'forbidden':
      return problem('CREDENTIALS_REFUSED', 'connection');
    case 'unavailable':
    case 'unknown':
    case 'invalid-answer':
      return unsureOfEmail(number);
  }
}

const unsureOfEmail = (invoice: string): Problem => problem('EMAIL_REFUSED', 'ledger', { invoice, detail: 'its answer never came, so the client may have the email or not. Ask before it is sent again.' });

/** Why nothing more may be tried with an invoice: an email that may have gone out, and whose outcome nobody wrote down. */
export function unsureOutcome({ number, delivery }: Pick<Invoice, 'number' | 'delivery'>): Problem | undefined {
  return delivery.step === 'acting' && delivery.act.kind === 'email' && delivery.act.again === 'tried' ? unsureOfEmail(number) : undefined;
}
