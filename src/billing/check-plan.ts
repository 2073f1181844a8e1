import type { Contract } from './contract';
import type { Milestone } from './milestone';
import { add, compare, formatMoney, isPositive, sum, type Money } from './money';
import { allocatePlan, billedOf, hasRoomFor, planLimit, priceLimit } from './plan';
import { problem } from './problem';
import type { Problem } from './problems';
import { formatPercent, WHOLE } from './share';

/** Milestones one contract may have: far above any plan seen. */
export const MAX_MILESTONES = 100;

/**
 * What a plan may take as it is stored, in bytes. A contract is one record of at most 240 KiB (Forge), and the rest is for its bills, some 200 of them: a plan
 * that left no room for its own bills could never be billed, nor could anybody be told.
 */
export const MAX_PLAN_BYTES = 150_000;

/** Everything that keeps `milestones` from being the contract's plan; empty when it may be saved. Amounts are worked out afresh. */
export function checkPlan(contract: Contract, milestones: readonly Milestone[]): readonly Problem[] {
  const foreign = milestones.filter((milestone) => milestone.price.kind === 'amount' && milestone.price.amount.currency !== contract.currency);
  // Amounts of another currency can't be added up, so nothing else can be said of the plan.
  if (foreign.length > 0) return [problem('CURRENCY_MISMATCH', 'plan', { currency: contract.currency, given: namesOf(foreign) })];
  const planned = allocatePlan(contract.price, milestones);
  return [...sizeProblems({ ...contract, milestones: planned }), ...shareProblems(planned), ...amountProblems(contract, planned)];
}

function sizeProblems(contract: Contract): readonly Problem[] {
  if (contract.milestones.length > MAX_MILESTONES) return [problem('PLAN_FULL', 'plan', { max: String(MAX_MILESTONES) })];
  return planBytes(contract) > MAX_PLAN_BYTES ? [problem('PLAN_FULL', 'plan')] : [];
}

/** What the plan and its change orders take as they are stored. */
export const planBytes = ({ milestones, changeOrders = [] }: Contract): number => new TextEncoder().encode(JSON.stringify([milestones, changeOrders])).length;

function shareProblems(milestones: readonly Milestone[]): readonly Problem[] {
  const total = milestones.reduce((points, { price }) => points + (price.kind === 'share' ? price.basisPoints : 0), 0);
  return total > WHOLE ? [problem('SHARES_OVER_WHOLE', 'plan', { total: `${formatPercent(total)} %` })] : [];
}

function amountProblems(contract: Contract, milestones: readonly Milestone[]): readonly Problem[] {
  const found: Problem[] = [];
  const empty = milestones.filter((milestone) => !isPositive(milestone.amount));
  if (empty.length > 0) found.push(problem('AMOUNT_NOT_POSITIVE', 'plan', { milestone: namesOf(empty) }));
  const allocated = sum(milestones.map((milestone) => milestone.amount), contract.currency);
  const limit = planLimit(contract);
  if (compare(allocated, limit) > 0) found.push(problem('PLAN_OVER_PRICE', 'plan', { allocated: formatMoney(allocated), price: formatMoney(limit) }));
  const billed = billedOf(contract);
  if (compare(billed, priceLimit(contract)) > 0) found.push(problem('PRICE_BELOW_BILLED', 'plan', { billed: formatMoney(billed) }));
  return found;
}

const namesOf = (milestones: readonly Milestone[]): string => milestones.map((milestone) => milestone.name).join(', ');

/** Why billing the milestone now, for `amount` with all that goes on its invoice, would pass what may be billed on the contract; undefined when there is room for it. */
export function canBill(contract: Contract, milestone: Milestone, amount: Money): Problem | undefined {
  if (hasRoomFor(contract, amount)) return undefined;
  const billed = formatMoney(add(billedOf(contract), amount));
  return problem('BILLING_OVER_PRICE', 'plan', { billed, price: formatMoney(priceLimit(contract)), milestone: milestone.name });
}
