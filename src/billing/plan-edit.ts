import { checkPlan } from './check-plan';
import { isFor } from './collect';
import type { Bill, Contract } from './contract';
import type { MilestoneId } from './ids';
import { isLive } from './invoice-status';
import type { Milestone } from './milestone';
import { transition } from './milestone-state';
import { zero, type Money } from './money';
import { allPartsOf } from './part';
import { allocatePlan } from './plan';
import { at, problem } from './problem';
import { ok, refused, type Result } from './result';

/** A milestone as a person describes it, before the plan has worked out its amount. */
export type NewMilestone = Omit<Milestone, 'amount' | 'state'>;

/** The contract with one more milestone at the end of its plan. `rev` is left to whoever writes it, here and below. */
export function addMilestone(contract: Contract, added: NewMilestone): Result<Contract> {
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  const tagged = contract.milestones.some((milestone) => milestone.workItem.id === added.workItem.id);
  if (tagged) return refused(problem('ALREADY_TAGGED', 'milestone', { workItem: added.workItem.key }));
  const milestone: Milestone = { ...withoutAbsent(added), amount: zero(contract.currency), state: { kind: 'planned' } };
  return planned(contract, [...contract.milestones, milestone], 'price');
}

/** The contract with all of these milestones at the end of its plan, or with none: what is wrong with one is laid at its row (`rows.2.issueKey`), what is wrong with the plan at none. */
export function addMilestones(contract: Contract, added: readonly NewMilestone[]): Result<Contract> {
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  const seen = new Set(contract.milestones.map(({ workItem }) => workItem.id));
  const twice = added.flatMap(({ workItem }, row) => {
    if (!seen.has(workItem.id)) {
      seen.add(workItem.id);
      return [];
    }
    return [at(`rows.${row}.issueKey`, problem('ALREADY_TAGGED', 'milestone', { workItem: workItem.key }))];
  });
  if (twice.length > 0) return refused(...twice);
  const fresh = added.map((milestone): Milestone => ({ ...withoutAbsent(milestone), amount: zero(contract.currency), state: { kind: 'planned' } }));
  return planned(contract, [...contract.milestones, ...fresh], 'plan');
}

/** The contract with a milestone's words, price, trigger or terms changed. One that is billed stays as it was billed. */
export function changeMilestone(contract: Contract, changed: Milestone): Result<Contract> {
  const open = openMilestone(contract, changed.id);
  if (!open.ok) return open;
  const next: Milestone = { ...withoutAbsent(changed), state: open.value.state, workItem: open.value.workItem, ...(open.value.part ? { part: open.value.part } : {}) };
  return planned(contract, contract.milestones.map((milestone) => (milestone.id === changed.id ? next : milestone)), 'price');
}

/** The contract without a milestone, or without the parts of it that are not billed. What is billed stays, since its invoice does. */
export function removeMilestone(contract: Contract, id: MilestoneId): Result<Contract> {
  const parts = allPartsOf(contract, contract.milestones.find((entry) => entry.id === id) ?? { id });
  const removed = parts.filter(({ state }) => state.kind !== 'billed');
  const open = removed.length > 0 ? ok(undefined) : openMilestone(contract, id);
  if (!open.ok) return open;
  // Taking something off can't make a plan worse, and must stay possible on one that is over its price.
  return ok({ ...contract, milestones: allocatePlan(contract.price, contract.milestones.filter((milestone) => !removed.includes(milestone))) });
}

/**
 * The contract with a milestone at another place of its plan, counted from one; beyond the last is the last. It is an order to read in, and says nothing of money: no amount is worked out again, and what is billed may move too.
 */
export function moveMilestone(contract: Contract, id: MilestoneId, place: number): Result<Contract> {
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  const moved = contract.milestones.find((milestone) => milestone.id === id);
  if (!moved) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  const others = contract.milestones.filter((milestone) => milestone !== moved);
  return ok({ ...contract, milestones: others.toSpliced(Math.max(0, place - 1), 0, moved) });
}

/** The contract at another price: shares of what is not billed follow it. */
export const changePrice = (contract: Contract, price: Money): Result<Contract> => planned({ ...contract, price }, contract.milestones, 'price');

/** The contract with this milestone in place of the one with its id; no amount is worked out again. */
export const withMilestone = (contract: Contract, milestone: Milestone): Contract => ({
  ...contract,
  milestones: contract.milestones.map((other) => (other.id === milestone.id ? milestone : other)),
});

/**
 * One of the bill's milestones as it is once the ledger has voided or deleted the invoice: waiting for a person to say whether it is billed again; and billed again by this very
 * bill, when it stands although it was taken for gone, or by another of its bills that does. Undefined when nothing changes, or the bill was no longer the milestone's. `instant` is ISO, UTC.
 */
export function milestoneAfterVoid(contract: Contract, bill: Bill, instant: string, billed: MilestoneId = bill.milestoneId): Milestone | undefined {
  const milestone = contract.milestones.find(({ id }) => id === billed);
  // Of one that waits for a person the bill does not say whether it stands in the ledger.
  if (!milestone || bill.status === 'needs_attention') return undefined;
  const after = transition(milestone.state, { kind: isLive(bill.status) ? 'stands' : 'void', invoiceId: bill.invoiceId, number: bill.number, at: instant });
  if (!after.ok || after.value === milestone.state) return undefined;
  const other = contract.bills.findLast((each) => isFor(each, milestone.id) && isLive(each.status));
  return { ...milestone, state: after.value.kind === 'waiting' && other ? { kind: 'billed', invoiceId: other.invoiceId, at: instant } : after.value };
}

/** The contract with this plan, its amounts worked out afresh, or why it can't have it: said of `path`. */
export function planned(contract: Contract, milestones: readonly Milestone[], path: string): Result<Contract> {
  const problems = checkPlan(contract, milestones);
  if (problems.length > 0) return refused(...problems.map((found) => at(path, found)));
  return ok({ ...contract, milestones: allocatePlan(contract.price, milestones) });
}

function openMilestone(contract: Contract, id: MilestoneId): Result<Milestone> {
  const milestone = contract.milestones.find((entry) => entry.id === id);
  if (!milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  if (milestone.state.kind !== 'billed') return ok(milestone);
  return refused(problem('MILESTONE_ALREADY_BILLED', 'milestone', { milestone: milestone.name, invoice: milestone.state.invoiceId }));
}

/** A form says "no terms of its own" by undefined; a record says it by leaving the field out. */
export const withoutAbsent = <T extends object>(record: T): T => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
