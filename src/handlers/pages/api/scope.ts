/** Scopes, their drift and change orders: how they are shown, and what a page sends. */
import type { Measure, ScopeLimits } from '../../../billing/scope';
import type { BillView, TriggerInput } from './milestone';
import type { MoneyView, Rights } from './shared';

/** How far the work went from what the price was agreed for. `points` and `seconds` (of original estimates) are absent where nobody estimates so. */
export interface DriftView {
  readonly level: 'none' | 'amber' | 'red' | 'unknown';
  readonly added: number;
  readonly removed: number;
  readonly reestimated: number;
  readonly reworded: number;
  readonly items: Measure;
  readonly points?: Measure;
  readonly seconds?: Measure;
}

/** A milestone's scope. `keeping`: the work is still being read, and the page asks again. */
export interface ScopeRow {
  readonly milestoneId: string;
  readonly name: string;
  readonly issueKey: string;
  readonly billed: boolean;
  readonly keeping: boolean;
  /** When the price was agreed, and the work read; ISO instants. */
  readonly pricedAt?: string;
  readonly baseline?: { readonly at: string; readonly items: number; readonly points?: number; readonly seconds?: number; readonly more: number };
  /** Absent for what is billed, where the work could not be read, or is too much to be read for all at once: opened, the milestone shows it. */
  readonly drift?: DriftView;
}

export interface ScopeContractView {
  readonly id: string;
  readonly rev: number;
  readonly name: string;
  readonly currency: string;
  readonly open: boolean;
  readonly price: MoneyView;
  /** What the client agreed to beyond the price. */
  readonly agreed: MoneyView;
  readonly limits: ScopeLimits;
  readonly milestones: readonly ScopeRow[];
  readonly orders: readonly ChangeOrderView[];
}

export interface ScopeView {
  readonly rights: Rights;
  readonly contracts: readonly ScopeContractView[];
}

/** `key` and `summary` are absent for an item that the reader may not see. */
export interface ScopeItemView {
  readonly id: string;
  readonly key?: string;
  readonly summary?: string;
  readonly type: string;
  readonly points?: number;
  readonly seconds?: number;
  /** The number of the change order that it belongs to, drafted or agreed. */
  readonly order?: number;
}

/** `at`: ISO instant; `by`: account id. Absent where Jira does not tell. */
export interface DriftedItem extends ScopeItemView {
  readonly at?: string;
  readonly by?: string;
}

export interface ScopeDetail {
  readonly row: ScopeRow;
  readonly added: readonly DriftedItem[];
  readonly removed: readonly DriftedItem[];
  readonly changed: readonly (DriftedItem & { readonly before: ScopeItemView })[];
  readonly baseline: readonly ScopeItemView[];
  /** Present where the deliverable's text is another now. */
  readonly deliverable?: { readonly before: string; readonly now: string };
}

export interface ChangeOrderView {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly milestoneId: string;
  /** Absent once it was taken off the plan. */
  readonly milestoneName?: string;
  readonly items: readonly ScopeItemView[];
  readonly price: MoneyView;
  readonly createdAt: string;
  /** Account ids; empty for somebody whose account was erased. */
  readonly by: string;
  readonly state: 'drafted' | 'agreed' | 'declined';
  readonly agreed?: { readonly with: string; readonly evidence: string; readonly at: string; readonly by: string; readonly as: 'line' | 'milestone'; readonly milestoneName?: string };
  readonly declined?: { readonly reason: string; readonly at: string; readonly by: string };
  /** The bill that it stands on. */
  readonly bill?: BillView;
  /** Agreed, and nothing on the plan will bill it: somebody has to say how. */
  readonly stranded: boolean;
}

/** A contract, or a change order on it, as the page saw it. */
export interface ScopeSeen {
  readonly contractId: string;
  readonly rev: number;
}
export interface OrderSeen extends ScopeSeen {
  readonly orderId: string;
}

/** As typed. */
export interface OrderInput {
  readonly title: string;
  readonly text: string;
  readonly price: string;
}

/** As a line on the next invoice, or as a milestone on a work item, named by its key. */
export type OrderPlaceInput = { readonly kind: 'line' } | { readonly kind: 'milestone'; readonly workItem: string; readonly trigger: TriggerInput };

export interface ScopeCalls {
  'scope.load': [Record<string, never>, ScopeView];
  'scope.detail': [{ readonly contractId: string; readonly milestoneId: string }, ScopeDetail];
  'scope.draft': [ScopeSeen & OrderInput & { readonly milestoneId: string; readonly itemIds: readonly string[] }, ScopeContractView];
  'scope.change': [OrderSeen & OrderInput, ScopeContractView];
  'scope.agree': [OrderSeen & { readonly with: string; readonly evidence: string; readonly as: OrderPlaceInput }, ScopeContractView];
  'scope.decline': [OrderSeen & { readonly reason: string }, ScopeContractView];
  /** Of one that was agreed, and that nothing bills yet. */
  'scope.place': [OrderSeen & { readonly as: OrderPlaceInput }, ScopeContractView];
  /** Takes the work there is now for what the price was agreed for: where there was none then. */
  'scope.keep': [ScopeSeen & { readonly milestoneId: string }, ScopeContractView];
  /** In per cent, as typed. */
  'scope.limits': [ScopeSeen & { readonly amber: string; readonly red: string }, ScopeContractView];
  /** Of the epic whose panel it is; `state` says why there is no row. */
  'panel.scope': [Record<string, never>, { readonly row?: ScopeRow }];
}
