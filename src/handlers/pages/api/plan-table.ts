/** A contract's plan, changed in its table. */
import type { ContractView } from './contract';
import type { MilestoneSeen, PriceInput } from './milestone';

export interface PlanTableCalls {
  /** How the project's contracts stand, by their counters alone: every change of a contract or of one of its invoices moves them. For a page that wants to know whether it is out of date. */
  'project.revs': [Record<string, never>, readonly { readonly id: string; readonly rev: number }[]];
  /** To another place of the plan, counted from one. */
  'milestone.move': [MilestoneSeen & { readonly place: number }, ContractView];
  /** What is named becomes otherwise, the rest stays; `date` only where the milestone is due on a day. As typed. */
  'milestone.revise': [MilestoneSeen & { readonly name?: string; readonly price?: PriceInput; readonly date?: string }, ContractView];
}
