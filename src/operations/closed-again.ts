import type { ActivityEvent } from '../billing/activity';
import { calendarDate } from '../billing/calendar-date';
import { billedBy } from '../billing/collect';
import type { Bill, Contract } from '../billing/contract';
import { isLive } from '../billing/invoice-status';
import type { Milestone } from '../billing/milestone';
import { milestoneGate } from '../billing/milestone-gate';
import { isPaidFor, withReleased } from '../billing/released';
import { activityOfInvoice } from '../store/read';

interface Again {
  readonly contract: Contract;
  readonly events: readonly ActivityEvent[];
}

/**
 * What it means for work that went out on an invoice when what let it pass is taken back: its payment, the client's word, or, in its days of grace, the invoice itself. It is noted on the
 * contract, for a person, and in the record, with what the gate had let pass. Nothing where it had let nothing pass, where it is open all the same, or where a person let it pass. A deposit
 * that is taken back closes every gate whose invoice drew on it. What it let pass is searched for, and only told: nothing is decided on it. `at`: ISO instant, UTC.
 */
export async function closedAgain(before: Contract, after: Contract, changed: Changed, at: string): Promise<Again> {
  const drew = changed.beside === 'deposit' ? before.bills.filter(({ drawn, status }) => drawn !== undefined && isLive(status)) : [changed];
  let again: Again = { contract: after, events: [] };
  for (const bill of drew) {
    for (const milestoneId of billedBy(bill)) {
      const { contract, events } = await closedBy(before, again.contract, changed, { ...bill, milestoneId }, at);
      again = { contract, events: [...again.events, ...events] };
    }
  }
  return again;
}

type Changed = Pick<Bill, 'invoiceId' | 'number' | 'milestoneId' | 'with' | 'beside'>;

/** The same for the gate of one milestone that goes by `bill`, when `changed`, which it is or draws on, is not as it was. */
async function closedBy(before: Contract, after: Contract, changed: Changed, { milestoneId, with: others, number }: Changed, at: string): Promise<Again> {
  const unchanged = { contract: after, events: [] };
  const [was, is] = [before, after].map(({ bills }) => bills.find(({ invoiceId }) => invoiceId === changed.invoiceId)?.paid?.minor ?? 0);
  const [earlier, milestone] = [before, after].map(({ milestones }) => milestones.find(({ id }) => id === milestoneId));
  if (!earlier || !milestone || was === undefined || is === undefined) return unchanged;
  const isTakenBack = is < was && !isPaidFor(after, milestone);
  if (!isTakenBack && (!isOpen(byItself(before), earlier, at) || isOpen(after, milestone, at))) return unchanged;
  const items = [...new Set((await activityOfInvoice(number)).flatMap(({ event }) => (event.kind === 'gate-passed' && event.opened !== 'override' && event.opened !== 'off' && (others === undefined || event.workItem === milestone.workItem.key) ? [event.item] : [])))];
  if (items.length === 0) return unchanged;
  return { contract: withReleased(after, milestoneId, { items }, at), events: [{ kind: 'gate-closed-again', milestone: milestone.name, workItem: milestone.workItem.key, invoice: changed.number, items }] };
}

/** Without what people let pass: its money, its grace or the client's word opens it, or nothing does. */
const byItself = ({ overrides: _passed, gateOff: _off, ...contract }: Contract): Contract => contract;

/** As far as our own records say. */
const isOpen = (contract: Contract, milestone: Milestone, at: string): boolean =>
  milestoneGate(contract, milestone, { connected: true, lookedAt: at, today: calendarDate(at.slice(0, 10)) }, Date.parse(at)).opened !== undefined;
