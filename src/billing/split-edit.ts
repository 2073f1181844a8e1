import { largestRemainder } from './allocation';
import { isFor } from './collect';
import type { Contract } from './contract';
import type { MilestoneId } from './ids';
import { spread } from './ledger-decimals';
import type { Milestone, MilestoneState, Price, Trigger } from './milestone';
import { money, sum } from './money';
import { allPartsOf, MOST_PARTS, wholeName } from './part';
import { planned, withoutAbsent } from './plan-edit';
import { problem } from './problem';
import { ok, refused, type Result } from './result';
import { formatPercent, WHOLE } from './share';

/** A part as a person describes it. `basisPoints` of the milestone's price: 10000 is all of it. */
export interface PartDraft {
  readonly id: MilestoneId;
  readonly name: string;
  readonly basisPoints: number;
  readonly trigger: Trigger;
}

/**
 * The contract with a milestone billed in parts, which add up to its price to the minor unit: by largest remainder, the first part keeping its id, and all of them its place, terms and state. Only before anything
 * was billed of it, taken back or not: what stands in the ledger names the work otherwise. `rev` is left to whoever writes it, here and below.
 */
export function splitMilestone(contract: Contract, id: MilestoneId, drafts: readonly PartDraft[]): Result<Contract> {
  const milestone = contract.milestones.find((entry) => entry.id === id);
  if (!milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  if (milestone.part || drafts.length < 2 || drafts.length > MOST_PARTS) return refused(problem('STALE_PAGE', 'page'));
  const billed = billedOnce(contract, [milestone]);
  if (!billed.ok) return billed;
  const total = drafts.reduce((points, { basisPoints }) => points + basisPoints, 0);
  if (total !== WHOLE) return refused(problem('PARTS_NOT_WHOLE', 'plan', { total: `${formatPercent(total)} %` }, 'parts'));
  const prices = partPrices(milestone.price, drafts.map(({ basisPoints }) => basisPoints));
  const parts = drafts.map((draft, index): Milestone => ({
    ...withoutAbsent({ ...milestone, expected: undefined }),
    id: index === 0 ? id : draft.id,
    name: draft.name,
    price: prices[index] ?? milestone.price,
    trigger: draft.trigger,
    part: { of: id, whole: milestone.name, place: index + 1, count: drafts.length },
  }));
  return planned(contract, contract.milestones.flatMap((entry) => (entry.id === id ? parts : [entry])), 'parts');
}

function partPrices(price: Price, weights: readonly number[]): readonly Price[] {
  if (price.kind === 'share') return largestRemainder(price.basisPoints, weights).map((basisPoints) => ({ kind: 'share', basisPoints }));
  return spread(price.amount, weights).map((minor) => ({ kind: 'amount', amount: money(minor, price.amount.currency) }));
}

/**
 * The contract with the parts of a milestone joined again: at the place and with the terms of the first, due by the last one's trigger, at what they come to together. Only before any of them was billed. A part
 * that was on hold, or waits, leaves the whole so: nothing is billed by itself that somebody stopped. What let a part's work pass, lets no other pass.
 */
export function joinMilestone(contract: Contract, id: MilestoneId): Result<Contract> {
  const one = contract.milestones.find((entry) => entry.id === id);
  if (!one?.part) return refused(problem('STALE_PAGE', 'page'));
  const parts = [...allPartsOf(contract, one)].sort((a, b) => (a.part?.place ?? 0) - (b.part?.place ?? 0));
  const billed = billedOnce(contract, parts);
  if (!billed.ok) return billed;
  const [first = one] = parts;
  const { part: _part, expected: _expected, ...rest } = first;
  const whole: Milestone = { ...rest, id: one.part.of, name: wholeName(one), price: joinedPrice(contract, parts), trigger: (parts.at(-1) ?? one).trigger, state: joinedState(parts) };
  const milestones = contract.milestones.flatMap((entry) => (entry === first ? [whole] : parts.includes(entry) ? [] : [entry]));
  const overrides = contract.overrides?.filter(({ milestoneId }) => parts.every((part) => part.id !== milestoneId));
  return planned({ ...contract, ...(overrides ? { overrides } : {}) }, milestones, 'parts');
}

function joinedPrice(contract: Contract, parts: readonly Milestone[]): Price {
  const shares = parts.flatMap(({ price }) => (price.kind === 'share' ? [price.basisPoints] : []));
  if (shares.length === parts.length) return { kind: 'share', basisPoints: shares.reduce((points, each) => points + each, 0) };
  return { kind: 'amount', amount: sum(parts.map(({ amount }) => amount), contract.currency) };
}

function joinedState(parts: readonly Milestone[]): MilestoneState {
  const states = parts.map(({ state }) => state);
  return states.find(({ kind }) => kind === 'held') ?? states.find(({ kind }) => kind === 'waiting') ?? { kind: 'planned' };
}

function billedOnce({ bills }: Contract, milestones: readonly Milestone[]): Result<undefined> {
  const bill = bills.find((each) => milestones.some(({ id }) => isFor(each, id)));
  return bill ? refused(problem('SPLIT_BILLED', 'milestone', { invoice: bill.number })) : ok(undefined);
}
