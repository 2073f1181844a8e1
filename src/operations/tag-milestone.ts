import { randomUUID } from 'node:crypto';
import type { Contract } from '../billing/contract';
import type { MilestoneId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import type { TriggerRequest } from '../billing/parse-trigger';
import { addMilestone } from '../billing/plan-edit';
import { problem } from '../billing/problem';
import { refused, ok, type Result } from '../billing/result';
import type { WorkItem } from '../jira';
import { getAgenda, getTag } from '../store/read';
import { keptOf, type Tag } from '../store/tag';
import { agendaChange } from './agenda';
import { isClaimed } from './claim';
import { editArming, type PlanAct } from './edit-plan';
import { scopeWanted } from './keep-scope';
import { resolveTrigger } from './resolve-trigger';
import { pushScopes } from './work';

/** A milestone as a person described it, each field validated by itself; a trigger's status is still only an id. */
export interface MilestoneDraft extends Pick<Milestone, 'name' | 'deliverable' | 'price' | 'terms' | 'autonomy'> {
  readonly trigger: TriggerRequest;
}

/**
 * Puts an epic on the plan of a contract. The tag is written with the plan, and only if the epic has none yet, so that no epic is on two plans. When the
 * epic stands at its trigger already, it is billed at once, as the preview said.
 */
export async function tagMilestone(act: PlanAct & { readonly item: WorkItem }, draft: MilestoneDraft): Promise<Result<Contract>> {
  const { item } = act;
  if (!item.epic) return refused(problem('WORK_ITEM_NOT_EPIC', 'work', { workItem: item.key, type: item.issueType }));
  const trigger = await resolveTrigger(draft.trigger, item);
  if (!trigger.ok) return trigger;
  const id = randomUUID() as MilestoneId;
  // The look that follows bills it at once when it has reached its trigger already, or is due from the start.
  const tagged = await editArming(act, id, async (contract) => {
    const old = await getTag(item.id);
    if (old && (await isClaimed(old, act.now, contract))) return refused(problem('ALREADY_TAGGED', 'milestone', { workItem: item.key }));
    const added = addMilestone(contract, { ...draft, trigger: trigger.value, id, workItem: { id: item.id, key: item.key } });
    if (!added.ok) return added;
    const milestone = added.value.milestones.find((entry) => entry.id === id);
    const amount = milestone?.amount ?? contract.price;
    const tag: Tag = { rev: (old?.rev ?? 0) + 1, workItemId: item.id, projectId: item.projectId, contractId: contract.id, milestoneId: id, ...keptOf(old) };
    const agenda = agendaChange(await getAgenda(), trigger.value, item.id);
    return ok({
      contract: added.value,
      events: [{ kind: 'milestone-tagged' as const, milestone: draft.name, workItem: item.key, amount }],
      also: [{ kind: 'tag' as const, tag }, scopeWanted(contract, { id, ...draft }, { at: new Date(act.now).toISOString(), by: act.by }), ...agenda],
    });
  });
  if (tagged.ok) await pushScopes([{ contractId: act.contractId, milestoneId: id }]);
  return tagged;
}
