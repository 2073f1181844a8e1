/** What every page shows in the same way. */
import type { ProblemCode } from '../../../billing/problems';

/** A decimal string in major units with all the currency's digits, e.g. `12000.00`, and the currency's code. */
export interface MoneyView {
  readonly amount: string;
  readonly currency: string;
}

export interface ProblemView {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** What happened and what it means for the money. */
  readonly message: string;
  /** What to do next. */
  readonly action: string;
  /** The field of the form that was sent, when one is at fault. */
  readonly path?: string;
}

/** Every call answers this: the data, or every problem found; when not ok, nothing was changed. */
export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problems: readonly ProblemView[] };

export interface Rights {
  readonly view: boolean;
  readonly manage: boolean;
}

export type ConnectionView =
  | { readonly state: 'not_connected' }
  /** `warning`: it works, and will not for long unless somebody does something. */
  | { readonly state: 'connected'; readonly organisation: OrganisationView; readonly warning?: ProblemView }
  | { readonly state: 'broken'; readonly organisation: OrganisationView; readonly problem: ProblemView };

export interface OrganisationView {
  readonly name: string;
  readonly demo: boolean;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly taxName: string;
}

export interface ActivityView {
  readonly at: string;
  readonly contractId: string;
  /** Plain sentence, amounts included. */
  readonly text: string;
  /** The person's account id, or `milepost` when nobody was asked. */
  readonly by: string;
}
