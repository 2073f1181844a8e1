import type { ActivityEvent } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ContractId, MilestoneId, PersonId, ProjectId } from '../billing/ids';
import type { Cause, Milestone } from '../billing/milestone';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { writeProperty, type WorkItem } from '../jira';
import type { Change } from '../store/commit';
import { getContract } from '../store/read';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';
import { propertyOf } from './milestone-property';
import { pushLook } from './work';

/** A work item as far as the plan knows it. */
export type PlannedItem = Pick<WorkItem, 'id' | 'key' | 'projectId'>;

/** A person's act on a contract's plan, from the work item's panel or from the plan itself. */
export interface PlanAct {
  readonly item: PlannedItem;
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

export type Edit = (contract: Contract) => Promise<Result<PlanEdit>>;

/** Reads the contract that the person saw, lets `edit` decide, and writes contract, records and activity together. */
export async function editPlan(act: PlanAct, edit: Edit): Promise<Result<Contract>> {
  return transact<Result<Contract>>(async () => {
    const tried = await tryEdit(act, edit);
    if (!tried.ok) return { changes: [], result: tried };
    const { before, edited } = tried.value;
    const written = contractChanges(before, edited.contract, { at: new Date(act.now).toISOString(), by: act.by }, edited.events);
    return { changes: [...written.changes, ...(edited.also ?? [])], result: ok(written.contract) };
  });
}

/**
 * An edit after which the milestone may be billed by what its work does. Jira is told first: a milestone whose property was never written wakes no event and
 * is found by no search, so it would never be billed, while a property too many is cleaned away by the look that follows. The look is asked for whatever
 * became of the edit, and after anything but success it sets the property right.
 */
export async function editArming(act: PlanAct, id: MilestoneId, edit: Edit): Promise<Result<Contract>> {
  const tried = await tryEdit(act, edit);
  if (!tried.ok) return tried;
  const { contract } = tried.value.edited;
  // Of parts that were joined, the one that is named may be gone: the property is that of their work.
  const milestone = contract.milestones.find((entry) => entry.id === id) ?? contract.milestones.find(({ workItem }) => workItem.id === act.item.id);
  if (!milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  await writeProperty(act.item.id, propertyOf(contract, milestone));
  let cause: Cause = { kind: 'sweep' };
  try {
    const written = await editPlan(act, edit);
    if (written.ok) cause = { kind: 'event' };
    return written;
  } finally {
    await pushLook(act.item.id, cause, act.contractId);
  }
}

async function tryEdit(act: PlanAct, edit: Edit): Promise<Result<{ readonly before: Contract; readonly edited: PlanEdit }>> {
  const allowed = editable(await getContract(act.contractId), act);
  if (!allowed.ok) return allowed;
  const edited = await edit(allowed.value);
  return edited.ok ? ok({ before: allowed.value, edited: edited.value }) : edited;
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
