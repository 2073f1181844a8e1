import { formatDate } from '../billing/calendar-date';
import type { GateClosed } from '../billing/gate';
import { graceUntil, type MilestoneGate, type Opened } from '../billing/milestone-gate';
import { formatMoney } from '../billing/money';

/** A gate in words for whoever stands before it, outside our pages. Amounts are only in them where the reader may know them. */
export interface GateWords {
  /** What is so, with the milestone, the invoice and the day it is due. */
  readonly why: string;
  /** What opens it; empty once it is open. */
  readonly opens: string;
}

export function gateWords(decided: MilestoneGate, amounts: boolean): GateWords {
  const { milestone, owed: bill, gate, opened } = decided;
  const what = `Milestone “${milestone.name}” (${milestone.workItem.key})`;
  if (opened !== undefined) return { why: `${what} is open: ${OPENED[opened](decided)}`, opens: '' };
  if (gate.open) return { why: what, opens: '' };
  const invoice = `Invoice ${bill?.number ?? ''}`;
  const due = bill?.dueDate === undefined ? '' : `, due ${formatDate(bill.dueDate)}`;
  const paid = bill?.status === 'part_paid' ? 'paid in full' : 'paid';
  const { why, opens } = closedWords(gate, { invoice, due, paid, billed: bill?.beside === 'deposit' ? 'The deposit' : 'The milestone' }, amounts);
  return { why: `${what} is closed. ${why}${claimed(decided)}`, opens };
}

/** A client's word is passed on, and opens nothing by itself where the contract does not say so. */
const claimed = ({ claim, owed }: MilestoneGate): string => (claim && claim.invoiceId === owed?.invoiceId ? ` The client says that it was paid on ${formatDate(claim.paidOn)}; that alone does not open it.` : '');

const OPENED: Readonly<Record<Opened, (decided: MilestoneGate) => string>> = {
  money: ({ bill }) => `the money for invoice ${bill?.number ?? ''} is in.`,
  grace: ({ owed: bill, policy }) => {
    const until = graceUntil(bill, policy);
    return `invoice ${bill?.number ?? ''} is not paid yet, and has until ${until === undefined ? 'its due date' : formatDate(until)}.`;
  },
  claim: ({ bill, claim }) => `the client says that invoice ${bill?.number ?? ''} was paid${claim ? ` on ${formatDate(claim.paidOn)}` : ''}, which is enough for this contract.`,
  override: ({ override }) => `a person let it pass${override?.until === undefined ? '' : ` until ${instant(override.until)}`}.`,
  off: () => 'a site administrator opened all gates of its contract.',
};

/** Words for a closed gate's invoice: its number, when it is due, and what it is not. */
interface InvoiceWords {
  readonly invoice: string;
  readonly due: string;
  readonly paid: string;
  /** What it bills, at the beginning of a sentence. */
  readonly billed: string;
}

function closedWords(gate: GateClosed, { invoice, due, paid, billed }: InvoiceWords, amounts: boolean): GateWords {
  switch (gate.reason) {
    case 'not-billed':
      return { why: 'It is not billed yet.', opens: 'It opens once it is billed and its invoice is paid.' };
    case 'not-sent':
      return { why: `${invoice} is not in Xero yet.`, opens: 'It opens once the invoice is in Xero, approved and paid.' };
    case 'needs-attention':
      return { why: `Something about ${lower(invoice)} waits for a person.`, opens: 'It is answered under Needs attention, on the project’s Billing page; then its payments count.' };
    case 'not-approved':
      return { why: `${invoice} is not approved in Xero yet, so nobody owes it.`, opens: 'It opens once the invoice is approved and paid.' };
    case 'unpaid':
      return { why: `${invoice}${due}, is not ${paid}${amounts ? `: ${formatMoney(gate.due)} is owed` : ''}.`, opens: PAYMENT };
    case 'reversed':
      return { why: `${invoice}${due}, was paid, and the payment was taken back${amounts ? `: ${formatMoney(gate.due)} is owed again` : ''}.`, opens: PAYMENT };
    case 'credited':
      return { why: `${invoice} was settled by credit, and only money paid in counts here.`, opens: 'A payment opens it; or finance lets credit count for this contract.' };
    case 'differs':
      return { why: `${invoice} asks for another amount in Xero than was sent.`, opens: 'Finance accepts the difference on the project’s Billing page, or puts it right in Xero; then its payments count.' };
    case 'taken-back':
      return { why: `${invoice} ${TAKEN_BACK[gate.how]}.`, opens: `${billed} is billed again, and the new invoice paid.` };
    case 'unread':
      return { why: `What Xero last said of ${lower(invoice)} could not be read, so nobody knows whether it is paid.`, opens: 'It is asked for again each hour.' };
    case 'disconnected':
      return { why: `Xero is not connected, so nobody knows whether ${lower(invoice)} is paid.`, opens: 'A site administrator connects Xero on Milepost’s admin page; then it is looked at again.' };
    case 'stale':
      return {
        why: gate.since === undefined ? 'Xero was not asked about payments yet.' : `Xero was last asked about payments on ${instant(gate.since)}, too long ago to rely on.`,
        opens: 'It is looked at again with the next answer from Xero; “Refresh” on the project’s Billing page asks at once.',
      };
  }
}

const PAYMENT = 'It opens when the payment is in Xero.';

const TAKEN_BACK: Readonly<Record<Extract<GateClosed, { reason: 'taken-back' }>['how'], string>> = {
  voided: 'was voided in Xero',
  deleted: 'was deleted in Xero',
  cancelled: 'was cancelled before Xero had it',
  missing: 'is no longer in Xero',
};

/** Who may let it pass all the same. People's names are Jira's to tell, and not to everyone. */
export function whoMayOverride({ contract, policy }: Pick<MilestoneGate, 'contract' | 'policy'>): string {
  const named = policy.overriders.length === 0 ? '' : ', or is named on the contract,';
  return `Whoever may manage billing in ${contract.projectKey}${named} can let it pass in Jira, with a reason.`;
}

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
/** To the minute, in UTC: whoever reads it may be anywhere. */
const instant = (iso: string): string => `${formatDate(iso.slice(0, 10) as Parameters<typeof formatDate>[0])} ${iso.slice(11, 16)} UTC`;
