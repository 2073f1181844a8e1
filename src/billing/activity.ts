import type { ContractId, PersonId, ProjectId } from './ids';
import type { Beside } from './beside';
import type { CalendarDate } from './calendar-date';
import type { GateReason } from './gate';
import type { Opened } from './milestone-gate';
import type { InvoiceStatus } from './invoice-status';
import type { Cause } from './milestone';
import type { CurrencyCode, Money } from './money';
import type { Problem } from './problems';

/** What a person may have the ledger do with an invoice that it has. `void` takes back an approved one, `delete` a draft. */
export const LEDGER_ACTS = ['approve', 'email', 'void', 'delete', 'credit'] as const;
export type LedgerActKind = (typeof LEDGER_ACTS)[number];

/** A field that changed, as people read it. */
export interface FieldChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What happened. Facts as they were at the time, so that the record reads the same for ever. */
export type ActivityEvent =
  | { readonly kind: 'contract-created'; readonly name: string; readonly client: string; readonly price: Money }
  | { readonly kind: 'contract-changed'; readonly name: string; readonly changes: readonly FieldChange[] }
  /** `reason` is absent only while the contract is a draft with nothing billed. */
  | { readonly kind: 'price-changed'; readonly name: string; readonly from: Money; readonly to: Money; readonly reason?: string }
  | { readonly kind: 'contract-activated'; readonly name: string }
  | { readonly kind: 'contract-paused'; readonly name: string; readonly reason: string }
  | { readonly kind: 'contract-resumed'; readonly name: string }
  | { readonly kind: 'contract-closed'; readonly name: string }
  /** A whole plan, put on in one go. */
  | { readonly kind: 'plan-applied'; readonly name: string; readonly milestones: readonly { readonly milestone: string; readonly workItem: string; readonly amount: Money }[] }
  | { readonly kind: 'milestone-tagged'; readonly milestone: string; readonly workItem: string; readonly amount: Money }
  | { readonly kind: 'milestone-changed'; readonly milestone: string; readonly workItem: string; readonly changes: readonly FieldChange[] }
  /** It is billed in parts from now on, or in one again; `amount` is that of the whole. */
  | { readonly kind: 'milestone-split'; readonly milestone: string; readonly workItem: string; readonly amount: Money; readonly parts: readonly { readonly milestone: string; readonly amount: Money }[] }
  | { readonly kind: 'milestone-joined'; readonly milestone: string; readonly workItem: string; readonly amount: Money }
  | { readonly kind: 'milestone-untagged'; readonly milestone: string; readonly workItem: string }
  | { readonly kind: 'milestone-held'; readonly milestone: string; readonly workItem: string; readonly reason: string }
  | { readonly kind: 'milestone-unheld'; readonly milestone: string; readonly workItem: string }
  | { readonly kind: 'milestone-reached'; readonly milestone: string; readonly workItem: string; readonly cause: Cause }
  | { readonly kind: 'milestone-waiting'; readonly milestone: string; readonly workItem: string; readonly problem: Problem }
  | { readonly kind: 'milestone-reopened'; readonly milestone: string; readonly workItem: string; readonly invoice: string }
  | { readonly kind: 'milestone-returned'; readonly milestone: string; readonly workItem: string; readonly invoice: string }
  | { readonly kind: 'bill-kept'; readonly milestone: string; readonly workItem: string; readonly invoice: string }
  | { readonly kind: 'invoice-joined'; readonly invoice: string; readonly milestone: string; readonly workItem: string; readonly amount: Money; readonly total: Money }
  | { readonly kind: 'invoice-prepared'; readonly invoice: string; readonly milestone: string; readonly amount: Money; readonly dueDate?: CalendarDate }
  | { readonly kind: 'invoice-edited'; readonly invoice: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'invoice-released'; readonly invoice: string; readonly amount: Money }
  | { readonly kind: 'invoice-recorded'; readonly invoice: string; readonly ledgerId: string; readonly status: InvoiceStatus; readonly total: Money; readonly adopted: boolean }
  | { readonly kind: 'invoice-held'; readonly invoice: string; readonly problem: Problem }
  /** `despite` is the number of an invoice in the ledger which looked like this one, and which a person said is another. */
  | { readonly kind: 'invoice-retried'; readonly invoice: string; readonly issueDate?: CalendarDate; readonly client?: string; readonly despite?: string }
  | { readonly kind: 'invoice-emailed'; readonly invoice: string }
  | { readonly kind: 'invoice-mirrored'; readonly invoice: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'invoice-cancelled'; readonly invoice: string; readonly reason: string }
  /** A person asked the ledger, through us, to do something with an invoice; what came of it is a line of its own. */
  | { readonly kind: 'act-asked'; readonly invoice: string; readonly act: LedgerActKind; readonly amount?: Money; readonly reason?: string }
  | { readonly kind: 'act-done'; readonly invoice: string; readonly act: LedgerActKind; readonly amount?: Money; readonly document?: string }
  /** A person no longer wants what the ledger did not do. */
  | { readonly kind: 'act-dropped'; readonly invoice: string; readonly act: LedgerActKind }
  /** After a void or a deletion, a person decided that the milestone is not billed again. */
  | { readonly kind: 'bill-left'; readonly milestone: string; readonly workItem: string; readonly invoice: string; readonly reason: string }
  /** What was accepted before is asked about again. */
  | { readonly kind: 'acceptance-withdrawn'; readonly invoice: string }
  | { readonly kind: 'differences-accepted'; readonly invoice: string; readonly differences: readonly FieldChange[]; readonly note: string }
  | { readonly kind: 'change-order-drafted'; readonly order: number; readonly title: string; readonly milestone: string; readonly price: Money }
  | { readonly kind: 'change-order-changed'; readonly order: number; readonly changes: readonly FieldChange[] }
  /** `with`: who agreed at the client; `milestone`: the one that it became, where it did. */
  | { readonly kind: 'change-order-agreed'; readonly order: number; readonly title: string; readonly price: Money; readonly with: string; readonly evidence: string; readonly milestone?: string }
  /** It was agreed before, and is billed otherwise from now on. */
  | { readonly kind: 'change-order-placed'; readonly order: number; readonly title: string; readonly milestone?: string }
  | { readonly kind: 'change-order-declined'; readonly order: number; readonly title: string; readonly reason: string }
  /** There was no work yet when the price was agreed; the work there is now is what later work is compared with. */
  | { readonly kind: 'scope-kept'; readonly milestone: string; readonly workItem: string }
  | { readonly kind: 'retainer-created'; readonly retainer: string; readonly amount: Money; readonly from: CalendarDate }
  | { readonly kind: 'retainer-changed'; readonly retainer: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'retainer-priced'; readonly retainer: string; readonly amount: Money; readonly from: CalendarDate }
  /** From this day on; an end is the last day. */
  | { readonly kind: 'retainer-paused'; readonly retainer: string; readonly date: CalendarDate; readonly reason?: string }
  | { readonly kind: 'retainer-resumed'; readonly retainer: string; readonly date: CalendarDate; readonly reason?: string }
  | { readonly kind: 'retainer-ended'; readonly retainer: string; readonly date: CalendarDate; readonly reason?: string }
  | { readonly kind: 'retainer-waiting'; readonly retainer: string; readonly problem: Problem }
  /** Of periods that were missed, a person decided; the days are the first and the last. */
  | { readonly kind: 'periods-cleared'; readonly retainer: string; readonly count: number; readonly from: CalendarDate; readonly to: CalendarDate; readonly reason?: string }
  | { readonly kind: 'periods-skipped'; readonly retainer: string; readonly count: number; readonly from: CalendarDate; readonly to: CalendarDate; readonly reason?: string }
  /** After its invoice was taken back, a person decided that a period is not billed again. */
  | { readonly kind: 'period-left'; readonly retainer: string; readonly from: CalendarDate; readonly to: CalendarDate; readonly invoice: string; readonly reason: string }
  /** What was agreed of the deposit and the retention. */
  | { readonly kind: 'holdbacks-changed'; readonly name: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'beside-waiting'; readonly part: Beside; readonly problem: Problem }
  /** A person decided that it is not billed. */
  | { readonly kind: 'beside-left'; readonly part: Beside; readonly reason: string }
  | { readonly kind: 'extra-found'; readonly number: string; readonly ledgerId: string }
  | { readonly kind: 'extra-accepted'; readonly number: string; readonly note: string }
  | { readonly kind: 'invoice-missing'; readonly invoice: string; readonly ledgerId: string }
  /** The gate let a step of the work pass: `item` is the work item that took it, `workItem` the milestone's. */
  | { readonly kind: 'gate-passed'; readonly milestone: string; readonly workItem: string; readonly item: string; readonly opened: Opened; readonly invoice?: string }
  /** The money that opened it was taken back; `items` are the work items that it had let pass by then, the latest first. */
  | { readonly kind: 'gate-closed-again'; readonly milestone: string; readonly workItem: string; readonly invoice: string; readonly items: readonly string[] }
  /** A version of the work tool was released although this milestone's gate was closed. */
  | { readonly kind: 'version-released-unpaid'; readonly version: string; readonly milestone: string; readonly workItem: string; readonly reason: GateReason; readonly invoice?: string }
  /** What the work tool is told about a milestone was taken away or changed there, by somebody or something else, and was put back. */
  | { readonly kind: 'mark-repaired'; readonly milestone: string; readonly workItem: string; readonly was: 'missing' | 'changed' }
  | { readonly kind: 'gate-overridden'; readonly milestone: string; readonly workItem: string; readonly reason: string; readonly until?: string }
  | { readonly kind: 'gate-override-ended'; readonly milestone: string; readonly workItem: string }
  /** The client says that it paid. */
  | { readonly kind: 'payment-claimed'; readonly invoice: string; readonly paidOn: CalendarDate; readonly reference?: string }
  | { readonly kind: 'payment-claim-dropped'; readonly invoice: string }
  /** The client disputes it. */
  | { readonly kind: 'invoice-disputed'; readonly invoice: string; readonly reason: string }
  | { readonly kind: 'dispute-ended'; readonly invoice: string }
  /** People were reminded: that a milestone is ahead, that it is to be billed by hand, or that its invoice is so many days overdue. */
  | { readonly kind: 'milestone-reminded'; readonly milestone: string; readonly workItem: string; readonly ahead: boolean }
  | { readonly kind: 'invoice-reminded'; readonly invoice: string; readonly days: number }
  | { readonly kind: 'gate-policy-changed'; readonly name: string; readonly changes: readonly FieldChange[] }
  /** A site administrator let everything pass that waits for the contract's money, or ended that. */
  | { readonly kind: 'gates-opened'; readonly name: string; readonly reason: string }
  | { readonly kind: 'gates-closed'; readonly name: string }
  /** `for` is the milestone that the token answers for; absent: all of the contract's that are due before release. */
  | { readonly kind: 'gate-token-made'; readonly name: string; readonly for?: string; readonly amounts: boolean }
  | { readonly kind: 'gate-token-rotated'; readonly name: string; readonly graceHours: number }
  | { readonly kind: 'gate-token-revoked'; readonly name: string }
  | { readonly kind: 'client-merged'; readonly client: string; readonly into: string }
  /** Somebody said when a milestone is expected; without days, that the forecast goes by its work again. */
  | { readonly kind: 'milestone-expected'; readonly milestone: string; readonly workItem: string; readonly from?: CalendarDate; readonly to?: CalendarDate }
  /** Without a line: it is no longer watched. */
  | { readonly kind: 'cash-line-set'; readonly currency: CurrencyCode; readonly line?: Money }
  | { readonly kind: 'cash-low'; readonly on: CalendarDate; readonly cash: Money; readonly line: Money }
  | { readonly kind: 'webhook-silent'; readonly since: string }
  | { readonly kind: 'webhook-heard' }
  | { readonly kind: 'connection-made'; readonly organisation: string; readonly demo: boolean }
  | { readonly kind: 'connection-broken'; readonly organisation: string; readonly problem: Problem }
  | { readonly kind: 'connection-ends'; readonly organisation: string; readonly date: CalendarDate }
  | { readonly kind: 'connection-removed'; readonly organisation: string }
  /** All of the site's records went, or were kept from here on because something may still be billed on a contract. */
  | { readonly kind: 'data-erased'; readonly records: number }
  | { readonly kind: 'erase-stopped'; readonly name: string }
  | { readonly kind: 'webhook-key-saved' };

/** One line of the record: never changed once written; a correction is a new line. */
export interface ActivityEntry {
  /** ISO instant, UTC. */
  readonly at: string;
  /** Who did it; `milepost` when no person was asked. */
  readonly by: PersonId | 'milepost';
  /** Absent for what concerns the whole site. */
  readonly projectId?: ProjectId;
  readonly contractId?: ContractId;
  readonly event: ActivityEvent;
}
