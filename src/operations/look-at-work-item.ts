import type { ActivityEvent } from '../billing/activity';
import { openBill } from '../billing/collect';
import type { Contract } from '../billing/contract';
import { hasStarted } from '../billing/contract-state';
import { todayIn } from '../billing/calendar-date';
import type { InvoiceId, MilestoneId, WorkItemId } from '../billing/ids';
import type { Invoice } from '../billing/invoice';
import type { Cause, Milestone } from '../billing/milestone';
import { transition, type MilestoneEvent } from '../billing/milestone-state';
import { subtract, zero } from '../billing/money';
import { partsOf } from '../billing/part';
import { withMilestone } from '../billing/plan-edit';
import { prepareInvoice } from '../billing/prepare-invoice';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { isReached } from '../billing/trigger';
import { getWorkItem, removeProperty, statusesOf, writeProperty, type WorkItem } from '../jira';
import { commit, type Change } from '../store/commit';
import { getContract, getInvoice, getTag, getTogether } from '../store/read';
import type { Connection } from '../store/site';
import { keptOf, type Tag } from '../store/tag';
import { transact } from '../store/transact';
import { isClaimed } from './claim';
import { contractChanges } from './contract-changes';
import { propertyOf } from './milestone-property';
import { seeVersions, type VersionsSeen } from './see-versions';
import { pushSend } from './work';

/** What was found and done about a milestone of one work item. */
export interface Looked {
  readonly contract: Contract;
  readonly milestone: Milestone;
  /** The invoice that this look prepared, if it did. */
  readonly prepared?: Invoice;
  /** Why it was not billed although it was reached. */
  readonly why?: Problem;
  readonly changed: boolean;
}

interface Seen {
  readonly item: WorkItem | undefined;
  readonly connection: Connection | undefined;
  readonly cause: Cause;
  readonly now: number;
  /** Its name, when the milestone waits for a status that its work can't come to any more. */
  readonly lostStatus: string | undefined;
  readonly versions: VersionsSeen;
  readonly kept: Pick<Tag, 'before'>;
  /** The contract's invoice that still collects. */
  readonly open: Invoice | undefined;
}

/** What a person saw when they said that a milestone is billed: of work that is billed in parts, only that one is looked at. */
export interface SeenMilestone {
  readonly rev: number;
  readonly id: MilestoneId;
}

/**
 * Reads a work item afresh and does what the rules say about its milestone, or about each of its parts: bills it when it has reached its trigger, marks it when the work was
 * reopened after billing, takes the mark away when it came back. However often, late or at once it is called, a milestone is billed once: the
 * claim, the invoice and the record of why are one conditional write; parts have one each. With `chosen`, nothing is done once the contract has moved on from it: a person bills what they
 * saw, or is told that it changed. Answers what came of the milestone, of several parts of the last that changed.
 */
export async function lookAtWorkItem(workItemId: WorkItemId, cause: Cause, now: number, chosen?: SeenMilestone): Promise<Looked | undefined> {
  const { connection, ...found } = await getTogether({ tag: workItemId, connection: true });
  // A tag that was written a moment ago may be missing from a batch, and without its property a milestone is never heard of again: only a get may say so.
  const tag = found.tag ?? (await getTag(workItemId));
  if (!tag) {
    // The property can be copied or written by anyone who edits issues; without a tag of ours it means nothing, and would be swept for ever.
    await removeProperty(workItemId);
    return undefined;
  }
  const item = await getWorkItem(workItemId);
  const seen = { item, connection, cause, now, kept: keptOf(tag) };
  const looked = await lookAtParts(tag, seen, chosen);
  if (looked) await tellWork(looked, item, cause);
  // It was reserved for a plan that was never put on.
  else if (tag.reservedUntil !== undefined && !(await isClaimed(tag, now))) {
    await removeProperty(workItemId);
    if (!tag.before) await commit([{ kind: 'untag', workItemId, rev: tag.rev }]);
  }
  return looked;
}

/** One part after the other, each in a write of its own: what a crash leaves out, its property still tells the sweep of, which is written when all are done. */
async function lookAtParts(tag: Tag, seen: Omit<Seen, 'lostStatus' | 'versions' | 'open'>, chosen: SeenMilestone | undefined): Promise<Looked | undefined> {
  let looked: Looked | undefined;
  let part: (Looked & { readonly more: boolean }) | undefined;
  const done: MilestoneId[] = [];
  do {
    part = await transact(async () => {
      const contract = await getContract(tag.contractId);
      const parts = contract ? partsOf(contract, tag.milestoneId).filter(({ id }) => !done.includes(id) && (chosen === undefined || id === chosen.id)) : [];
      const [milestone] = parts;
      if (!contract || !milestone) return { changes: [], result: undefined };
      const more = parts.length > 1;
      if (chosen !== undefined && contract.rev !== chosen.rev) return { changes: [], result: { ...unchanged(contract, milestone).result, more } };
      const decided = decide(contract, milestone, { ...seen, lostStatus: await lostStatus(milestone, seen), versions: await seeVersions(milestone, seen.item), open: await openInvoice(contract, milestone) });
      return { changes: decided.changes, result: { ...decided.result, more } };
    });
    if (part) {
      done.push(part.milestone.id);
      await send(part);
      looked = part.changed || !looked ? part : { ...looked, contract: part.contract };
    }
  } while (part?.more === true);
  return looked;
}

