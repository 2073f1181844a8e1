import { billFor } from '../billing/bill';
import type { Contract } from '../billing/contract';
import { transition } from '../billing/milestone-state';
import { withMilestone } from '../billing/plan-edit';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { getContract } from '../store/read';
import { editPlan, ownMilestone, type MilestoneAct } from './edit-plan';
import { reachByHand } from './reach-by-hand';
import { tellJira } from './tell-jira';

/** A person decides that a milestone which waits, most often because its invoice was taken back, is billed now: by an invoice of its own, under a new number. */
export async function billAgain(act: MilestoneAct): Promise<Result<Contract>> {
  const contract = await getContract(act.contractId);
  const milestone = contract?.milestones.find(({ id }) => id === act.milestoneId);
  if (milestone?.state.kind === 'planned') return refused(problem('STALE_PAGE', 'page'));
  return reachByHand(act);
}

/** A person decides that a milestone which waits, most often because its invoice was taken back, is not billed: it is on hold from now on, with the reason. */
export async function leaveUnbilled(act: MilestoneAct, reason: string): Promise<Result<Contract>> {
  const written = await editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const { state, name, workItem, id } = milestone.value;
    if (state.kind !== 'waiting') return refused(problem('STALE_PAGE', 'page'));
    const next = transition(state, { kind: 'hold', by: act.by, reason, at: new Date(act.now).toISOString(), left: { problem: state.problem, since: state.since } });
    if (!next.ok) return next;
    const facts = { milestone: name, workItem: workItem.key, reason };
    const back = state.problem.code === 'BILL_VOIDED' ? billFor(contract, id) : undefined;
    const event = back ? { kind: 'bill-left' as const, ...facts, invoice: back.number } : { kind: 'milestone-held' as const, ...facts };
    return ok({ contract: withMilestone(contract, { ...milestone.value, state: next.value }), events: [event] });
  });
  const after = written.ok ? written.value.milestones.find(({ id }) => id === act.milestoneId) : undefined;
  if (written.ok && after) await tellJira(written.value, after);
  return written;
}

/** Takes that back: it waits again for what it waited for, and is billed by a person's word only where it was so before. */
export async function takeBackLeave(act: MilestoneAct): Promise<Result<Contract>> {
  const written = await editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const { state, name, workItem } = milestone.value;
    const next = transition(state, { kind: 'unleave' });
    if (!next.ok) return next;
    return ok({ contract: withMilestone(contract, { ...milestone.value, state: next.value }), events: [{ kind: 'milestone-unheld' as const, milestone: name, workItem: workItem.key }] });
  });
  const after = written.ok ? written.value.milestones.find(({ id }) => id === act.milestoneId) : undefined;
  if (written.ok && after) await tellJira(written.value, after);
  return written;
}
