import type { Contract } from '../billing/contract';
import type { MilestoneId } from '../billing/ids';
import { JiraFailure, writeProperty } from '../jira';
import { propertyOf } from './milestone-property';

/**
 * Tells Jira's filter and search of a milestone that is back before a person because its invoice was taken back. It waits for that person whatever Jira knows of
 * it: that its work was deleted, or Jira is busy, must not keep what else is to be done from being done.
 */
export async function tellWork(contract: Contract, id: MilestoneId): Promise<void> {
  const milestone = contract.milestones.find((entry) => entry.id === id);
  if (milestone?.state.kind !== 'waiting') return;
  try {
    await writeProperty(milestone.workItem.id, propertyOf(contract, milestone));
  } catch (error) {
    if (!(error instanceof JiraFailure)) throw error;
  }
}
