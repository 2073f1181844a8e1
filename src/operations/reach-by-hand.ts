import { todayIn } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import { contractObstacle } from '../billing/contract-state';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { getConnection, getContract } from '../store/read';
import { belongs, ownMilestone, type MilestoneAct } from './edit-plan';
import { lookAtWorkItem } from './look-at-work-item';

/** A person says that a milestone is due now, whatever its trigger. Billed already, held or refused: they are told, and nothing is billed twice. */
export async function reachByHand(act: MilestoneAct): Promise<Result<Contract>> {
  const contract = await getContract(act.contractId);
  if (!contract) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  const own = belongs(contract, act.item.projectId);
  if (!own.ok) return own;
  if (contract.rev !== act.rev) return refused(problem('STALE_PAGE', 'page'));
  const milestone = ownMilestone(contract, act);
  if (!milestone.ok) return milestone;
  if (milestone.value.state.kind === 'held') return refused(problem('MILESTONE_HELD', 'milestone', { reason: milestone.value.state.reason }));
  if (milestone.value.state.kind === 'billed') return refused(problem('MILESTONE_ALREADY_BILLED', 'milestone', { invoice: milestone.value.state.invoiceId }));
  const obstacle = contractObstacle(contract, todayIn((await getConnection())?.organisation.timeZone ?? 'UTC', act.now), true);
  // Nothing is written down of it: the person is told, and does it again when the contract bills.
  if (obstacle) return refused(obstacle);
  const looked = await lookAtWorkItem(act.item.id, { kind: 'person', person: act.by }, act.now, { rev: act.rev, id: act.milestoneId });
  if (!looked) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  // The contract moved on between the page's word and the claim, and nothing was billed at a price that nobody saw.
  if (!looked.changed && looked.contract.rev !== act.rev) return refused(problem('STALE_PAGE', 'page'));
  // One whose invoice was taken back goes on waiting for that: why it could not be billed now would be said nowhere else.
  const { state } = looked.milestone;
  if (looked.why && (!looked.changed || (state.kind === 'waiting' && state.problem.code === 'BILL_VOIDED'))) return refused(looked.why);
  return ok(looked.contract);
}
