import { largestRemainder } from './allocation';
import { MAX_MILESTONES } from './check-plan';
import type { Contract } from './contract';
import type { StatusCategory, Trigger } from './milestone';
import { problem } from './problem';
import { ok, refused, type Result } from './result';
import { formatPercent, WHOLE } from './share';

/** One milestone of a template: its share of the price in basis points, and what makes it due. Dates and named versions belong to one project and are not taken along; a status is, by its name. */
export interface PlanPart {
  readonly share: number;
  readonly trigger: TemplateTrigger;
}
export type TemplateTrigger =
  | { readonly kind: 'category'; readonly category: StatusCategory }
  | { readonly kind: 'status'; readonly statusName: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'manual' }
  | { readonly kind: 'start' };

/** A plan to be made again and again. One of the site's own has a name; those that everybody has are named by the pages. */
export interface PlanTemplate {
  readonly id: string;
  readonly name?: string;
  readonly parts: readonly PlanPart[];
}

const DONE: TemplateTrigger = { kind: 'category', category: 'done' };
const parts = (...percents: readonly number[]): readonly PlanPart[] => percents.map((percent) => ({ share: percent * 100, trigger: DONE }));

/** What agencies agree on most. A deposit is the first epic's, and due from the contract's start. */
export const BUILT_IN: readonly PlanTemplate[] = [
  { id: 'halves', parts: parts(50, 50) },
  { id: 'thirds', parts: parts(30, 40, 30) },
  { id: 'deposit_and_four', parts: [{ share: 2000, trigger: { kind: 'start' } }, ...parts(20, 20, 20, 20)] },
  { id: 'fifths', parts: parts(20, 20, 20, 20, 20) },
];

export const MAX_TEMPLATES = 50;
export const MAX_TEMPLATE_NAME = 100;

/** What stands in the way of a template; empty when it may be kept. */
export function checkTemplate(template: readonly PlanPart[]): Result<readonly PlanPart[]> {
  if (template.length === 0) return refused(problem('TEMPLATE_EMPTY', 'plan'));
  if (template.length > MAX_MILESTONES) return refused(problem('PLAN_FULL', 'plan', { max: String(MAX_MILESTONES) }));
  if (template.some(({ share }) => !Number.isInteger(share) || share < 1 || share > WHOLE)) return refused(problem('SHARE_OUT_OF_RANGE', 'plan'));
  const total = template.reduce((sum, { share }) => sum + share, 0);
  return total > WHOLE ? refused(problem('SHARES_OVER_WHOLE', 'plan', { total: `${formatPercent(total)} %` })) : ok(template);
}

/**
 * The contract's plan as a template: what each milestone is of the price, so that the parts keep what they are to each other and together take as much of it. By largest
 * remainder to a hundredth of a per cent; one too small for that counts as one hundredth.
 */
export function templateOf({ price, milestones }: Contract): Result<readonly PlanPart[]> {
  const amounts = milestones.map(({ amount }) => amount.minor);
  const allocated = amounts.reduce((sum, amount) => sum + amount, 0);
  const rest = Math.max(0, price.minor - allocated);
  const shares = largestRemainder(WHOLE, [...amounts, rest]).slice(0, milestones.length);
  return checkTemplate(withoutNothing(shares).map((share, place) => ({ share, trigger: lasting(milestones[place]?.trigger) })));
}

/** What a part that rounds to nothing needs is taken from the largest. */
function withoutNothing(shares: readonly number[]): readonly number[] {
  const raised = shares.map((share) => Math.max(1, share));
  const over = raised.reduce((sum, share) => sum + share, 0) - WHOLE;
  const largest = raised.indexOf(Math.max(...raised));
  return over <= 0 ? raised : raised.map((share, place) => (place === largest ? share - over : share));
}

function lasting(trigger: Trigger | undefined): TemplateTrigger {
  switch (trigger?.kind) {
    case 'category':
      return { kind: 'category', category: trigger.category };
    case 'version':
    case 'manual':
    case 'start':
      return { kind: trigger.kind };
    case 'status':
      return { kind: 'status', statusName: trigger.statusName };
    case 'date':
    default:
      return DONE;
  }
}
