import type { Beside, Deposit, Retention } from './beside';
import type { CalendarDate } from './calendar-date';
import type { ChangeOrder } from './change-order';
import type { DifferenceField } from './compare-mirror';
import type { ContractState } from './contract-state';
import type { GateOff, GatePolicy, Override, PaymentClaim, ReleasedUnpaid } from './gate-policy';
import type { GateToken } from './gate-token';
import type { ChangeOrderId, ClientId, ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, ProjectId } from './ids';
import type { InvoiceStatus } from './invoice-status';
import type { Milestone } from './milestone';
import type { CurrencyCode, Money } from './money';
import type { Period } from './period';
import type { Problem } from './problems';
import type { ReleaseRule } from './release-rule';
import type { Dispute, Reminded, ReminderPolicy } from './reminders';
import type { Retainer } from './retainer';
import type { ScopeLimits } from './scope';
import type { Terms } from './terms';

/**
 * How far Milepost goes alone when a milestone is reached, from least to most:
 * `prepare` writes our invoice and waits for a person; `draft`, `submit` and `approve` create it in the ledger in that
 * status; `email` approves it and asks the ledger to email the client. The default is `draft`: a client is never emailed
 * unless someone chose so.
 */
export const AUTONOMY = ['prepare', 'draft', 'submit', 'approve', 'email'] as const;
export type Autonomy = (typeof AUTONOMY)[number];

/** Whether the contract's amounts already contain tax, have it added on top, or carry none. */
export const TAX_MODES = ['exclusive', 'inclusive', 'none'] as const;
export type TaxMode = (typeof TAX_MODES)[number];

/** What finance picked from the ledger for every line of the contract, with the names they saw when they picked. */
export interface Mapping {
  readonly accountCode: string;
  readonly accountName: string;
  /** The ledger's tax code (in Xero: TaxType); absent only when `taxMode` is `none`. */
  readonly taxCode?: string;
  readonly taxName?: string;
  readonly taxMode: TaxMode;
  /** What the ledger's reports divide by: at most one option of each category, at most two categories (Xero's limit for a line). */
  readonly tracking?: readonly Tracking[];
}

/** An option of one of the ledger's tracking categories, by the names they have there: that is what a line names. */
export interface Tracking {
  readonly category: string;
  readonly option: string;
}
export const MAX_TRACKING = 2;

/** How the ledger lays the invoice out, by its id there. */
export interface Branding {
  readonly id: string;
  readonly name: string;
}

/** What the contract remembers of one bill, so that totals are always the sum of what is listed. */
export interface Bill {
  readonly invoiceId: InvoiceId;
  /** The invoice's own `rev`: both are always written together. */
  readonly rev: number;
  /** What is billed: a milestone's id, or that of a retainer's period (`periodId`). */
  readonly milestoneId: MilestoneId;
  /** The other milestones that were collected on it. */
  readonly with?: readonly MilestoneId[];
  /** It still takes in what its contract's milestones come to: nobody released or edited it. */
  readonly collects?: true;
  /** The retainer's period that is billed. Such a bill takes nothing of the contract's price, which is for its milestones. */
  readonly period?: Period;
  /** It bills the deposit, or the retention that is released. */
  readonly beside?: Beside;
  /** What it draws of the deposit, and what it withholds: both above zero, and already taken off `amount`. */
  readonly drawn?: Money;
  readonly withheld?: Money;
  readonly number: string;
  readonly status: InvoiceStatus;
  /** What was billed out of the contract's price, in the contract's own terms (with or without tax as `taxMode` says). */
  readonly amount: Money;
  /** The ledger's own id, once it has the invoice: for the link to its page there. */
  readonly ledgerId?: LedgerInvoiceId;
  /** The ledger's figures once it has the invoice, tax included. */
  readonly total?: Money;
  readonly paid?: Money;
  readonly credited?: Money;
  readonly due?: Money;
  readonly dueDate?: CalendarDate;
  /** In a foreign currency, the ledger's own rate: so much of it for one of the books'. */
  readonly rate?: string;
  /** It was billed on terms "due before release": its gate stays, whatever the terms are later. */
  readonly beforeRelease?: true;
  /** The most that the ledger ever had as paid in, once it has less. */
  readonly mostPaid?: Money;
  /** What about the ledger's invoice is otherwise than we sent it and accepted by nobody; `since` is an ISO instant, UTC. */
  readonly differs?: { readonly fields: readonly DifferenceField[]; readonly since: string };
  /** Differences that a person accepted stand. */
  readonly accepted?: true;
  /** Since when the ledger says that it has no such invoice: ISO instant, UTC. */
  readonly missingSince?: string;
  /** The change orders that have a line on it. */
  readonly changeOrders?: readonly ChangeOrderId[];
  /** Why the invoice waits for a person, while it does: where the milestone is shown, so is this. */
  readonly held?: Problem;
}

/**
 * A contract and its whole plan: the unit of consistency. Every change of plan or claim of a milestone is one conditional
 * write of this record at the `rev` that was read, so two changes at once can't both pass a check on the total.
 */
export interface Contract {
  readonly id: ContractId;
  /** Counts writes; 1 on creation. */
  readonly rev: number;
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly name: string;
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly currency: CurrencyCode;
  readonly price: Money;
  readonly terms: Terms;
  readonly mapping: Mapping;
  readonly autonomy: Autonomy;
  /** A milestone that is reached waits for a person to bill it; `autonomy` says how far that invoice then goes. */
  readonly remind?: true;
  /** Milestones are collected on one invoice until a person releases it, however far the contract goes alone. */
  readonly together?: true;
  readonly poNumber?: string;
  /** Absent: the ledger's own default. */
  readonly branding?: Branding;
  readonly release?: ReleaseRule;
  /** Invoices are numbered `${numberPrefix}-001` and on; fixed at creation and unique on the site. */
  readonly numberPrefix: string;
  /** The next invoice's place in the sequence, from 1. */
  readonly nextNumber: number;
  /** The next activity entry's place in the contract's record, from 1. */
  readonly nextActivity: number;
  readonly state: ContractState;
  /** Calendar dates in the organisation's zone: nothing is billed before the one, and after the other only by a person's word. */
  readonly startsOn?: CalendarDate;
  readonly endsOn?: CalendarDate;
  /** In the order of the plan: a milestone's place is its index + 1. */
  readonly milestones: readonly Milestone[];
  readonly bills: readonly Bill[];
  /** In the order in which they were made; none is ever taken away. */
  readonly changeOrders?: readonly ChangeOrder[];
  /** From how much drift on the scope of a milestone is worth a look; absent: the default. */
  readonly scopeLimits?: ScopeLimits;
  /** In the order in which they were made; none is ever taken away. */
  readonly retainers?: readonly Retainer[];
  readonly deposit?: Deposit;
  readonly retention?: Retention;
  /** What builds may ask its release gate with. */
  readonly gateTokens?: readonly GateToken[];
  /** When the money for a milestone counts as in; absent: the default. */
  readonly gate?: GatePolicy;
  readonly overrides?: readonly Override[];
  /** Its gates hold nothing up. */
  readonly gateOff?: GateOff;
  readonly claims?: readonly PaymentClaim[];
  readonly disputes?: readonly Dispute[];
  readonly reminders?: ReminderPolicy;
  readonly reminded?: readonly Reminded[];
  readonly released?: readonly ReleasedUnpaid[];
  /** ISO instant, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
