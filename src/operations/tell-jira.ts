import type { Contract } from '../billing/contract';
import { isGated } from '../billing/gate';
import type { MilestoneId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { JiraFailure, writeProperty } from '../jira';
import { propertyOf } from './milestone-property';

/**
 * Tells Jira where a milestone stands, after it was written. That its work was deleted, or Jira is busy, undoes nothing: a stale property costs a look too many at
 * most, and the look sets it right.
 */
export async function tellJira(contract: Contract, milestone: Milestone, now?: number): Promise<void> {
  try {
    await writeProperty(milestone.workItem.id, propertyOf(contract, milestone, now));
  } catch (error) {
    if (!(error instanceof JiraFailure)) throw error;
  }
}

/** Tells Jira when the milestone waits for a person, because its invoice was taken back, say, or when its gate may stand otherwise. Any other stands as Jira knows it. */
export async function tellOfReturn(contract: Contract, id: MilestoneId): Promise<void> {
  const milestone = contract.milestones.find((entry) => entry.id === id);
  if (milestone && (milestone.state.kind === 'waiting' || isGated(contract, milestone))) await tellJira(contract, milestone);
}
