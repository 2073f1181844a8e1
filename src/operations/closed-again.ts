import type { ActivityEvent } from '../billing/activity';
import type { Bill, Contract } from '../billing/contract';
import { isPaidFor, withReleased } from '../billing/released';
import { activityOfInvoice } from '../store/read';

/**
 * What a payment that was taken back means for work that went out on it: noted on the contract, for a person, and in the record, with what the gate had let pass. Nothing
 * where it had let nothing pass, or where enough is still paid. What it let pass is searched for, and only told: nothing is decided on it.
 */
export async function closedAgain(before: Contract, after: Contract, { invoiceId, number, milestoneId }: Bill, at: string): Promise<{ readonly contract: Contract; readonly events: readonly ActivityEvent[] }> {
  const unchanged = { contract: after, events: [] };
  const [was, is] = [before, after].map(({ bills }) => bills.find((bill) => bill.invoiceId === invoiceId)?.paid?.minor ?? 0);
  const milestone = after.milestones.find(({ id }) => id === milestoneId);
  if (!milestone || was === undefined || is === undefined || is >= was || isPaidFor(after, milestone)) return unchanged;
  const items = [...new Set((await activityOfInvoice(number)).flatMap(({ event }) => (event.kind === 'gate-passed' ? [event.item] : [])))];
  if (items.length === 0) return unchanged;
  return { contract: withReleased(after, milestoneId, { items }, at), events: [{ kind: 'gate-closed-again', milestone: milestone.name, workItem: milestone.workItem.key, invoice: number, items }] };
}
