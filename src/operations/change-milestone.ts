import type { ActivityEvent, FieldChange } from '../billing/activity';
import type { Contract } from '../billing/contract';
import { describeMilestoneChanges } from '../billing/milestone-changes';
import { transition, type MilestoneEvent } from '../billing/milestone-state';
import { changeMilestone, removeMilestone, withMilestone } from '../billing/plan-edit';
import { ok, type Result } from '../billing/result';
import { removeProperty, writeProperty } from '../jira';
import { getAgenda, getTag } from '../store/read';
import { agendaChange } from './agenda';
import { editPlan, ownMilestone, type MilestoneAct } from './edit-plan';
import { propertyOf } from './milestone-property';
import { resolveTrigger } from './resolve-trigger';
import type { MilestoneDraft } from './tag-milestone';
import { pushLook } from './work';

/** Changes a milestone that is not billed: its words, price, trigger or terms. */
export async function updateMilestone(act: MilestoneAct, draft: MilestoneDraft): Promise<Result<Contract>> {
  const trigger = await resolveTrigger(draft.trigger, act.item);
  if (!trigger.ok) return trigger;
  const written = await editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const changed = changeMilestone(contract, { ...milestone.value, deliverable: undefined, terms: undefined, ...draft, trigger: trigger.value });
    if (!changed.ok) return changed;
    const after = changed.value.milestones.find((entry) => entry.id === act.milestoneId) ?? milestone.value;
    const changes: readonly FieldChange[] = describeMilestoneChanges(milestone.value, after);
    return ok({
      contract: changed.value,
      events: changes.length === 0 ? [] : [{ kind: 'milestone-changed' as const, milestone: after.name, workItem: act.item.key, changes }],
      also: agendaChange(await getAgenda(), trigger.value, act.item.id),
    });
  });
  if (written.ok) await announce(written.value, act, true);
  return written;
}

/** Takes an epic off the plan; one that is billed stays, since its invoice does. */
export async function untagMilestone(act: MilestoneAct): Promise<Result<Contract>> {
  const written = await editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const removed = removeMilestone(contract, act.milestoneId);
    if (!removed.ok) return removed;
    const tag = await getTag(act.item.id);
    return ok({
      contract: removed.value,
      events: [{ kind: 'milestone-untagged' as const, milestone: milestone.value.name, workItem: act.item.key }],
      also: tag ? [{ kind: 'untag' as const, workItemId: act.item.id, rev: tag.rev }] : [],
    });
  });
  if (written.ok) await removeProperty(act.item.id);
  return written;
}

export async function holdMilestone(act: MilestoneAct, reason: string): Promise<Result<Contract>> {
  const at = new Date(act.now).toISOString();
  return change(act, { kind: 'hold', by: act.by, reason, at }, (facts) => ({ kind: 'milestone-held', ...facts, reason }));
}

export async function unholdMilestone(act: MilestoneAct): Promise<Result<Contract>> {
  return change(act, { kind: 'unhold' }, (facts) => ({ kind: 'milestone-unheld', ...facts }));
}

/** The work was reopened after billing, and somebody says that the invoice stands. */
export async function keepBill(act: MilestoneAct): Promise<Result<Contract>> {
  const at = new Date(act.now).toISOString();
  return change(act, { kind: 'keep', by: act.by, at }, (facts, invoice) => ({ kind: 'bill-kept', ...facts, invoice }));
}

interface Facts {
  readonly milestone: string;
  readonly workItem: string;
}

async function change(act: MilestoneAct, event: MilestoneEvent, entry: (facts: Facts, invoice: string) => ActivityEvent): Promise<Result<Contract>> {
  const written = await editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const { state, name } = milestone.value;
    const next = transition(state, event);
    if (!next.ok) return next;
    const invoice = state.kind === 'billed' ? (state.invoiceId as string) : '';
    return ok({ contract: withMilestone(contract, { ...milestone.value, state: next.value }), events: [entry({ milestone: name, workItem: act.item.key }, invoice)] });
  });
  if (written.ok) await announce(written.value, act, event.kind === 'unhold');
  return written;
}

async function announce(contract: Contract, act: MilestoneAct, look: boolean): Promise<void> {
  const milestone = contract.milestones.find((entry) => entry.id === act.milestoneId);
  if (!milestone) return;
  await writeProperty(act.item.id, propertyOf(contract, milestone));
  if (look) await pushLook(act.item.id, { kind: 'event' }, contract.id);
}

