import type { Contract } from '../billing/contract';
import { isGated } from '../billing/gate';
import type { Invoice } from '../billing/invoice';
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

/** Tells Jira of the invoice's milestones that wait for a person, because it was taken back, say, or whose gates may stand otherwise. Any other stands as Jira knows it. */
export async function tellOfReturn(contract: Contract, invoice: Pick<Invoice, 'milestoneId' | 'with'>): Promise<void> {
  for (const milestone of billedWith(contract, invoice)) {
    if (milestone.state.kind === 'waiting' || isGated(contract, milestone)) await tellJira(contract, milestone);
  }
}

/** The milestones that it bills, of those on the plan. */
export const billedWith = ({ milestones }: Contract, { milestoneId, with: others = [] }: Pick<Invoice, 'milestoneId' | 'with'>): readonly Milestone[] => {
  const ids = [milestoneId, ...others.map((other) => other.milestoneId)];
  return milestones.filter(({ id }) => ids.includes(id));
};
