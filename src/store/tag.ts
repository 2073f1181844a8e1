import type { BilledBefore } from '../billing/billed-before';
import type { ContractId, MilestoneId, ProjectId, WorkItemId } from '../billing/ids';
import type { Change } from './commit';

/** Which milestone a work item stands for. That it exists is the claim: a work item has one tag, so it can't be on two plans. */
export interface Tag {
  readonly rev: number;
  readonly workItemId: WorkItemId;
  readonly projectId: ProjectId;
  readonly contractId: ContractId;
  readonly milestoneId: MilestoneId;
  /** Set while the milestone may not exist yet: without it by then, the tag claims nothing. ISO instant, UTC. */
  readonly reservedUntil?: string;
  /** What the ledger has of this work from before Milepost's data was erased. It stays whatever becomes of the claim, so that the work is never billed again unseen. */
  readonly before?: readonly BilledBefore[];
}

/** Of a tag that claims nothing, and is kept for what it says of before: it was reserved until long ago. */
export const CLAIMS_NOTHING = '1970-01-01T00:00:00.000Z';

/** What is taken over from the tag that a work item had. */
export const keptOf = (old: Tag | undefined): Pick<Tag, 'before'> => (old?.before ? { before: old.before } : {});


/** The change that takes the claim away. */
export const untagged = (tag: Tag): Change =>
  tag.before ? { kind: 'tag', tag: { ...tag, rev: tag.rev + 1, reservedUntil: CLAIMS_NOTHING } } : { kind: 'untag', workItemId: tag.workItemId, rev: tag.rev };
