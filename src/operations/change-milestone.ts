import type { ActivityEvent, FieldChange } from '../billing/activity';
import { parseCalendarDate } from '../billing/calendar-date';
import { orderOf } from '../billing/change-order';
import type { Contract } from '../billing/contract';
import type { WorkItemId } from '../billing/ids';
import type { Milestone, Price } from '../billing/milestone';
import { describeMilestoneChanges } from '../billing/milestone-changes';
import { transition, type MilestoneEvent } from '../billing/milestone-state';
import { changeMilestone, moveMilestone, removeMilestone, withMilestone } from '../billing/plan-edit';
import { wholeOf } from '../billing/part';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { JiraFailure, removeProperty, type WorkItem } from '../jira';
import { getAgenda, getTag } from '../store/read';
import { getScope } from '../store/scope';
import { untagged } from '../store/tag';
import { agendaChange } from './agenda';
import { editArming, editPlan, ownMilestone, type Edit, type MilestoneAct } from './edit-plan';
import { scopeWanted } from './keep-scope';
import { resolveTrigger } from './resolve-trigger';
import type { MilestoneDraft } from './tag-milestone';
import { tellJira } from './tell-jira';
import { pushScopes } from './work';

/** Changes a milestone that is not billed: its words, price, trigger or terms. */
export async function updateMilestone(act: MilestoneAct & { readonly item: WorkItem }, draft: MilestoneDraft): Promise<Result<Contract>> {
  const trigger = await resolveTrigger(draft.trigger, act.item);
  if (!trigger.ok) return trigger;
  return changeOpen(act, (milestone) => ok({ ...milestone, deliverable: undefined, terms: undefined, autonomy: undefined, ...draft, trigger: trigger.value }));
}

/** What of a milestone is to be otherwise; the rest stays. `date`: of one whose trigger is a day. */
export interface MilestoneRevision {
  readonly name?: string;
  readonly price?: Price;
  readonly date?: string;
}

/** Changes the name, price or day of a milestone that is not billed. */
export async function reviseMilestone(act: MilestoneAct, { name, price, date }: MilestoneRevision): Promise<Result<Contract>> {
  const day = date === undefined ? undefined : parseCalendarDate(date);
  if (date !== undefined && day === undefined) return refused(problem('DATE_INVALID', 'page', { given: date }, 'date'));
  return changeOpen(act, (milestone) => {
    if (day !== undefined && milestone.trigger.kind !== 'date') return refused(problem('INVALID_REQUEST', 'milestone'));
    return ok({ ...milestone, ...(name === undefined ? {} : { name }), ...(price === undefined ? {} : { price }), ...(day === undefined ? {} : { trigger: { kind: 'date' as const, date: day } }) });
  });
}

async function changeOpen(act: MilestoneAct, change: (milestone: Milestone) => Result<Parameters<typeof changeMilestone>[1]>): Promise<Result<Contract>> {
  const updated = await editArming(act, act.milestoneId, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const wanted = change(milestone.value);
    if (!wanted.ok) return wanted;
    const changed = changeMilestone(contract, wanted.value);
    if (!changed.ok) return changed;
    const after = changed.value.milestones.find((entry) => entry.id === act.milestoneId) ?? milestone.value;
    const changes: readonly FieldChange[] = describeMilestoneChanges(milestone.value, after);
    // Another price is agreed for the work as it is now.
    const priced = changes.some(({ field }) => field === 'price') && !orderOf(contract, wholeOf(after));
    return ok({
      contract: changed.value,
      events: changes.length === 0 ? [] : [{ kind: 'milestone-changed' as const, milestone: after.name, workItem: act.item.key, changes }],
      also: [...agendaChange(await getAgenda(), after.trigger, act.item.id), ...(priced ? [scopeWanted(contract, { ...after, id: wholeOf(after) }, { at: new Date(act.now).toISOString(), by: act.by }, await getScope(wholeOf(after)))] : [])],
    });
  });
  const changed = updated.ok ? updated.value.milestones.find(({ id }) => id === act.milestoneId) : undefined;
  const scope = changed ? await getScope(wholeOf(changed)) : undefined;
  if (scope && !scope.baseline) await pushScopes([scope]);
  return updated;
}

/** Puts a milestone at another place of the plan, counted from one. */
export async function reorderMilestone(act: MilestoneAct, place: number): Promise<Result<Contract>> {
  return editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const moved = moveMilestone(contract, act.milestoneId, place);
    if (!moved.ok) return moved;
    const [from, to] = [contract, moved.value].map(({ milestones }) => String(milestones.findIndex(({ id }) => id === act.milestoneId) + 1));
    if (from === undefined || to === undefined || from === to) return ok({ contract, events: [] });
    return ok({ contract: moved.value, events: [{ kind: 'milestone-changed' as const, milestone: milestone.value.name, workItem: act.item.key, changes: [{ field: 'place', from, to }] }] });
  });
}

/** Takes an epic off the plan; one that is billed stays, since its invoice does. */
export async function untagMilestone(act: MilestoneAct): Promise<Result<Contract>> {
  const written = await editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const removed = removeMilestone(contract, act.milestoneId);
    if (!removed.ok) return removed;
    // Of one that is billed in part, the parts that are stay: with their tag, their scope, and what Jira knows of them.
    const gone = removed.value.milestones.every(({ workItem }) => workItem.id !== act.item.id);
    const [tag, scope] = gone ? await Promise.all([getTag(act.item.id), getScope(wholeOf(milestone.value))]) : [];
    return ok({
      contract: removed.value,
      events: [{ kind: 'milestone-untagged' as const, milestone: milestone.value.name, workItem: act.item.key }],
      also: [
        ...(tag ? [untagged(tag)] : []),
        ...(scope ? [{ kind: 'unscope' as const, milestoneId: scope.milestoneId, rev: scope.rev }] : []),
      ],
    });
  });
  const left = written.ok ? written.value.milestones.find(({ workItem }) => workItem.id === act.item.id) : undefined;
  if (written.ok) await (left ? tellJira(written.value, left) : forget(act.item.id));
  return written;
}

/** That the work was deleted, or Jira is busy, keeps nothing on the plan: a property without a tag is taken away by the next look at it. */
async function forget(workItemId: WorkItemId): Promise<void> {
  try {
    await removeProperty(workItemId);
  } catch (error) {
    if (!(error instanceof JiraFailure)) throw error;
  }
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
  const edit: Edit = async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const { state, name } = milestone.value;
    const next = transition(state, event);
    if (!next.ok) return next;
    const invoice = state.kind === 'billed' ? (state.invoiceId as string) : '';
    return ok({ contract: withMilestone(contract, { ...milestone.value, state: next.value }), events: [entry({ milestone: name, workItem: act.item.key }, invoice)] });
  };
  if (event.kind === 'unhold') return editArming(act, act.milestoneId, edit);
  const written = await editPlan(act, edit);
  const after = written.ok ? written.value.milestones.find((entry) => entry.id === act.milestoneId) : undefined;
  if (written.ok && after) await tellJira(written.value, after);
  return written;
}

