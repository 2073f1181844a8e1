import type { ActivityEvent, FieldChange, LedgerActKind } from './activity';
import { formatDate } from './calendar-date';
import { describeProblem } from './describe';
import type { InvoiceStatus } from './invoice-status';
import type { Cause } from './milestone';
import { formatMoney } from './money';

/** One line of the record as a plain sentence. It says what happened; who did it and when stand beside it. */
export function describeActivity(event: ActivityEvent): string {
  switch (event.kind) {
    case 'contract-created':
      return `Contract ${event.name} with ${event.client} was made for ${formatMoney(event.price)}.`;
    case 'contract-changed':
      return `Contract ${event.name} was changed: ${list(event.changes)}.`;
    case 'contract-closed':
      return `Contract ${event.name} was closed: nothing more is billed on it.`;
    case 'milestone-tagged':
      return `${event.workItem} became milestone ${event.milestone}, priced at ${formatMoney(event.amount)}.`;
    case 'milestone-changed':
      return `${milestone(event)} was changed: ${list(event.changes)}.`;
    case 'milestone-untagged':
      return `${milestone(event)} was taken off the plan.`;
    case 'milestone-held':
      return `${milestone(event)} was put on hold: ${sentence(event.reason)}`;
    case 'milestone-unheld':
      return `${milestone(event)} was taken off hold.`;
    case 'milestone-reached':
      return `${milestone(event)} was reached (${CAUSES[event.cause.kind]}).`;
    case 'milestone-waiting':
      return `${milestone(event)} was reached but not billed. ${describeProblem(event.problem).message}`;
    case 'milestone-reopened':
      return `${event.workItem} was reopened after milestone ${event.milestone} was billed by ${event.invoice}. The invoice stands; someone decides.`;
    case 'milestone-returned':
      return `${event.workItem} is back where milestone ${event.milestone} was billed by ${event.invoice}. Nothing is billed again.`;
    case 'bill-kept':
      return `Invoice ${event.invoice} for milestone ${event.milestone} stands although ${event.workItem} was reopened.`;
    case 'invoice-prepared':
      return `Invoice ${event.invoice} for ${event.milestone} was prepared: ${formatMoney(event.amount)}${event.dueDate ? `, due ${formatDate(event.dueDate)}` : ', waiting to be released'}.`;
    case 'invoice-released':
      return `Invoice ${event.invoice} of ${formatMoney(event.amount)} was released.`;
    case 'invoice-recorded':
      return recorded(event);
    case 'invoice-held':
      return `Invoice ${event.invoice} waits for a person. ${describeProblem(event.problem).message}`;
    case 'invoice-retried':
      return `Invoice ${event.invoice} was taken up again${event.issueDate ? `, dated ${formatDate(event.issueDate)}` : ''}${event.client ? `, for ${event.client}` : ''}${event.despite ? `: ${event.despite} in the ledger is another` : ''}.`;
    case 'invoice-emailed':
      return `Invoice ${event.invoice} was emailed to the client by the ledger.`;
    case 'invoice-mirrored':
      return `The ledger changed invoice ${event.invoice}: ${list(event.changes)}.`;
    case 'invoice-cancelled':
      return `Invoice ${event.invoice} was cancelled before the ledger had it: ${sentence(event.reason)}`;
    case 'act-asked':
      return `The ledger was asked to ${ACT_WORDS[event.act].ask} invoice ${event.invoice}${event.amount ? ` by ${formatMoney(event.amount)}` : ''}${event.reason ? `: ${sentence(event.reason)}` : '.'}`;
    case 'act-done':
      return `Invoice ${event.invoice} was ${ACT_WORDS[event.act].done}${event.amount ? ` by ${formatMoney(event.amount)}` : ''}${event.document ? ` (${event.document})` : ''}.`;
    case 'act-dropped':
      return `The ledger is no longer asked to ${ACT_WORDS[event.act].ask} invoice ${event.invoice}.`;
    case 'bill-left':
      return `${milestone(event)} is not billed again after ${event.invoice} was taken back: ${sentence(event.reason)}`;
    case 'differences-accepted':
      return `Invoice ${event.invoice} was accepted as the ledger has it (${list(event.differences)}): ${sentence(event.note)}`;
    case 'extra-found':
      return `The ledger has invoice ${event.number}, which looks like one of Milepost’s but is not (ledger id ${event.ledgerId}).`;
    case 'extra-accepted':
      return `Invoice ${event.number} in the ledger was noted as right: ${sentence(event.note)}`;
    case 'invoice-missing':
      return `The ledger no longer has invoice ${event.invoice} (ledger id ${event.ledgerId}).`;
    case 'gate-overridden':
      return `The release of ${event.milestone} (${event.workItem}) was let pass${event.until === undefined ? '' : ` until ${event.until}`}: ${sentence(event.reason)}`;
    case 'gate-override-ended':
      return `The release of ${event.milestone} (${event.workItem}) waits for its money again.`;
    case 'payment-claimed':
      return `The client says that invoice ${event.invoice} was paid on ${formatDate(event.paidOn)}${event.reference === undefined ? '' : ` (${event.reference})`}.`;
    case 'payment-claim-dropped':
      return `What the client said of paying invoice ${event.invoice} no longer counts.`;
    case 'gate-policy-changed':
      return `The release gate of contract ${event.name} was changed: ${list(event.changes)}.`;
    case 'gate-token-made':
      return `A token named ${event.name} was made for builds to ask ${event.for === undefined ? 'the release gate' : `the release gate of ${event.for}`} with${event.amounts ? ', amounts included' : ''}.`;
    case 'gate-token-rotated':
      return `The release gate’s token ${event.name} was renewed; the one before it holds for ${event.graceHours} more hours.`;
    case 'gate-token-revoked':
      return `The release gate’s token ${event.name} was revoked.`;
    case 'client-merged':
      return `Client ${event.client} was merged into ${event.into} in the ledger.`;
    case 'webhook-silent':
      return `The ledger’s notices have not arrived since ${event.since}. Payments are seen at the hourly look.`;
    case 'webhook-heard':
      return 'The ledger’s notices arrive again.';
    case 'connection-made':
      return `Milepost was connected to ${event.organisation}${event.demo ? ', a demo organisation: nothing billed there is real' : ''}.`;
    case 'connection-broken':
      return `The connection to ${event.organisation} broke. ${describeProblem(event.problem).message}`;
    case 'connection-ends':
      return `The connection to ${event.organisation} ends on ${formatDate(event.date)} unless it is renewed.`;
    case 'connection-removed':
      return `Milepost was disconnected from ${event.organisation}.`;
    case 'webhook-key-saved':
      return 'The key that signs the ledger’s notices was saved.';
  }
}

