import { todayIn, type CalendarDate } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import { hasStarted } from '../billing/contract-state';
import { deductionsOn, type Deductions } from '../billing/deductions';
import type { ContractId, MilestoneId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { addMilestone, changeMilestone, withMilestone } from '../billing/plan-edit';
import { grossOf, prepareInvoice } from '../billing/prepare-invoice';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { dueDate } from '../billing/terms';
import { isReached } from '../billing/trigger';
import type { WorkItem } from '../jira';
import { getContract } from '../store/read';
import type { Connection } from '../store/site';
import { belongs } from './edit-plan';
import { resolveTrigger } from './resolve-trigger';
import { seeVersions } from './see-versions';
import type { MilestoneDraft } from './tag-milestone';

/** What billing a milestone today would make, before anything happens. */
export interface Preview {
  readonly contract: Contract;
  readonly milestone: Milestone;
  readonly dueDate: CalendarDate;
  readonly taxName: string;
  /** It stands at its trigger already. */
  readonly immediate: boolean;
  readonly blockers: readonly Problem[];
  /** What its invoice draws of the deposit, and withholds. */
  readonly less: Deductions;
}

/** The preview of a milestone on the plan: billing is run as it would be, and its result is thrown away. */
export async function previewMilestone(contract: Contract, milestone: Milestone, item: WorkItem, connection: Connection | undefined, now: number): Promise<Preview> {
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const facts = { statusId: item.statusId, category: item.category, released: (await seeVersions(milestone, item)) === 'released', today, started: hasStarted(contract, today) };
  return {
    contract,
    milestone,
    dueDate: dueDate(milestone.terms ?? contract.terms, today),
    taxName: connection?.organisation.taxName ?? '',
    immediate: isReached(milestone.trigger, facts),
    blockers: blockersOf(contract, milestone, connection, today, now),
    less: deductionsOn(contract, milestone.id, grossOf(contract, milestone), today),
  };
}

function blockersOf(contract: Contract, milestone: Milestone, connection: Connection | undefined, today: CalendarDate, now: number): readonly Problem[] {
  if (!connection || connection.state.kind === 'disconnected') return [problem('NOT_CONNECTED', 'connection')];
  const broken = connection.state.kind === 'broken' ? [connection.state.problem] : [];
  const context = { organisation: connection.organisation, today, url: '', at: new Date(now).toISOString(), cause: { kind: 'event' as const } };
  const billable = withMilestone(contract, { ...milestone, state: milestone.state.kind === 'waiting' ? milestone.state : { kind: 'planned' } });
  const prepared = prepareInvoice(billable, milestone, context);
  if (prepared.ok) return broken;
  // That it only reminds is what the preview says of it anyway.
  const reminds = milestone.state.kind !== 'waiting';
  return [...broken, ...prepared.problems.filter(({ code }) => !(reminds && code === 'BILL_BY_HAND'))];
}

/** The preview of what a form holds, for a new milestone or for a change of the one this work item has, or of one of its parts. Nothing is written. */
export async function previewDraft(
  contractId: ContractId,
  draft: MilestoneDraft,
  item: WorkItem,
  connection: Connection | undefined,
  now: number,
  milestoneId?: MilestoneId,
): Promise<Result<Preview>> {
  const contract = await getContract(contractId);
  if (!contract) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  const own = belongs(contract, item.projectId);
  if (!own.ok) return own;
  const trigger = await resolveTrigger(draft.trigger, item);
  if (!trigger.ok) return trigger;
  const existing = contract.milestones.find((entry) => entry.workItem.id === item.id && (milestoneId === undefined || entry.id === milestoneId));
  const id = existing?.id ?? DRAFT_ID;
  const drafted = { ...draft, trigger: trigger.value, id, workItem: { id: item.id, key: item.key } };
  const planned = existing ? changeMilestone(contract, { ...existing, autonomy: undefined, ...drafted }) : addMilestone(contract, drafted);
  if (!planned.ok) return planned;
  const milestone = planned.value.milestones.find((entry) => entry.id === id);
  return milestone ? ok(await previewMilestone(planned.value, milestone, item, connection, now)) : refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
}

/** A draft has no id of its own yet; no stored milestone has this one. */
const DRAFT_ID = 'draft' as MilestoneId;
