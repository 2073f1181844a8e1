/** Plans put on a contract in one go: from a template, or from a table that was pasted. */
import type { PlanTemplate, TemplateTrigger } from '../../../billing/plan-template';
import type { PlanHint } from '../../../billing/plan-hints';
import type { Terms } from '../../../billing/terms';
import type { ContractView } from './contract';
import type { PriceInput } from './milestone';
import type { MoneyView } from './shared';

export type { PlanHint, PlanTemplate, TemplateTrigger };

export interface PlanChoices {
  /** The project's epics that are no milestones yet, in the order of their keys. */
  readonly epics: readonly { readonly key: string; readonly summary: string; readonly statusName: string }[];
  /** There are more than are listed. */
  readonly more: boolean;
  /** Those that everybody has come first, without a name: pages name them by their id. */
  readonly templates: readonly PlanTemplate[];
}

/** One milestone to be. An empty name takes the epic's summary. */
export interface PlanRowInput {
  readonly issueKey: string;
  readonly name: string;
  readonly deliverable: string;
  readonly price: PriceInput;
  readonly trigger: TemplateTrigger | { readonly kind: 'date'; readonly date: string };
  readonly terms?: Terms;
}

export interface PlanInput {
  readonly contractId: string;
  /** The contract's `rev` as the page saw it. */
  readonly rev: number;
  readonly rows: readonly PlanRowInput[];
}

/** What the rows would come to; a problem of a row has a path such as `rows.2.price`. */
export interface PlanPreview {
  readonly rows: readonly {
    readonly issueKey: string;
    readonly name: string;
    readonly amount: MoneyView;
    /** Its work stands at its trigger already, or it is due from the start: it is billed at once. */
    readonly immediate: boolean;
    /** The name does not say what the client can see or use. */
    readonly vague: boolean;
  }[];
  readonly hint?: PlanHint;
  readonly allocated: MoneyView;
  readonly unallocated: MoneyView;
}

export interface PlanCalls {
  'plan.load': [Record<string, never>, PlanChoices];
  'plan.check': [PlanInput, PlanPreview];
  /** All of them, or none. */
  'plan.apply': [PlanInput, ContractView];
  'plan.saveTemplate': [{ readonly contractId: string; readonly name: string }, readonly PlanTemplate[]];
  'plan.deleteTemplate': [{ readonly id: string }, readonly PlanTemplate[]];
}