function recorded({ invoice, status, total, ledgerId, adopted }: Extract<ActivityEvent, { kind: 'invoice-recorded' }>): string {
  const how = adopted ? 'was found in the ledger and taken over' : 'was recorded in the ledger';
  return `Invoice ${invoice} ${how} as ${STATUS_WORDS[status]}: ${formatMoney(total)} with tax (ledger id ${ledgerId}).`;
}

const ACT_WORDS: Readonly<Record<LedgerActKind, { readonly ask: string; readonly done: string }>> = {
  approve: { ask: 'approve', done: 'approved in the ledger' },
  email: { ask: 'email', done: 'emailed to the client by the ledger' },
  void: { ask: 'void', done: 'voided in the ledger' },
  delete: { ask: 'delete', done: 'deleted in the ledger' },
  credit: { ask: 'credit', done: 'credited in the ledger' },
};

/** How an invoice's status is said in a sentence. */
export const STATUS_WORDS: Readonly<Record<InvoiceStatus, string>> = {
  prepared: 'prepared',
  sending: 'being sent',
  needs_attention: 'waiting for a person',
  draft: 'a draft',
  submitted: 'submitted for approval',
  approved: 'approved',
  part_paid: 'part paid',
  paid: 'paid',
  credited: 'credited',
  voided: 'voided',
  deleted: 'deleted',
  cancelled: 'cancelled',
};

const CAUSES: Readonly<Record<Cause['kind'], string>> = {
  event: 'the work moved',
  sweep: 'found by the hourly look',
  schedule: 'its date came',
  person: 'by hand',
};

const milestone = ({ milestone: name, workItem }: { readonly milestone: string; readonly workItem: string }): string => `Milestone ${name} (${workItem})`;
const list = (changes: readonly FieldChange[]): string => changes.map(({ field, from, to }) => `${field} from ${from} to ${to}`).join('; ');
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
