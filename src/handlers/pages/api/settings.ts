/** The project's settings: contracts. */
import type { Autonomy, TaxMode } from '../../../billing/contract';
import type { Terms } from '../../../billing/terms';
import type { ContractSummary } from './contract';
import type { ConnectionView, Rights } from './shared';

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
  readonly autonomy: Autonomy;
  readonly poNumber: string;
  readonly numberPrefix: string;
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
  readonly milestoneCount: number;
  readonly billCount: number;
}

/** What the connected organisation really has, read from it when asked. */
export interface LedgerChoices {
  readonly currencies: readonly { readonly code: string; readonly name: string }[];
  readonly accounts: readonly { readonly code: string; readonly name: string; readonly defaultTaxCode?: string }[];
  readonly taxes: readonly { readonly code: string; readonly name: string; readonly rate: number; readonly appliesToRevenue: boolean }[];
}

export interface ClientOption {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

export interface SettingsCalls {
  'settings.load': [Record<string, never>, SettingsView];
  'settings.choices': [Record<string, never>, LedgerChoices];
  'settings.clients': [{ readonly search: string }, readonly ClientOption[]];
  'settings.saveContract': [ContractInput, SettingsView];
  'settings.closeContract': [{ readonly id: string; readonly rev: number }, SettingsView];
}