/** Read with the contract: both are written at the `rev` they had, so of two milestones that come at once, or of one and its release, the second is decided anew. */
async function openInvoice(contract: Contract, { state }: Milestone): Promise<Invoice | undefined> {
  const id = state.kind === 'planned' || state.kind === 'waiting' ? openBill(contract) : undefined;
  return id === undefined ? undefined : getInvoice(id);
}

/**
 * The status that the milestone waits for, when the work's workflow no longer has it: it would wait for ever. Jira is asked only by a sweep, which finds nothing that stands otherwise than it should unless something is
 * amiss, and about what was found so before.
 */
async function lostStatus({ trigger, state }: Milestone, { item, cause }: Pick<Seen, 'item' | 'cause'>): Promise<string | undefined> {
  if (trigger.kind !== 'status' || !item || item.statusId === trigger.statusId || cause.kind === 'person') return undefined;
  const before = state.kind === 'waiting' && state.problem.code === 'TRIGGER_STATUS_UNKNOWN';
  if (!before && (cause.kind !== 'sweep' || state.kind !== 'planned')) return undefined;
  const statuses = await statusesOf(item.projectId, item.issueType);
  return statuses.length === 0 || statuses.some(({ id }) => id === trigger.statusId) ? undefined : trigger.statusName;
}

interface Decided {
  readonly changes: readonly Change[];
  readonly result: Looked;
}

function decide(contract: Contract, milestone: Milestone, seen: Seen): Decided {
  const reached = hasReached(milestone, contract, seen);
  switch (milestone.state.kind) {
    case 'held':
      return unchanged(contract, milestone);
    case 'planned':
    case 'waiting': {
      const astray = whereItCannotBill(contract, milestone, seen);
      if (astray) return wait(contract, milestone, astray, seen);
      return reached ? bill(contract, milestone, seen) : followWork(contract, milestone, 'reopen', seen);
    }
    case 'billed':
      return followWork(contract, milestone, reached ? 'return' : 'reopen', seen);
  }
}

const unchanged = (contract: Contract, milestone: Milestone): Decided => ({ changes: [], result: { contract, milestone, changed: false } });

function hasReached(milestone: Milestone, contract: Contract, seen: Seen): boolean {
  return seen.item?.projectId === contract.projectId && standsAtTrigger(contract, milestone, seen.item, seen);
}

/** Work that is gone, or that came to its trigger in another project, is never billed; somebody has to know. */
function whereItCannotBill(contract: Contract, milestone: Milestone, seen: Seen): Problem | undefined {
  const { item } = seen;
  if (!item) return problem('WORK_ITEM_NOT_FOUND', 'work', { workItem: milestone.workItem.key });
  if (seen.lostStatus !== undefined) return problem('TRIGGER_STATUS_UNKNOWN', 'milestone', { status: seen.lostStatus });
  if (seen.versions === 'gone' && seen.cause.kind !== 'person' && milestone.trigger.kind === 'version') return problem('TRIGGER_VERSION_UNKNOWN', 'milestone', { version: milestone.trigger.version?.name ?? '' });
  if (item.projectId === contract.projectId || !standsAtTrigger(contract, milestone, item, seen)) return undefined;
  return problem('WRONG_PROJECT', 'work', { project: contract.projectKey });
}

function standsAtTrigger(contract: Contract, milestone: Milestone, item: WorkItem, { connection, cause, now, versions }: Seen): boolean {
  if (cause.kind === 'person') return true;
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  return isReached(milestone.trigger, { statusId: item.statusId, category: item.category, released: versions === 'released', today, started: hasStarted(contract, today) });
}

