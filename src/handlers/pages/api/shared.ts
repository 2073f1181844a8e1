/** What every page shows in the same way. */
import type { ActivityEvent } from '../../../billing/activity';
import type { Cause } from '../../../billing/milestone';
import type { Money } from '../../../billing/money';
import type { Problem, ProblemCode } from '../../../billing/problems';

/** A decimal string in major units with all the currency's digits, e.g. `12000.00`, and the currency's code. */
export interface MoneyView {
  readonly amount: string;
  readonly currency: string;
}

/** What stands in the way, as data: the page says it in the reader's language. */
export interface ProblemView {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** What fills the sentence, as `Problem` has it. */
  readonly params?: Readonly<Record<string, string>>;
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
  /** What happened; the page says it in the reader's language. */
  readonly event: EventView;
  /** The person's account id, or `milepost` when nobody was asked. */
  readonly by: string;
}

/** What is shown of an event: money as decimals, problems as the pages get them, and of a cause only its kind. */
export type EventView = EventShown<ActivityEvent>;
type EventShown<Event> = Event extends unknown ? { readonly [Field in keyof Event]: Shown<Event[Field]> } : never;
type Shown<Value> = Value extends Money
  ? MoneyView
  : Value extends Problem
    ? ProblemView
    : Value extends Cause
      ? Cause['kind']
      : Value extends readonly (infer Entry)[]
        ? readonly { readonly [Field in keyof Entry]: Shown<Entry[Field]> }[]
        : Value;
