/** The page on which a rule of a workflow is set up. */
import type { GateRuleSetting, LinkDirection, RuleScope } from '../../../billing/gate-rule';

export type { GateRuleSetting, LinkDirection, RuleScope };

/** What a rule can be about, as far as this person may see billing. */
export interface RuleChoices {
  readonly contracts: readonly {
    readonly id: string;
    readonly name: string;
    readonly projectKey: string;
    readonly milestones: readonly { readonly id: string; readonly key: string; readonly name: string }[];
  }[];
  /** How work can be linked on this site, in its own words for each direction. */
  readonly linkTypes: readonly { readonly id: string; readonly inward: string; readonly outward: string }[];
}

export interface GateRuleCalls {
  'rule.load': [Record<string, never>, RuleChoices];
}
