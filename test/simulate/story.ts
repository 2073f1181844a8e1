import type { PriceInput, TriggerInput } from '../../src/handlers/pages/api';
import type { Autonomy, TaxMode } from '../../src/billing/contract';
import type { FaultKind, XeroSettings } from '../../local/xero';
import type { Switches } from '../../local/forge';
import type { GateAct } from './gate-acts';
import type { LifeAct } from './life';
import type { HoldbackAct } from './holdbacks';
import type { OrderAct } from './orders';
import type { ReminderAct } from './reminders';
import type { PartAct } from './parts';
import type { RetainerAct } from './retainers';
import type { TogetherAct } from './together';
import type { VersionAct } from './versions';

export const EPICS = ['HARB-1', 'HARB-2', 'HARB-3', 'HARB-4', 'HARB-5'] as const;
export type Epic = (typeof EPICS)[number];
export type StatusName = 'toDo' | 'inProgress' | 'inReview' | 'done';

/**
 * What a person does. It is fixed before the run and finds its object when its turn comes (`pick` chooses among the invoices there are), so that a story
 * stays playable when other steps are left out of it.
 */
export type Act =
  | { readonly kind: 'tag'; readonly epic: Epic; readonly contract: number; readonly name: string; readonly price: PriceInput; readonly trigger: TriggerInput; readonly stale: boolean }
  | { readonly kind: 'edit'; readonly epic: Epic; readonly price: PriceInput; readonly trigger: TriggerInput; readonly stale: boolean }
  | { readonly kind: 'untag' | 'hold' | 'unhold' | 'reach' | 'keep'; readonly epic: Epic; readonly stale: boolean }
  | { readonly kind: 'move'; readonly epic: Epic; readonly status: StatusName }
  | { readonly kind: 'delete-epic'; readonly epic: Epic }
  | { readonly kind: 'release' | 'retry' | 'adopt'; readonly pick: number }
  | { readonly kind: 'ask'; readonly pick: number; readonly percent: number; readonly stale: boolean }
  | { readonly kind: 'answer'; readonly pick: number; readonly stale: boolean }
  | { readonly kind: 'price'; readonly contract: number; readonly price: string }
  | RetainerAct
  | OrderAct
  | HoldbackAct
  | GateAct
  | LifeAct
  | VersionAct
  | ReminderAct
  | PartAct
  | TogetherAct
  | { readonly kind: 'refresh' }
  | { readonly kind: InvoiceKind; readonly pick: number }
  | { readonly kind: 'pay-part'; readonly pick: number; readonly percent: number }
  | { readonly kind: 'redate'; readonly pick: number; readonly days: number }
  | { readonly kind: 'credit'; readonly pick: number; readonly percent: number }
  | { readonly kind: 'prepay'; readonly pick: number; readonly percent: number }
  | { readonly kind: 'merge-client' }
  | { readonly kind: 'client' | 'account'; readonly active: boolean }
  | { readonly kind: 'lock'; readonly on: boolean }
  | { readonly kind: 'take-number'; readonly place: number }
  | { readonly kind: 'disconnect' | 'connect' | 'connect-other' }
  | { readonly kind: 'revoke' | 'grant' }
  | { readonly kind: 'xero-fails'; readonly route: string; readonly fault: FaultKind; readonly times: number }
  | { readonly kind: 'deploy' }
  | { readonly kind: 'wait'; readonly minutes: number };

/** What people in Xero do to an invoice without more to say. `renumber-unseen` is done to one that Milepost has not heard of yet. */
export type InvoiceKind =
  | 'submit' | 'back-to-draft' | 'approve' | 'pay' | 'overpay' | 'unpay' | 'uncredit' | 'remove' | 'renumber' | 'renumber-unseen' | 'reprice-line' | 'reword-line' | 'add-line'
  | 'rereference' | 'other-client';

/**
 * What can happen, and either the app has no answer to it yet or nobody here plays the person who has to give it: only stories that are asked for it have it in
 * them. Whoever builds the answer moves the act among the others.
 */
export const AHEAD = ['merge-client'] as const;
export type Ahead = (typeof AHEAD)[number];

/** What people do in Jira and on the app's pages, and time that passes. */
export type JiraAct = Extract<Act, { kind: JiraKind | OrderAct['kind'] | HoldbackAct['kind'] | GateAct['kind'] | LifeAct['kind'] | VersionAct['kind'] | ReminderAct['kind'] | PartAct['kind'] | TogetherAct['kind'] }>;
/** What is done in Xero, or happens to it. */
export type XeroAct = Exclude<Act, JiraAct>;
type JiraKind = 'retain' | 'retainer' | 'deploy' | 'tag' | 'edit' | 'untag' | 'hold' | 'unhold' | 'reach' | 'keep' | 'move' | 'delete-epic' | 'release' | 'retry' | 'adopt' | 'ask' | 'answer' | 'price' | 'refresh' | 'disconnect' | 'connect' | 'connect-other' | 'wait';

/** `atOnce`: the next step begins while this one is still under way; otherwise all that follows from it happens first. */
export interface Step {
  readonly act: Act;
  readonly atOnce: boolean;
}

/** How the agency works, and how the stand-ins behave where nobody could verify what is so. */
export interface Setting {
  readonly autonomy: Autonomy;
  readonly taxMode: TaxMode;
  readonly prices: readonly [string, string];
  /** Its invoices are due before the work goes out: a gate says whether the money is in. */
  readonly gated: boolean;
  /** Connected by somebody's consent to the agency's own app, instead of a custom connection. */
  readonly consent: boolean;
  readonly webhooks: boolean;
  readonly forge: Partial<Switches>;
  readonly xero: Partial<XeroSettings>;
}

/** One whole schedule: the same story, played with the same weather, is the same run. */
export interface Story {
  readonly seed: number;
  readonly setting: Setting;
  /** How likely a call or delivery goes wrong, before its own weight: 0 is fair weather. */
  readonly roughness: number;
  /** How likely a call lets others go first, whatever else happens to it: acts that come together then meet in every order. */
  readonly jostle: number;
  readonly steps: readonly Step[];
  /** Faults that are left out, by name: see weather.ts. */
  readonly without: ReadonlySet<string>;
}
