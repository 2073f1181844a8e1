import { todayIn } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { ContractId, MilestoneId } from '../../billing/ids';
import { problem } from '../../billing/problem';
import { ok, refused, type Result } from '../../billing/result';
import { billAgain, leaveUnbilled, takeBackLeave } from '../../operations/bill-again';
import { keepBill, reorderMilestone, reviseMilestone, untagMilestone } from '../../operations/change-milestone';
import type { MilestoneAct } from '../../operations/edit-plan';
import { personFor } from '../../operations/people';
import { getConnection, getContract } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, ContractView, MilestoneSeen } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { MAX_NAME, priceOf } from './milestone-draft';
import { contractView } from './views/contract-view';
import { answer, refusal } from './views/problem-view';

export const billAgainOnPage = decides(billAgain);
export const keepBillOnPage = decides(keepBill);
export const takeBackLeaveOnPage = decides(takeBackLeave);
/** Here and not only in the panel: the panel of an epic that was deleted can't be opened. */
export const untagOnPage = decides(untagMilestone);

const MAX_REASON = 500;

export async function leaveOnPage(visit: ProjectVisit, input: Input<'milestone.leave'>, now: number): Promise<Answer<ContractView>> {
  const reason = field(input.reason, { label: 'The reason', path: 'reason', max: MAX_REASON });
  if (!reason.ok) return refusal(reason.problems);
  return decides(async (act) => leaveUnbilled(act, reason.value))(visit, input, now);
}

export async function moveOnPage(visit: ProjectVisit, input: Input<'milestone.move'>, now: number): Promise<Answer<ContractView>> {
  return decides(async (act) => reorderMilestone(act, input.place))(visit, input, now);
}

/** Every field at fault is named at once. */
export async function reviseOnPage(visit: ProjectVisit, input: Input<'milestone.revise'>, now: number): Promise<Answer<ContractView>> {
  const contract = await getContract(input.contractId as ContractId);
  if (!contract) return refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
  const name = input.name === undefined ? ok(undefined) : field(input.name, { label: 'The name', path: 'name', max: MAX_NAME });
  const price = input.price === undefined ? ok(undefined) : priceOf(input.price, contract.currency);
  if (!name.ok || !price.ok) return refusal([...(name.ok ? [] : name.problems), ...(price.ok ? [] : price.problems)]);
  const revision = { ...(name.value === undefined ? {} : { name: name.value }), ...(price.value === undefined ? {} : { price: price.value }), ...(input.date === undefined ? {} : { date: input.date }) };
  return decides(async (act) => reviseMilestone(act, revision))(visit, input, now);
}

/** A person's word on a milestone as they saw it, from the page of its project or of finance. */
function decides(decide: (act: MilestoneAct) => Promise<Result<Contract>>) {
  return async (visit: ProjectVisit, input: MilestoneSeen, now: number): Promise<Answer<ContractView>> => {
    const act = await actOf(visit, input, now);
    const decided = act.ok ? await decide(act.value) : act;
    const connection = await getConnection();
    return answer(decided, (contract) => contractView(contract, todayIn(connection?.organisation.timeZone ?? 'UTC', now)));
  };
}

/** The work item as the plan has it, in the contract's own project: where it is now, if anywhere, only billing asks. */
async function actOf({ account, project }: ProjectVisit, { contractId, milestoneId, rev }: MilestoneSeen, now: number): Promise<Result<MilestoneAct>> {
  const contract = await getContract(contractId as ContractId);
  const milestone = contract?.milestones.find(({ id }) => id === milestoneId);
  if (!contract || !milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  const item = { ...milestone.workItem, projectId: project.id };
  return ok({ item, contractId: contract.id, milestoneId: milestoneId as MilestoneId, rev, by: await personFor(account), now });
}
