import type { ContractId, MilestoneId } from './ids';
import type { GateDemand } from './milestone-gate';

/**
 * Whose milestones a rule on a step of the work waits for. `item`: the work item's own; `epic`: of the epic that it is in, or is; `linked`: of those it is linked with in this
 * way; `version`: of every epic that its versions have, or have work of; `milestone`: this one, whatever the work item.
 */
export type RuleScope =
  | { readonly kind: 'item' | 'epic' | 'version' }
  | { readonly kind: 'linked'; readonly linkType: string; readonly direction: LinkDirection }
  | { readonly kind: 'milestone'; readonly contractId: ContractId; readonly milestoneId: MilestoneId };
export const LINK_DIRECTIONS = ['inward', 'outward', 'both'] as const;
export type LinkDirection = (typeof LINK_DIRECTIONS)[number];

/** A rule as somebody set it up on a step of their workflow. What it leaves out is as the milestone's contract says. */
export interface GateRuleSetting extends GateDemand {
  readonly of: RuleScope;
  /** Every milestone counts; absent: only those due before release. One that is named always does. */
  readonly every?: true;
  /** Work that no such milestone counts for, as work without a version, waits too; absent: it passes. */
  readonly without?: 'wait';
}

/** What a rule does that nobody set up. */
export const DEFAULT_RULE: GateRuleSetting = { of: { kind: 'epic' } };

/** Work items linked with one, or epics in its versions, beyond which nothing is decided but that it stays closed. */
export const MOST_ITEMS_ASKED = 200;
