import type { Beside } from './beside';
import type { BilledBefore } from './billed-before';
import type { CalendarDate } from './calendar-date';
import type { Joined } from './collect';
import type { Autonomy, Branding, TaxMode, Tracking } from './contract';
import type { Difference } from './compare-mirror';
import type { ChangeOrderId, ClientId, ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, OrganisationId, PersonId, ProjectId, WorkItemId } from './ids';
import type { Money } from './money';
import type { Period } from './period';
import type { Problem } from './problems';
import type { Terms } from './terms';

export interface InvoiceLine {
  readonly description: string;
  readonly quantity: number;
  readonly unitAmount: Money;
  readonly accountCode: string;
  readonly taxCode?: string;
  readonly tracking?: readonly Tracking[];
  /** The deposit or the retention, billed or (below zero) deducted, with its own account and tax. */
  readonly beside?: Beside;
}

/** The ledger's own statuses, by meaning. */
export const LEDGER_STATUSES = ['draft', 'submitted', 'approved', 'paid', 'voided', 'deleted'] as const;
export type LedgerStatus = (typeof LEDGER_STATUSES)[number];

/** A line of the ledger's invoice as it stands there; descriptions are cut at 200 characters. */
export interface MirrorLine {
  readonly description: string;
  /** As the ledger states it: with or without tax, as the invoice's own mode says. */
  readonly amount: Money;
}

/** Money set against an invoice in the ledger: paid in, or credited by a credit note, a prepayment or an overpayment. */
export interface MirrorSettlement {
  readonly kind: 'payment' | 'credit-note' | 'prepayment' | 'overpayment';
  readonly ledgerId: string;
  readonly amount: Money;
  readonly date?: CalendarDate;
  readonly number?: string;
}

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
  /** How much of the invoice's currency the ledger takes for one of its base currency, as a decimal; absent in the base currency. */
  readonly rate?: string;
  readonly emailed: boolean;
  /** The client's name as the ledger has it, where it said so. */
  readonly clientName?: string;
  /** The first 20 lines and the last 20 settlements, where the ledger's answer holds them: it leaves them out of some lists. */
  readonly lines?: readonly MirrorLine[];
  readonly settlements?: readonly MirrorSettlement[];
  /** When the ledger last changed it: ISO instant, UTC, as the ledger's clock says. */
  readonly changedAt: string;
  /** When we read it: ISO instant, UTC. */
  readonly readAt: string;
}

/** Who pays how much. */
export type SeenBill = Pick<Mirror, 'clientId' | 'total'>;

/**
 * What the ledger is asked to do with an invoice that it has. A credit note's `number` is ours, so that a repeat is found instead of made twice;
 * `amount` is with tax, `date` in the organisation's zone. `by` is absent when the contract itself asks for it (approve and email), and `email` says that it asks for
 * both. `seen` is who pays how much as it stood when it was asked to be approved: whatever it became since is looked at again. `again` is set when the
 * client had been emailed before: the ledger can't say whether it was once or twice, so that it is tried is written down first, and it is tried once.
 */
export type LedgerAct =
  | { readonly kind: 'approve'; readonly by?: PersonId; readonly email?: boolean; readonly seen?: SeenBill }
  | { readonly kind: 'email'; readonly by?: PersonId; readonly again?: 'wanted' | 'tried' }
  | { readonly kind: 'void'; readonly by: PersonId; readonly reason: string }
  | { readonly kind: 'delete'; readonly by: PersonId; readonly reason: string }
  | { readonly kind: 'credit'; readonly by: PersonId; readonly reason: string; readonly amount: Money; readonly number: string; readonly date: CalendarDate };

/**
 * Where an invoice is on its way into the ledger, and what is being done with it there. Each step can be repeated without harm; a `held` one waits
 * for a person and resumes at the step it was held at. `found` is an invoice in the ledger that may be this one: a person says. A `cancelled` one never
 * reached the ledger.
 */
export type Delivery =
  | { readonly step: 'prepared' }
  | { readonly step: 'queued'; readonly cleared?: readonly LedgerInvoiceId[] }
  | { readonly step: 'held'; readonly at: 'queued'; readonly problem: Problem; readonly since: string; readonly found?: LedgerInvoiceId; readonly cleared?: readonly LedgerInvoiceId[] }
  | { readonly step: 'held'; readonly at: 'acting'; readonly problem: Problem; readonly since: string; readonly act: LedgerAct; readonly mirror: Mirror }
  | { readonly step: 'cancelled'; readonly by: PersonId; readonly reason: string; readonly at: string }
  | { readonly step: 'acting'; readonly act: LedgerAct; readonly mirror: Mirror }
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
  /** What is billed: a milestone's id, or that of a retainer's period (`periodId`), the deposit or the retention (`besideId`). */
  readonly milestoneId: MilestoneId;
  /** What is billed, as people know it. */
  readonly milestoneName: string;
  /** Absent where no work stands behind the bill. */
  readonly workItem?: { readonly id: WorkItemId; readonly key: string };
  /** The other milestones that were collected on it, as they came. */
  readonly with?: readonly Joined[];
  /** It takes in what the contract's milestones come to until it is released; false once a person edited it. */
  readonly collects?: boolean;
  /** The retainer's period that is billed. */
  readonly period?: Period;
  /** It bills the deposit, or the retention that is released. */
  readonly beside?: Beside;
  /** What it draws of the deposit, and what it withholds: both above zero, each a line below zero. */
  readonly drawn?: Money;
  readonly withheld?: Money;
  /** The change orders that have a line on it beside the milestone's own. */
  readonly changeOrders?: readonly ChangeOrderId[];
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
  readonly branding?: Branding;
  /** What the ledger has of the same work from before Milepost's data was erased. */
  readonly before?: readonly BilledBefore[];
  /** What the ledger has of earlier bills of these milestones that were taken back, where this one's reference would not find it. */
  readonly earlier?: readonly BilledBefore[];
  /** Who had a hand in it before it was let go: reached it by hand, or edited it. */
  readonly handledBy?: readonly PersonId[];
  /** Calendar dates in the organisation's zone; set when the invoice is queued for the ledger, so a prepared one has none. */
  readonly issueDate?: CalendarDate;
  readonly dueDate?: CalendarDate;
  readonly delivery: Delivery;
  /** The tax that the ledger put on the invoice when it recorded it. */
  readonly recordedTax?: Money;
  /** Differences between the ledger's invoice and ours that a person took as right; one that is otherwise since is not among them. */
  readonly accepted?: { readonly by: PersonId; readonly at: string; readonly note: string; readonly differences: readonly Difference[] };
  /** How many credit notes were asked for: each has a number of its own, whatever became of it. */
  readonly creditNotes?: number;
  /** The ledger answered that it has no such invoice, when it was asked at this instant (ISO, UTC). */
  readonly missingSince?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
