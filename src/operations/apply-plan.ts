import { randomUUID } from 'node:crypto';
import type { Contract } from '../billing/contract';
import type { ContractId, MilestoneId, PersonId, ProjectId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { addMilestones, type NewMilestone } from '../billing/plan-edit';
import { at, problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { writeProperty, type WorkItem } from '../jira';
import { commit, type Change } from '../store/commit';
import { getAgenda, getContract, getTag } from '../store/read';
import { keptOf, type Tag } from '../store/tag';
import { transact } from '../store/transact';
import { agendaChanges } from './agenda';
import { isClaimed } from './claim';
import { contractChanges } from './contract-changes';
import { propertyOf } from './milestone-property';
import { pushLooks, pushScopes } from './work';

/** A row of a plan, understood: an epic of the project, and the milestone that it shall stand for. */
export interface PlanRow extends Omit<NewMilestone, 'id' | 'workItem'> {
  readonly item: WorkItem;
}

/** A contract as the person saw it, in the project that they were authorised for. */
export interface PlanSeen {
  readonly contractId: ContractId;
  readonly projectId: ProjectId;
  readonly rev: number;
}

export interface ApplyPlan extends PlanSeen {
  readonly by: PersonId;
  readonly now: number;
}

/** So many epics are claimed in the very write that makes them milestones; beside them it holds the contract, the agenda and the record. */
const MOST_TOGETHER = 20;
/** A reservation lapses after so long: many times what the run that made it can last (Forge ends a page's call after 25 seconds). */
const RESERVED_MS = 10 * 60_000;
/** Jira is told of so many epics at a time. */
const AT_A_TIME = 5;

interface Planned {
  readonly before: Contract;
  readonly after: Contract;
  /** The milestones that were put on, with their amounts. */
  readonly made: readonly Milestone[];
}

/** What the plan would be with these rows on it. Nothing is written; what is wrong with a row is laid at it (`rows.3.issueKey`). */
export async function planWith(act: PlanSeen, rows: readonly PlanRow[], now: number): Promise<Result<Planned>> {
  return tryPlan(act, rows.map(milestoneOf), now);
}

/**
 * Puts many epics on the plan of a contract at once: all of them or none. A milestone exists only by the one write of its contract. Up to twenty epics are claimed in that same write. Of more than
 * that a transaction can't hold the tags: each epic is reserved first, for ten minutes, and the contract is written then. Whatever ends the run before that write leaves reservations that lead to no milestone and
 * lapse; nothing was billed and nothing has to be resumed. Jira is told before, as of any milestone: what is told too much, a look takes away.
 */
export async function applyPlan(act: ApplyPlan, rows: readonly PlanRow[]): Promise<Result<Planned>> {
  const added = rows.map(milestoneOf);
  const tried = await tryPlan(act, added, act.now);
  if (!tried.ok) return tried;
  await inGroups(tried.value.made, async (milestone) => writeProperty(milestone.workItem.id, propertyOf(tried.value.after, milestone)));
  const together = rows.length <= MOST_TOGETHER;
  try {
    const reserved = together ? ok([]) : await reserve(act, added);
    return reserved.ok ? await write(act, added, together) : reserved;
  } finally {
    await pushLooks(rows.map(({ item }) => item.id), { kind: 'sweep' });
    await pushScopes(added.map(({ id }) => ({ contractId: act.contractId, milestoneId: id })));
  }
}

async function tryPlan(act: PlanSeen, added: readonly NewMilestone[], now: number): Promise<Result<Planned>> {
  const planned = await plan(act, added);
  const taken = planned.ok ? await takenRows(planned.value.before, added, now) : [];
  return taken.length > 0 ? refused(...taken) : planned;
}

async function plan({ contractId, projectId, rev }: PlanSeen, added: readonly NewMilestone[]): Promise<Result<Planned>> {
  const before = await getContract(contractId);
  if (before?.projectId !== projectId) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  if (before.rev !== rev) return refused(problem('STALE_PAGE', 'page'));
  const after = addMilestones(before, added);
  return after.ok ? ok({ before, after: after.value, made: after.value.milestones.slice(before.milestones.length) }) : after;
}

function milestoneOf({ item, ...draft }: PlanRow): NewMilestone {
  return { ...draft, id: randomUUID() as MilestoneId, workItem: { id: item.id, key: item.key } };
}

async function takenRows(contract: Contract, added: readonly NewMilestone[], now: number): Promise<readonly Problem[]> {
  const taken = new Map<number, Problem>();
  await inGroups([...added.entries()], async ([row, { workItem }]) => {
    const tag = await getTag(workItem.id);
    if (tag && (await isClaimed(tag, now, contract))) taken.set(row, at(`rows.${row}.issueKey`, problem('ALREADY_TAGGED', 'milestone', { workItem: workItem.key })));
  });
  return [...taken.entries()].sort(([a], [b]) => a - b).map(([, found]) => found);
}

async function write(act: ApplyPlan, added: readonly NewMilestone[], together: boolean): Promise<Result<Planned>> {
  return transact<Result<Planned>>(async () => {
    const planned = await plan(act, added);
    if (!planned.ok) return { changes: [], result: planned };
    const { before, after, made } = planned.value;
    const tags = together ? await tagsFor(act, added) : ok([]);
    if (!tags.ok) return { changes: [], result: tags };
    const event = { kind: 'plan-applied' as const, name: after.name, milestones: made.map(({ name, workItem, amount }) => ({ milestone: name, workItem: workItem.key, amount })) };
    const agenda = agendaChanges(await getAgenda(), added.map(({ trigger, workItem }) => ({ trigger, workItemId: workItem.id })));
    const written = contractChanges(before, after, { at: new Date(act.now).toISOString(), by: act.by }, [event]);
    return { changes: [...written.changes, ...tags.value, ...agenda], result: ok({ before, after: written.contract, made }) };
  });
}

/** The changes that claim these epics; refused when one was claimed meanwhile. A reservation that lapsed is replaced. */
async function tagsFor(act: ApplyPlan, added: readonly NewMilestone[], reservedUntil?: string): Promise<Result<readonly Change[]>> {
  const changes: Change[] = [];
  for (const { id, workItem } of added) {
    const old = await getTag(workItem.id);
    if (old && (await isClaimed(old, act.now))) return refused(problem('ALREADY_TAGGED', 'milestone', { workItem: workItem.key }));
    const claim = { workItemId: workItem.id, projectId: act.projectId, contractId: act.contractId, milestoneId: id };
    const tag: Tag = { rev: (old?.rev ?? 0) + 1, ...claim, ...(reservedUntil === undefined ? {} : { reservedUntil }), ...keptOf(old) };
    changes.push({ kind: 'tag', tag });
  }
  return ok(changes);
}

/** Reserves the epics, some at a time; one that was claimed by somebody else meanwhile gives the rest back. */
async function reserve(act: ApplyPlan, added: readonly NewMilestone[]): Promise<Result<readonly []>> {
  const until = new Date(act.now + RESERVED_MS).toISOString();
  const reserved: Change[] = [];
  for (let start = 0; start < added.length; start += MOST_TOGETHER) {
    const tags = await tagsFor(act, added.slice(start, start + MOST_TOGETHER), until);
    const done = tags.ok && (await commit(tags.value)) === 'committed';
    if (!done) {
      await giveBack(reserved);
      return tags.ok ? refused(problem('STALE_PAGE', 'page')) : tags;
    }
    reserved.push(...tags.value);
  }
  return ok([]);
}

/** What can't be given back lapses. */
async function giveBack(reserved: readonly Change[]): Promise<void> {
  for (let start = 0; start < reserved.length; start += MOST_TOGETHER) {
    await commit(reserved.slice(start, start + MOST_TOGETHER).flatMap((change) => (change.kind === 'tag' && !change.tag.before ? [{ kind: 'untag' as const, workItemId: change.tag.workItemId, rev: change.tag.rev }] : [])));
  }
}

async function inGroups<T>(entries: readonly T[], run: (entry: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < entries.length; start += AT_A_TIME) await Promise.all(entries.slice(start, start + AT_A_TIME).map(run));
}
