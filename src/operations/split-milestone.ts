import { randomUUID } from 'node:crypto';
import type { Contract } from '../billing/contract';
import type { MilestoneId } from '../billing/ids';
import type { Trigger } from '../billing/milestone';
import type { TriggerRequest } from '../billing/parse-trigger';
import { partsOf, wholeName, wholeOf } from '../billing/part';
import { ok, type Result } from '../billing/result';
import { joinMilestone, splitMilestone } from '../billing/split-edit';
import type { WorkItem } from '../jira';
import { getAgenda } from '../store/read';
import { agendaChanges } from './agenda';
import { editArming, ownMilestone, type MilestoneAct } from './edit-plan';
import { resolveTrigger } from './resolve-trigger';

/** A part as a person described it; a trigger's status is still only an id. */
export interface PartRequest {
  readonly name: string;
  /** Of the milestone's price: 10000 is all of it. */
  readonly basisPoints: number;
  readonly trigger: TriggerRequest;
}

/**
 * Has a milestone billed in parts from now on, or refuses once anything was billed of it. A part that stands at its trigger already is billed at once, by the look that follows. The work keeps its tag, and its
 * scope the baseline that it has.
 */
export async function splitIntoParts(act: MilestoneAct & { readonly item: WorkItem }, requests: readonly PartRequest[]): Promise<Result<Contract>> {
  const triggers: Trigger[] = [];
  for (const [index, request] of requests.entries()) {
    const trigger = await resolveTrigger(request.trigger, act.item);
    if (!trigger.ok) return { ok: false, problems: trigger.problems.map((found) => ({ ...found, path: `parts.${index}.trigger` })) };
    triggers.push(trigger.value);
  }
  const drafts = requests.map(({ name, basisPoints }, index) => ({ id: randomUUID() as MilestoneId, name, basisPoints, trigger: triggers[index] ?? { kind: 'manual' as const } }));
  return editArming(act, act.milestoneId, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const split = splitMilestone(contract, act.milestoneId, drafts);
    if (!split.ok) return split;
    const parts = partsOf(split.value, act.milestoneId);
    return ok({
      contract: split.value,
      events: [{ kind: 'milestone-split' as const, milestone: milestone.value.name, workItem: act.item.key, amount: milestone.value.amount, parts: parts.map(({ name, amount }) => ({ milestone: name, amount })) }],
      also: agendaChanges(await getAgenda(), triggers.map((trigger) => ({ trigger, workItemId: act.item.id }))),
    });
  });
}

/** Has the parts of a milestone billed in one again, or refuses once any of them was billed. */
export async function joinParts(act: MilestoneAct): Promise<Result<Contract>> {
  return editArming(act, act.milestoneId, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const joined = joinMilestone(contract, act.milestoneId);
    if (!joined.ok) return joined;
    const [whole = milestone.value] = partsOf(joined.value, wholeOf(milestone.value));
    return ok({ contract: joined.value, events: [{ kind: 'milestone-joined' as const, milestone: wholeName(milestone.value), workItem: act.item.key, amount: whole.amount }] });
  });
}
