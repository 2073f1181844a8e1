import type { ActivityEvent } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ContractId, MilestoneId, PersonId, ProjectId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import type { WorkItem } from '../jira';
import type { Change } from '../store/commit';
import { getContract } from '../store/read';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';

/** A person's act on a contract's plan, from the work item's panel. */
export interface PlanAct {
  readonly item: WorkItem;
  readonly contractId: ContractId;
  /** The contract's `rev` as they saw it: when it has moved on, nothing is done and the page is told that it is stale. */
  readonly rev: number;
  readonly by: PersonId;
  readonly now: number;
}

/** An act on a milestone that is already on the plan. */
export interface MilestoneAct extends PlanAct {
  readonly milestoneId: MilestoneId;
}

/** What an act makes of a contract, with the records that belong to it. */
export interface PlanEdit {
  readonly contract: Contract;
  readonly events: readonly ActivityEvent[];
  readonly also?: readonly Change[];
}

/** Reads the contract that the person saw, lets `edit` decide, and writes contract, records and activity together. */
export async function editPlan(act: PlanAct, edit: (contract: Contract) => Promise<Result<PlanEdit>>): Promise<Result<Contract>> {
  return transact<Result<Contract>>(async () => {
    const contract = await getContract(act.contractId);
    const allowed = editable(contract, act);
    if (!allowed.ok) return { changes: [], result: allowed };
    const edited = await edit(allowed.value);
    if (!edited.ok) return { changes: [], result: edited };
    const { contract: after, events, also } = edited.value;
    const written = contractChanges(allowed.value, after, { at: new Date(act.now).toISOString(), by: act.by }, events);
    return { changes: [...written.changes, ...(also ?? [])], result: ok(written.contract) };
  });
}

function editable(contract: Contract | undefined, act: PlanAct): Result<Contract> {
  if (!contract) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  const wrong = belongs(contract, act.item.projectId);
  if (!wrong.ok) return wrong;
  if (contract.rev !== act.rev) return refused(problem('STALE_PAGE', 'page'));
  return ok(contract);
}

/** A contract bills the work of its own project only. */
export function belongs(contract: Contract, projectId: ProjectId): Result<Contract> {
  return contract.projectId === projectId ? ok(contract) : refused(problem('WRONG_PROJECT', 'contract', { project: contract.projectKey }));
}

/** The milestone that the act names, when it is this work item's own. */
export function ownMilestone(contract: Contract, act: MilestoneAct): Result<Milestone> {
  const milestone = contract.milestones.find((entry) => entry.id === act.milestoneId && entry.workItem.id === act.item.id);
  return milestone ? ok(milestone) : refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
}
