import { cut } from '../billing/cut';
import { creditNoteObstacle, creditNoteRequest, type CreditAct } from '../billing/credit';
import type { Mirror } from '../billing/invoice';
import { isActPossible } from '../billing/ledger-act';
import { LedgerFailure, type LedgerCreditNote } from '../billing/ledger';
import { compare, formatMoney } from '../billing/money';
import { problem } from '../billing/problem';
import type { XeroClient } from '../xero';
import { finishAct, holdAct, missing, notPossible, type ActStep } from './finish-act';
import type { SendOutcome } from './send-invoice';

type PostedInvoice = NonNullable<Awaited<ReturnType<XeroClient['postedInvoice']>>>;
type CreditStep = ActStep<CreditAct>;

/**
 * Credits an invoice in two steps that the ledger knows: a credit note, and putting it on the invoice. Each is looked for before it is done, by the credit note's own
 * number, so that whatever answer was lost there is one credit note, and it is on the invoice once. One that may not be put on it is left as it is, and a person
 * is told that it is there.
 */
export async function carryOutCredit(client: XeroClient, step: CreditStep): Promise<SendOutcome> {
  const posted = await client.postedInvoice(step.mirror.ledgerId);
  if (!posted) return holdAct(step, missing(step.invoice));
  const there = await client.findCreditNote(step.act.number);
  if (there) return putOn(client, step, posted.mirror, there);
  if (isGone(posted.mirror)) return finishAct(step, { found: posted.mirror, now: posted.mirror });
  if (!isActPossible(step.act, posted.mirror)) return holdAct(step, tooLate(step, posted.mirror));
  return putOn(client, step, posted.mirror, await create(client, step, posted));
}

const isGone = ({ status }: Mirror): boolean => status === 'voided' || status === 'deleted';

function tooLate({ invoice, act }: CreditStep, found: Mirror) {
  const owed = found.status === 'approved' || found.status === 'paid';
  return owed ? problem('CREDIT_TOO_MUCH', 'ledger', { invoice: invoice.number, due: formatMoney(found.due) }) : notPossible(invoice, act.kind, found);
}

/** That the number is taken, though our look did not find it, can mean that an earlier attempt has come through meanwhile: looking again tells. */
async function create(client: XeroClient, { invoice, act }: CreditStep, { mirror, postings }: PostedInvoice): Promise<LedgerCreditNote> {
  try {
    return await client.createCreditNote(creditNoteRequest(invoice, act, mirror.clientId, postings), `${invoice.id}.${invoice.rev}.note`);
  } catch (error) {
    if (!(error instanceof LedgerFailure) || error.reason.kind !== 'refused') throw error;
    const there = await client.findCreditNote(act.number);
    if (!there) throw error;
    return there;
  }
}

async function putOn(client: XeroClient, step: CreditStep, found: Mirror, note: LedgerCreditNote): Promise<SendOutcome> {
  const { invoice, act } = step;
  const done = { amount: note.total, document: note.number };
  if (note.on.includes(found.ledgerId)) return finishAct(step, { found, now: found, done });
  const obstacle = creditNoteObstacle(note, invoice, act, found.clientId) ?? noRoom(note, act, found);
  if (obstacle !== undefined) return holdAct(step, problem('ACT_REFUSED', 'ledger', { invoice: invoice.number, act: act.kind, detail: `${obstacle}.` }));
  const refusal = await allocate(client, step, found, note);
  if (refusal !== undefined) return holdAct(step, problem('ACT_REFUSED', 'ledger', { invoice: invoice.number, act: act.kind, detail: `credit note ${note.number} is there, but on no invoice: ${refusal}` }));
  const now = await client.invoice(found.ledgerId);
  return now ? finishAct(step, { found, now, done }) : holdAct(step, missing(invoice));
}

/** Why the ledger does not put the credit note on the invoice, in its words; undefined when it did. */
async function allocate(client: XeroClient, { invoice, act }: CreditStep, found: Mirror, note: LedgerCreditNote): Promise<string | undefined> {
  try {
    await client.allocateCreditNote({ creditNoteId: note.ledgerId, invoiceId: found.ledgerId, amount: act.amount, date: act.date }, `${invoice.id}.${invoice.rev}.on`);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerFailure) || error.reason.kind !== 'refused') throw error;
    return cut(error.reason.messages.join(' '), LONGEST_REFUSAL);
  }
}
const LONGEST_REFUSAL = 250;

function noRoom({ number, total }: LedgerCreditNote, act: CreditAct, found: Mirror): string | undefined {
  if (found.status === 'approved' && compare(act.amount, found.due) <= 0) return undefined;
  return `credit note ${number} of ${formatMoney(total)} is there, but the invoice owes only ${formatMoney(found.due)} by now: it is on no invoice`;
}
