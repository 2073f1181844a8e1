import { formatDate } from './calendar-date';
import { named } from './collect';
import type { Contract } from './contract';
import { reminderInGerman } from './reminder-text-de';
import type { WorkItemId } from './ids';
import type { Reminded } from './reminders';
import { reachingOf } from './reaching';
import { describeTrigger } from './trigger';

/** What is said below the work, and below which; undefined where no work stands behind it. It holds no amount, and tells each reminder from the ones before it. */
export function reminderText(contract: Contract, { kind, about, from, days, on }: Reminded): { readonly workItemId: WorkItemId; readonly text: string } | undefined {
  const bill = contract.bills.find(({ invoiceId }) => invoiceId === about);
  const milestone = contract.milestones.find(({ id }) => id === (kind === 'overdue' ? bill?.milestoneId : about));
  if (!milestone) return undefined;
  const { workItem, trigger } = milestone;
  const name = kind === 'overdue' ? named(milestone.name, bill?.with) : milestone.name;
  if (contract.reminders?.language === 'de') return { workItemId: workItem.id, text: reminderInGerman(contract, { ...milestone, name }, { kind, days, on, invoice: bill?.number ?? '', ...(from === undefined ? {} : { from }) }) };
  const said = (text: string) => ({ workItemId: workItem.id, text: `${text} (Reminder of ${formatDate(on)}.)` });
  switch (kind) {
    case 'overdue':
      return said(`Invoice ${bill?.number ?? ''} for milestone “${name}” was due${from === undefined ? '' : ` on ${formatDate(from)}`} and is not paid: ${count(days)} overdue. If the client says that it is paid, or disputes it, note that on the project’s Billing page, and reminders pause.`);
    case 'bill':
      return said(`Milestone “${name}” was reached${from === undefined ? '' : ` on ${formatDate(from)}`} and waits for somebody to bill it, on the project’s Billing page.`);
    case 'ahead': {
      const when = from === undefined ? `Most of the work of milestone “${name}” is done.` : `Milestone “${name}” is expected by ${formatDate(from)}.`;
      return said(`${when} ${reachingOf(contract, milestone) === 'remind' ? 'People are reminded to bill it' : 'It is billed'} ${describeTrigger(trigger)}.`);
    }
  }
}

const count = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
