import type { ActivityEvent } from './activity';
import { isFor } from './collect';
import type { Contract } from './contract';
import type { MilestoneId } from './ids';

/** What a line of the record must name to be about a milestone: its work, or one of its invoices. */
export interface MilestoneMarks {
  readonly workItem: string;
  readonly invoices: readonly string[];
}

/** Undefined when the contract has no such milestone (any more). */
export function marksOf({ milestones, bills }: Contract, id: MilestoneId): MilestoneMarks | undefined {
  const milestone = milestones.find((entry) => entry.id === id);
  return milestone && { workItem: milestone.workItem.key, invoices: bills.filter((bill) => isFor(bill, id)).map(({ number }) => number) };
}

/** Whether a line of the contract's record is about the milestone. */
export function concerns(event: ActivityEvent, { workItem, invoices }: MilestoneMarks): boolean {
  if (event.kind === 'plan-applied') return event.milestones.some((entry) => entry.workItem === workItem);
  return ('workItem' in event && event.workItem === workItem) || ('invoice' in event && event.invoice !== undefined && invoices.includes(event.invoice));
}
