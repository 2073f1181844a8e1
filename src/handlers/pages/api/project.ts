/** The project's page, with its lists and how the books compare. */
import type { DifferenceReason } from '../../../billing/reconcile';
import type { AttentionView } from './attention';
import type { ContractView } from './contract';
import type { DifferenceView, InvoiceView } from './invoice';
import type { PassView } from './gate';
import type { GateView } from './panel';
import type { ActivityView, ConnectionView, MoneyView, Rights } from './shared';

export interface ProjectView {
  readonly rights: Rights;
  readonly admin: boolean;
  readonly project: { readonly id: string; readonly key: string };
  readonly connection: ConnectionView;
  readonly contracts: readonly ContractView[];
  readonly invoices: InvoicePage;
  /** Everything in the project that waits for a person, the longest waiting first. */
  readonly attention: readonly AttentionView[];
  /** Of milestones that are due before release, and of those about whose gate somebody said something. */
  readonly gates: readonly MilestoneGateView[];
  /** When the ledger last said what changed: ISO instant. Absent before the first connection. */
  readonly heardAt?: string;
  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface MilestoneGateView {
  readonly milestoneId: string;
  readonly gate?: GateView;
  readonly pass: PassView;
}

export interface InvoicePage {
  readonly rows: readonly InvoiceView[];
  /** For the next page; not to be kept. */
  readonly cursor?: string;
}

/** How what Milepost believes compares with what the ledger says. */
export interface ReconciliationView {
  /** ISO instant of the last whole look at the ledger; absent before the first. */
  readonly checkedAt?: string;
  /** The organisation has more invoices that look like ours than are listed; they come up as these are dealt with. */
  readonly more?: boolean;
  readonly rows: readonly ReconciliationRow[];
  /** Invoices of ours that were compared and are as they should be. */
  readonly agreed: number;
}

export interface ReconciliationRow {
  readonly kind: 'differs' | 'missing' | 'extra' | 'stale';
  readonly invoice?: { readonly id: string; readonly rev: number; readonly number: string; readonly link?: string };
  readonly found?: { readonly ledgerId: string; readonly number: string; readonly link: string };
  readonly clientName: string;
  readonly contractName: string;
  readonly differences: readonly DifferenceView[];
  /** Why, where it is known. `taken-back`: its milestone waits for a decision, to be billed again or left. */
  readonly reason?: DifferenceReason | 'taken-back';
  readonly accepted?: { readonly at: string; readonly by: string; readonly note: string };
  readonly since: string;
}

/** Billing over time, per currency. With tax: ledger totals, and for what is planned the forecast's. */
export interface BillingChartView {
  readonly currencies: readonly BillingChartOf[];
  /** Older invoices are left out. */
  readonly more: boolean;
}

export interface BillingChartOf {
  readonly currency: string;
  /** `YYYY-MM`, each month from the first to the last in which something is. */
  readonly months: readonly { readonly month: string; readonly billed: MoneyView; readonly paid: MoneyView; readonly planned: MoneyView }[];
  /** What is planned for no day; absent where nothing is. */
  readonly undated?: MoneyView;
}

export interface ProjectCalls {
  'project.load': [Record<string, never>, ProjectView];
  /** `many`: larger pages, for reading all of them. */
  'project.invoices': [{ readonly cursor?: string; readonly many?: boolean }, InvoicePage];
  /** The project's record, newest first; a contract's or a milestone's part of it when they are named. `many`: larger pages, for reading all of it. A page may hold nothing and not be the last. */
  'project.activity': [{ readonly cursor?: string; readonly contractId?: string; readonly milestoneId?: string; readonly many?: boolean }, { readonly rows: readonly ActivityView[]; readonly cursor?: string }];
  /** Has the ledger asked what changed; `ProjectView.heardAt` moves past `askedAt` (ISO instants) once it has answered. */
  'project.refresh': [Record<string, never>, { readonly askedAt: string }];
  'project.reconciliation': [Record<string, never>, ReconciliationView];
  'project.billingChart': [Record<string, never>, BillingChartView];
}
