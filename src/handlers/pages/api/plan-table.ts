/** A contract's plan, changed in its table. */
import type { ContractView } from './contract';
import type { MilestoneSeen, PriceInput } from './milestone';

export interface PlanTableCalls {
  /** To another place of the plan, counted from one. */
  'milestone.move': [MilestoneSeen & { readonly place: number }, ContractView];
  /** What is named becomes otherwise, the rest stays; `date` only where the milestone is due on a day. As typed. */
  'milestone.revise': [MilestoneSeen & { readonly name?: string; readonly price?: PriceInput; readonly date?: string }, ContractView];
}
