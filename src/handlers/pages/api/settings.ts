/** The project's settings: contracts. */
import type { TaxMode, Tracking } from '../../../billing/contract';
import type { Reaching } from '../../../billing/reaching';
import type { Terms } from '../../../billing/terms';
import type { ContractSummary } from './contract';
import type { ConnectionView, MoneyView, Rights } from './shared';

export interface ContractInput {
  /** Absent: a new contract. */
  readonly id?: string;
  /** The `rev` the page saw; absent for a new contract. */
  readonly rev?: number;
  readonly name: string;
  readonly clientId: string;
  readonly currency: string;
  readonly price: string;
  readonly terms: Terms;
  readonly taxMode: TaxMode;
  readonly accountCode: string;
  /** Empty when `taxMode` is `none`. */
  readonly taxCode: string;
  readonly autonomy: Reaching;
  readonly poNumber: string;
  readonly numberPrefix: string;
  /** Of a new contract: it is being set up, and bills nothing yet. */
  readonly draft?: boolean;
  /** Calendar dates, `YYYY-MM-DD`; absent or empty: none. */
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly tracking?: readonly Tracking[];
  /** The ledger's id of a branding theme; absent or empty: its default. */
  readonly brandingId?: string;
  readonly together?: boolean;
  readonly release?: ReleaseInput;
  readonly reminders?: RemindersInput;
  /** Why the price is another one. */
  readonly reason?: string;
}

/** Who must let invoices go. `threshold` as typed; empty: whatever the amount. `releasers` are account ids. */
export interface ReleaseInput {
  readonly threshold: string;
  readonly releasers: readonly string[];
  readonly fourEyes: boolean;
}

/** Who is reminded of what. Numbers as typed: empty, none. `overdueDays`: `1, 7, 14`. `people` are account ids. */
export interface RemindersInput {
  readonly people: readonly string[];
  readonly aheadDays: string;
  readonly aheadShare: string;
  readonly overdueDays: string;
  readonly client: boolean;
  /** Of what is said below the work; absent: English. */
  readonly language?: 'en' | 'de' | undefined;
}

export interface SettingsView {
  readonly rights: Rights;
  /** The reader may connect the ledger. */
  readonly admin: boolean;
  readonly project: { readonly id: string; readonly key: string };
  readonly connection: ConnectionView;
  readonly contracts: readonly SettingsContract[];
  /** The number prefix a new contract would get. */
  readonly suggestedPrefix: string;
}

export interface SettingsContract extends ContractSummary {
  readonly clientId: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly taxCode: string;
  readonly taxLabel: string;
  readonly poNumber: string;
  readonly numberPrefix: string;
  /** Its milestones are collected on one invoice until a person releases it. */
  readonly together?: true;
  readonly milestoneCount: number;
  readonly billCount: number;
  readonly tracking: readonly Tracking[];
  readonly branding?: { readonly id: string; readonly name: string };
  readonly release?: { readonly threshold?: MoneyView; readonly releasers: readonly string[]; readonly fourEyes: boolean };
  readonly reminders?: RemindersInput;
  /** What activating a draft bills at once, as far as is known. */
  readonly reached: { readonly count: number; readonly amount: MoneyView };
}

/** What the connected organisation really has, read from it when asked. */
export interface LedgerChoices {
  readonly currencies: readonly { readonly code: string; readonly name: string }[];
  readonly accounts: readonly { readonly code: string; readonly name: string; readonly defaultTaxCode?: string }[];
  readonly taxes: readonly { readonly code: string; readonly name: string; readonly rate: number; readonly appliesToRevenue: boolean }[];
  /** In use; at most two, with their options. */
  readonly tracking: readonly { readonly name: string; readonly options: readonly string[] }[];
  readonly brandings: readonly { readonly id: string; readonly name: string }[];
}

export interface ClientOption {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

export interface SettingsCalls {
  /** The project's contracts by their counters, which every change moves. */
  'settings.revs': [Record<string, never>, readonly { readonly id: string; readonly rev: number }[]];
  'settings.load': [Record<string, never>, SettingsView];
  'settings.choices': [Record<string, never>, LedgerChoices];
  'settings.clients': [{ readonly search: string }, readonly ClientOption[]];
  'settings.saveContract': [ContractInput, SettingsView];
  /** Activates a draft or a paused contract, pauses one (which takes a reason), or closes it for good. */
  'settings.moveContract': [{ readonly id: string; readonly rev: number; readonly to: 'active' | 'paused' | 'closed'; readonly reason: string }, SettingsView];
}
