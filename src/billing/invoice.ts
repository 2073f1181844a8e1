import type { CalendarDate } from './calendar-date';
import type { Autonomy, TaxMode } from './contract';
import type { ClientId, ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, OrganisationId, ProjectId, WorkItemId } from './ids';
import type { Money } from './money';
import type { Problem } from './problems';
import type { Terms } from './terms';

export interface InvoiceLine {
  readonly description: string;
  readonly quantity: number;
  readonly unitAmount: Money;
  readonly accountCode: string;
  readonly taxCode?: string;
}

/** The ledger's own statuses, by meaning. */
export const LEDGER_STATUSES = ['draft', 'submitted', 'approved', 'paid', 'voided', 'deleted'] as const;
export type LedgerStatus = (typeof LEDGER_STATUSES)[number];

/** What the ledger last said about an invoice. Amounts as the ledger states them, never recomputed. */
export interface Mirror {
  readonly ledgerId: LedgerInvoiceId;
  readonly number: string;
  readonly status: LedgerStatus;
  readonly clientId: ClientId;
  readonly reference: string;
  readonly subtotal: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly paid: Money;
  readonly credited: Money;
  readonly due: Money;
  readonly issueDate: CalendarDate;
  readonly dueDate?: CalendarDate;
  readonly emailed: boolean;
  /** When the ledger last changed it: ISO instant, UTC, as the ledger's clock says. */
  readonly changedAt: string;
  /** When we read it: ISO instant, UTC. */
  readonly readAt: string;
}

/**
 * Where an invoice is on its way into the ledger. Each step can be repeated without harm; a `held` one waits for a person and
 * resumes at the step it was held at.
 */
export type Delivery =
  | { readonly step: 'prepared' }
  | { readonly step: 'queued' }
  | { readonly step: 'held'; readonly at: 'queued' | 'emailing'; readonly problem: Problem; readonly since: string; readonly mirror?: Mirror }
  | { readonly step: 'emailing'; readonly mirror: Mirror }
  | { readonly step: 'recorded'; readonly mirror: Mirror };

/**
 * Our record of one bill. Everything but `delivery`, the dates and `rev` is as it was when it was prepared: later changes of contract,
 * terms or prices never reach it.
 */
export interface Invoice {
  readonly id: InvoiceId;
  readonly rev: number;
  readonly organisationId: OrganisationId;
  readonly projectId: ProjectId;
  readonly contractId: ContractId;
  readonly contractName: string;
  readonly milestoneId: MilestoneId;
  readonly milestoneName: string;
  readonly workItem: { readonly id: WorkItemId; readonly key: string };
  readonly number: string;
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly lines: readonly InvoiceLine[];
  /** Sum of the lines: in `taxMode` terms (tax on top, inside, or none). */
  readonly amount: Money;
  readonly taxMode: TaxMode;
  readonly reference: string;
  /** Where the work can be seen. */
  readonly url: string;
  readonly terms: Terms;
  readonly autonomy: Autonomy;
  /** Calendar dates in the organisation's zone; set when the invoice is queued for the ledger, so a prepared one has none. */
  readonly issueDate?: CalendarDate;
  readonly dueDate?: CalendarDate;
  readonly delivery: Delivery;
  readonly createdAt: string;
  readonly updatedAt: string;
}
