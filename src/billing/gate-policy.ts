import type { CalendarDate } from './calendar-date';
import type { InvoiceId, MilestoneId, PersonId } from './ids';

/**
 * What the money for a contract's milestones has to be before the work they hold goes out. Absent on a contract: `DEFAULT_GATE_RULE`, nobody but those who manage
 * billing may override, and a payment that the client claims opens nothing.
 */
export interface GatePolicy {
  /** `cash` is what was paid in; credit notes, prepayments and overpayments put on the invoice count only with `cash-and-credit`. */
  readonly counts: 'cash' | 'cash-and-credit';
  /** How much of the invoice's total must be in: whole basis points, 1 to 10000. */
  readonly shareBasisPoints: number;
  /**
   * An approved invoice that nothing stands against but that it is unpaid still lets work pass for so many days after its due date, that day included (the
   * organisation's zone). 0: it must be paid, whatever its due date.
   */
  readonly graceDays: number;
  /** What was not asked of the ledger for longer is not believed. */
  readonly staleAfterHours: number;
  /** Who may override beside those who manage billing. */
  readonly overriders: readonly PersonId[];
  /** Whether a payment that the client says was made opens the gate before it is in the ledger. */
  readonly claimOpens: boolean;
}

/** The longest grace and the oldest look a policy may allow, and how many people it may name. */
export const MAX_GRACE_DAYS = 90;
export const MAX_STALE_HOURS = 168;
export const MAX_OVERRIDERS = 20;

/** A person let a milestone's work pass without its money. At most one a milestone. Instants are ISO, UTC. */
export interface Override {
  readonly milestoneId: MilestoneId;
  readonly by: PersonId;
  readonly reason: string;
  readonly at: string;
  /** Holds before this instant; absent: until it is taken back. */
  readonly until?: string;
}

/** A site administrator let everything pass that waits for the contract's money, whatever its rules say. `at` is an ISO instant, UTC. */
export interface GateOff {
  readonly by: PersonId;
  readonly reason: string;
  readonly at: string;
}

/** The client says that an invoice was paid, and the ledger does not have it yet. At most one an invoice. `at` is an ISO instant, UTC. */
export interface PaymentClaim {
  readonly invoiceId: InvoiceId;
  /** When the client says it was paid, and under which reference. */
  readonly paidOn: CalendarDate;
  readonly reference?: string;
  /** Who noted it. */
  readonly by: PersonId;
  readonly at: string;
}

/**
 * Work of a milestone went out although its money was not in, or is not any more: somebody should know until it is, or until a person lets it pass. At most one a milestone.
 * `at`: since when, ISO instant, UTC.
 */
export interface ReleasedUnpaid {
  readonly milestoneId: MilestoneId;
  readonly at: string;
  /** The keys of the work items that its gate let pass before the money was taken back. */
  readonly items: readonly string[];
  /** The names of versions that were released. */
  readonly versions: readonly string[];
}
