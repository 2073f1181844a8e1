import { orderOf } from '../billing/change-order';
import type { Contract } from '../billing/contract';
import type { ContractId, MilestoneId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { partsOf } from '../billing/part';
import { baselineOf, type Scope } from '../billing/scope';
import { childrenOf } from '../jira';
import type { Change } from '../store/commit';
import { getContract } from '../store/read';
import { getScope, scopesToRead } from '../store/scope';
import { transact } from '../store/transact';
import type { Act } from './contract-changes';
import { pushScopes } from './work';

/** Of an epic with more work than this, the rest is not counted. It bounds what reading one costs: so many of Jira's points, and one for each hundred. */
export const MOST_CHILDREN = 1000;

/**
 * The change by which a milestone's price counts as agreed now: what its work is will be read in a moment. It belongs into the write that prices the milestone, so that a crash leaves a
 * record which says what is still to be read. `before` is what there was.
 */
export const scopeWanted = (contract: Contract, milestone: Pick<Milestone, 'id' | 'deliverable'>, act: Act, before?: Scope): Change => ({ kind: 'scope', scope: pricedScope(contract, milestone, act, before) });

const pricedScope = ({ id: contractId, projectId }: Contract, { id: milestoneId, deliverable }: Pick<Milestone, 'id' | 'deliverable'>, { at, by }: Act, before?: Scope): Scope => ({
  rev: (before?.rev ?? 0) + 1,
  milestoneId,
  contractId,
  projectId,
  pricedAt: at,
  by,
  ...(deliverable === undefined ? {} : { deliverable }),
});

/**
 * Reads the work behind a milestone and keeps it as what the price was agreed for, once: however often and late it runs, what was kept stays. A milestone that has no record, as those from before there were
 * any, gets one by this.
 */
export async function keepScope(contractId: ContractId, milestoneId: MilestoneId, now: number): Promise<void> {
  const known = await getScope(milestoneId);
  if (known?.baseline) return;
  const contract = await getContract(contractId);
  const [milestone] = contract ? partsOf(contract, milestoneId) : [];
  // What a change order became has its scope in the order.
  if (!contract || !milestone || orderOf(contract, milestoneId)) return forget(known);
  const { items } = await childrenOf([milestone.workItem], MOST_CHILDREN);
  const at = new Date(now).toISOString();
  await transact(async () => {
    const before = await getScope(milestoneId);
    if (before?.baseline) return { changes: [], result: undefined };
    const scope = before ? { ...before, rev: before.rev + 1 } : pricedScope(contract, { ...milestone, id: milestoneId }, { at, by: 'milepost' });
    return { changes: [{ kind: 'scope' as const, scope: { ...scope, baseline: baselineOf(items, at) } }], result: undefined };
  });
}

async function forget(scope: Scope | undefined): Promise<void> {
  if (!scope) return;
  await transact(async () => {
    const known = await getScope(scope.milestoneId);
    return { changes: known && !known.baseline ? [{ kind: 'unscope' as const, milestoneId: known.milestoneId, rev: known.rev }] : [], result: undefined };
  });
}

/** Has those read whose job was lost, at most so many: one request of storage when there are none. */
export async function keepMissedScopes(most: number): Promise<void> {
  await pushScopes(await scopesToRead(most));
}
