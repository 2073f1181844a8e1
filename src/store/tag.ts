import type { ContractId, MilestoneId, ProjectId, WorkItemId } from '../billing/ids';

/** Which milestone a work item stands for. That it exists is the claim: a work item has one tag, so it can't be on two plans. */
export interface Tag {
  readonly rev: number;
  readonly workItemId: WorkItemId;
  readonly projectId: ProjectId;
  readonly contractId: ContractId;
  readonly milestoneId: MilestoneId;
  /** Set while the milestone may not exist yet: without it by then, the tag claims nothing. ISO instant, UTC. */
  readonly reservedUntil?: string;
}