function bill(contract: Contract, milestone: Milestone, seen: Seen): Decided {
  const { connection, now, cause, open } = seen;
  if (!connection || connection.state.kind === 'disconnected') return wait(contract, milestone, problem('NOT_CONNECTED', 'connection'), seen);
  const at = new Date(now).toISOString();
  const today = todayIn(connection.organisation.timeZone, now);
  const url = `${connection.siteUrl}/browse/${milestone.workItem.key}`;
  const prepared = prepareInvoice(contract, milestone, { organisation: connection.organisation, today, url, at, cause, ...seen.kept, ...(open ? { open } : {}) });
  if (!prepared.ok) return wait(contract, milestone, prepared.problems[0] ?? problem('UNEXPECTED', 'milestone'), seen);
  const { invoice, contract: after } = prepared.value;
  const by = cause.kind === 'person' ? cause.person : 'milepost';
  const events: readonly ActivityEvent[] = [
    { kind: 'milestone-reached', milestone: milestone.name, workItem: milestone.workItem.key, cause },
    invoice.with
      ? { kind: 'invoice-joined', invoice: invoice.number, milestone: milestone.name, workItem: milestone.workItem.key, amount: subtract(invoice.amount, open?.amount ?? zero(invoice.amount.currency)), total: invoice.amount }
      : { kind: 'invoice-prepared', invoice: invoice.number, milestone: milestone.name, amount: invoice.amount, dueDate: invoice.dueDate },
  ];
  const written = contractChanges(contract, after, { at, by }, events);
  const changes: readonly Change[] = [{ kind: 'invoice', invoice }, ...written.changes];
  return { changes, result: { contract: written.contract, milestone: milestoneOf(written.contract, milestone), prepared: invoice, changed: true } };
}

/** It was reached, but can't be billed: said on the page, and tried again at the next look. */
function wait(contract: Contract, milestone: Milestone, why: Problem, seen: Seen): Decided {
  const event: ActivityEvent = { kind: 'milestone-waiting', milestone: milestone.name, workItem: milestone.workItem.key, problem: why };
  const { changes, result } = happens(contract, milestone, { kind: 'refuse', problem: why, at: new Date(seen.now).toISOString() }, event, seen);
  return { changes, result: { ...result, why } };
}

/** The work left its trigger, or came back to it. A bill stands whatever the work does afterwards: people are told, and decide. */
function followWork(contract: Contract, milestone: Milestone, kind: 'reopen' | 'return', seen: Seen): Decided {
  if (!follows(milestone)) return unchanged(contract, milestone);
  if (!seen.item || seen.cause.kind === 'person') return unchanged(contract, milestone);
  const event: MilestoneEvent = kind === 'reopen' ? { kind, at: new Date(seen.now).toISOString() } : { kind };
  return happens(contract, milestone, event, reopening(milestone, kind), seen);
}

/** What is released stays so, whatever becomes of the version; until it is billed, a milestone may have to wait for it again. */
const follows = ({ trigger, state }: Milestone): boolean => trigger.kind === 'category' || trigger.kind === 'status' || (trigger.kind === 'version' && state.kind !== 'billed');

function reopening({ name, workItem, state }: Milestone, kind: 'reopen' | 'return'): ActivityEvent | undefined {
  if (state.kind !== 'billed') return undefined;
  return { kind: kind === 'reopen' ? 'milestone-reopened' : 'milestone-returned', milestone: name, workItem: workItem.key, invoice: state.invoiceId };
}

/** What the event makes of the milestone, written with its line of activity; nothing when it has nothing to say to it. */
function happens(contract: Contract, milestone: Milestone, event: MilestoneEvent, activity: ActivityEvent | undefined, seen: Seen): Decided {
  const next = transition(milestone.state, event);
  if (!next.ok || next.value === milestone.state) return unchanged(contract, milestone);
  const after = withMilestone(contract, { ...milestone, state: next.value });
  const written = contractChanges(contract, after, { at: new Date(seen.now).toISOString(), by: 'milepost' }, activity ? [activity] : []);
  return { changes: written.changes, result: { contract: written.contract, milestone: milestoneOf(written.contract, milestone), changed: true } };
}

function milestoneOf(contract: Contract, milestone: Milestone): Milestone {
  return contract.milestones.find((entry) => entry.id === milestone.id) ?? milestone;
}

/** An earlier run may have written the invoice and ended before it could push the job: pushing one too many sends nothing twice. */
function unsent(contract: Contract, { state }: Milestone): InvoiceId | undefined {
  if (state.kind !== 'billed') return undefined;
  return contract.bills.find((bill) => bill.invoiceId === state.invoiceId && bill.status === 'sending')?.invoiceId;
}

/** What follows a write can be lost to a crash, so each is found again: a queued invoice by the sweep's look at its step. */
async function send({ prepared, contract, milestone }: Looked): Promise<void> {
  const queued = prepared?.delivery.step === 'queued' ? prepared.id : unsent(contract, milestone);
  if (queued !== undefined) await pushSend({ id: queued, contractId: contract.id, projectId: contract.projectId });
}

/** A stale property is found by the sweep's JQL, which is why it is written last. */
async function tellWork({ changed, contract, milestone }: Looked, item: WorkItem | undefined, cause: Cause): Promise<void> {
  if (item && (changed || cause.kind === 'sweep')) await writeProperty(item.id, propertyOf(contract, milestone));
}
