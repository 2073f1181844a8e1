/**
 * The agreement between the pages and the resolvers: what each call takes and gives. Types only: the pages import this
 * file and nothing else from src. Every value crosses as JSON.
 */
import type { AttentionAnswer } from '../../billing/attention-answers';
import type { Autonomy, TaxMode } from '../../billing/contract';
import type { GateClosed } from '../../billing/gate';
import type { InvoiceStatus } from '../../billing/invoice-status';
import type { StatusCategory } from '../../billing/milestone';
import type { LedgerActKind } from '../../billing/activity';
import type { DifferenceField } from '../../billing/compare-mirror';
import type { ProblemCode } from '../../billing/problems';
import type { Terms } from '../../billing/terms';

/** A decimal string in major units with all the currency's digits, e.g. `12000.00`, and the currency's code. */
export interface MoneyView {
  readonly amount: string;
  readonly currency: string;
}

export interface ProblemView {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** What happened and what it means for the money. */
  readonly message: string;
  /** What to do next. */
  readonly action: string;
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

export type TriggerInput =
  | { readonly kind: 'category'; readonly category: StatusCategory }
  | { readonly kind: 'status'; readonly statusId: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'manual' }
  | { readonly kind: 'start' };
export type TriggerView =
  | Exclude<TriggerInput, { kind: 'status' }>
  | { readonly kind: 'status'; readonly statusId: string; readonly statusName: string };

/** As typed: the server says what it understood, or what is wrong with it. */
export type PriceInput = { readonly kind: 'amount'; readonly amount: string } | { readonly kind: 'share'; readonly percent: string };

export interface MilestoneView {
  readonly id: string;
  readonly contractId: string;
  readonly name: string;
  readonly deliverable: string;
  readonly issueId: string;
  readonly issueKey: string;
  /** "2 of 5". */
  readonly place: number;
  readonly of: number;
  readonly price: { readonly kind: 'amount' } | { readonly kind: 'share'; readonly percent: string };
  readonly amount: MoneyView;
  readonly trigger: TriggerView;
  readonly terms?: Terms;
  readonly state: 'planned' | 'held' | 'waiting' | 'billed';
  readonly hold?: { readonly reason: string };
  readonly problem?: ProblemView;
  readonly reopened?: { readonly at: string; readonly kept: boolean };
  readonly bill?: BillView;
  /** Why its invoice waits for a person, while it does. */
  readonly billProblem?: ProblemView;
}

export interface BillView {
  readonly invoiceId: string;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly amount: MoneyView;
  readonly total?: MoneyView;
  readonly paid?: MoneyView;
  readonly credited?: MoneyView;
  readonly due?: MoneyView;
  readonly dueDate?: string;
  /** Past its due date with money owed, in the organisation's zone today. */
  readonly overdue: boolean;
}

export interface InvoiceView extends BillView {
  readonly rev: number;
  readonly contractId: string;
  readonly contractName: string;
  readonly milestoneName: string;
  readonly issueKey: string;
  readonly clientName: string;
  readonly reference: string;
  readonly issueDate?: string;
  readonly tax?: MoneyView;
  /** The invoice in the ledger's own pages; present once it is there. */
  readonly link?: string;
  readonly problem?: ProblemView;
  /** When the ledger was last heard about it: ISO instant. */
  readonly readAt?: string;
  readonly canRelease: boolean;
  readonly canRetry: boolean;
  /** It may still be taken back: the ledger does not have it. */
  readonly canCancel: boolean;
  /** What the ledger can be asked to do with it as it stands. */
  readonly acts: readonly LedgerActKind[];
  /** What the ledger is being asked to do with it now. */
  readonly doing?: LedgerActKind;
  /** Where the ledger's invoice is otherwise than we sent it; those that a person accepted are marked. */
  readonly differences: readonly DifferenceView[];
}

export interface DifferenceView {
  readonly field: DifferenceField;
  readonly expected: string;
  readonly actual: string;
  readonly accepted: boolean;
}

/** One invoice, opened: what it says, what was paid on it, and its own part of the activity, newest first. */
export interface InvoiceDetail {
  readonly invoice: InvoiceView;
  /** As we sent them; `amount` in the invoice's tax mode. */
  readonly lines: readonly { readonly description: string; readonly amount: MoneyView }[];
  /** As the ledger has them, where it said so. */
  readonly ledgerLines?: readonly { readonly description: string; readonly amount: MoneyView }[];
  readonly settlements: readonly {
    readonly kind: 'payment' | 'credit-note' | 'prepayment' | 'overpayment';
    readonly amount: MoneyView;
    readonly date?: string;
    readonly number?: string;
  }[];
  readonly subtotal?: MoneyView;
  readonly taxMode: TaxMode;
  readonly terms: Terms;
  readonly accepted?: { readonly at: string; readonly by: string; readonly note: string };
  readonly activity: readonly ActivityView[];
}

/**
 * The answers that a person can give to something that waits for them; each is a call of its own, or a link.
 * `release`, `cancel`, `retry`, `drop`, `adopt`, `send_anyway`, `accept`: invoice.release, .cancel, .retry, .drop, .adopt, .sendAnyway, .acceptDifferences (of an invoice
 * that the ledger no longer has, this takes it as deleted there: its milestone then waits to be billed again or left).
 * `credit`, `void`: open the question of the invoice. `bill_again`, `leave`, `keep_bill`, `untag`: milestone.billAgain, .leave, .keepBill, .untag.
 * `accept_extra`: finance.acceptExtra. Links: `fix_mapping` to the contract's settings, `connect` to the admin page, `open_work` to the work item, `open_ledger` to the
 * ledger's own page.
 */
export type { AttentionAnswer };

/** One thing that waits for a person. */
export interface AttentionView {
  /** Stable while it waits. */
  readonly id: string;
  readonly problem: ProblemView;
  /** ISO instant; the longest waiting comes first. */
  readonly since: string;
  /** The money that hangs on it, where it is known. */
  readonly amount?: MoneyView;
  /** How the amount stands to tax; absent where the ledger has worked the tax out. */
  readonly taxMode?: TaxMode;
  /** Absent for what concerns the whole site. */
  readonly project?: { readonly id: string; readonly key: string };
  readonly contract?: { readonly id: string; readonly rev: number; readonly name: string; readonly clientName: string };
  readonly milestone?: { readonly id: string; readonly name: string; readonly issueKey: string };
  readonly invoice?: { readonly id: string; readonly rev: number; readonly number: string; readonly link?: string };
  /** An invoice in the ledger that may be ours, or looks like it. */
  readonly found?: { readonly ledgerId: string; readonly number: string; readonly link: string };
  /** In the order in which they are offered; the first is the likeliest. Those that need the right to manage billing are left out without it. */
  readonly answers: readonly AttentionAnswer[];
}

/** How what Milepost believes compares with what the ledger says. */
export interface ReconciliationView {
  /** ISO instant of the last whole look at the ledger; absent before the first. */
  readonly checkedAt?: string;
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
  /** Why, where it is known: a sentence. */
  readonly reason?: string;
  readonly accepted?: { readonly at: string; readonly by: string; readonly note: string };
  readonly since: string;
}

/** What finance sees over all projects whose billing they may see. */
export interface FinanceView {
  readonly connection: ConnectionView;
  readonly admin: boolean;
  readonly today: string;
  readonly attention: readonly AttentionView[];
  /** Per currency: ledger totals, tax included. */
  readonly totals: readonly { readonly currency: string; readonly outstanding: MoneyView; readonly overdue: MoneyView; readonly toBill: MoneyView }[];
  readonly projects: readonly { readonly id: string; readonly key: string; readonly contracts: number; readonly waiting: number }[];
  /** More waits than is listed here. */
  readonly more: boolean;
  /** The site has more contracts than were added up: totals and projects leave some out. */
  readonly partial: boolean;
}

export interface ContractSummary {
  readonly id: string;
  readonly rev: number;
  readonly name: string;
  readonly clientName: string;
  readonly currency: string;
  readonly price: MoneyView;
  readonly allocated: MoneyView;
  /** Negative when over-allocated. */
  readonly unallocated: MoneyView;
  readonly billed: MoneyView;
  /** Ledger totals, tax included. */
  readonly paid: MoneyView;
  readonly outstanding: MoneyView;
  readonly overdue: MoneyView;
  /** Price not yet billed. */
  readonly toBill: MoneyView;
  readonly terms: Terms;
  readonly taxMode: TaxMode;
  readonly autonomy: Autonomy;
  readonly state: 'active' | 'closed';
}

export interface ContractView extends ContractSummary {
  readonly milestones: readonly MilestoneView[];
}

/** What reaching the milestone now would do; `blockers` say why it would do nothing. */
export interface PreviewView {
  readonly autonomy: Autonomy;
  readonly amount: MoneyView;
  readonly taxMode: TaxMode;
  readonly taxName: string;
  readonly clientName: string;
  readonly dueDate: string;
  /** The work stands at its trigger already (or the trigger is `start`): saving does it at once. */
  readonly immediate: boolean;
  readonly blockers: readonly ProblemView[];
}

export interface StatusOption {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

export type PanelView =
  | { readonly state: 'no_permission' }
  | { readonly state: 'not_connected'; readonly admin: boolean }
  | { readonly state: 'not_epic'; readonly issueType: string }
  | { readonly state: 'no_contract'; readonly rights: Rights }
  | {
      readonly state: 'untagged';
      readonly rights: Rights;
      readonly issue: { readonly id: string; readonly key: string; readonly summary: string };
      readonly contracts: readonly ContractSummary[];
    }
  | {
      readonly state: 'tagged';
      readonly rights: Rights;
      readonly issue: { readonly id: string; readonly key: string; readonly summary: string; readonly statusName: string };
      readonly connection: ConnectionView;
      readonly contract: ContractSummary;
      readonly milestone: MilestoneView;
      /** Present where its terms are "due before release". */
      readonly gate?: GateView;
      readonly invoiceLink?: string;
      readonly preview?: PreviewView;
    };

/** Whether the money is in, by the invoice `invoice`, as known at `lookedAt` (ISO instant): then every change in the ledger had been seen. */
export type GateView =
  | { readonly open: true; readonly invoice: string; readonly lookedAt: string }
  | ({ readonly open: false; readonly invoice?: string } & (Exclude<GateClosed, { reason: 'unpaid' }> | { readonly reason: 'unpaid'; readonly due: MoneyView }));

export interface MilestoneInput {
  readonly contractId: string;
  /** The contract's `rev` as the page saw it. */
  readonly rev: number;
  readonly name: string;
  readonly deliverable: string;
  readonly price: PriceInput;
  readonly trigger: TriggerInput;
  /** Absent: the contract's terms. */
  readonly terms?: Terms;
}

export interface ProjectView {
  readonly rights: Rights;
  readonly admin: boolean;
  readonly project: { readonly id: string; readonly key: string };
  readonly connection: ConnectionView;
  readonly contracts: readonly ContractView[];
  readonly invoices: InvoicePage;
  /** Everything in the project that waits for a person, the longest waiting first. */
  readonly attention: readonly AttentionView[];
  /** When the ledger last said what changed: ISO instant. Absent before the first connection. */
  readonly heardAt?: string;
  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface InvoicePage {
  readonly rows: readonly InvoiceView[];
  /** For the next page; not to be kept. */
  readonly cursor?: string;
}

export interface ActivityView {
  readonly at: string;
  readonly contractId: string;
  /** Plain sentence, amounts included. */
  readonly text: string;
  /** The person's account id, or `milepost` when nobody was asked. */
  readonly by: string;
}

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

/** What the admin page shows while the ledger's own consent is under way. */
export type ConsentView =
  /** `consentUrl` is where to allow access; `redirectUri` must be entered in the ledger's developer page first. */
  | { readonly state: 'none'; readonly redirectUri: string }
  | { readonly state: 'asked'; readonly redirectUri: string; readonly until: string }
  /** Consent was given for several organisations: one must be chosen. */
  | { readonly state: 'choosing'; readonly organisations: readonly { readonly tenantId: string; readonly name: string }[] }
  | { readonly state: 'failed'; readonly redirectUri: string; readonly problem: ProblemView };

export interface AdminView {
  readonly connection: ConnectionView;
  /** After disconnecting: the ledger could not be told. */
  readonly remains?: ProblemView;
  /** How the site is connected; absent when it isn't. */
  readonly via?: 'custom' | 'oauth';
  readonly consent: ConsentView;
  /** With one's own app: when the connection ends unless it is renewed (ISO instant). It is renewed by use. */
  readonly endsAt?: string;
  readonly connectedAt?: string;
  readonly lastHeardAt?: string;
  /** Calls that the ledger still takes today, when that was last said, and how many are kept for sending. */
  readonly budget?: { readonly dayRemaining: number; readonly at: string; readonly keptForSending: number; readonly parkedUntil?: string };
  /** What waits for the ledger: invoices being sent, and those held. */
  readonly queue: { readonly sending: number; readonly held: number };
  /** First and last characters of the client id; the secret is never sent back. */
  readonly clientIdHint?: string;
  /** Where Xero's webhooks go, for pasting into Xero's developer page. */
  readonly webhookUrl: string;
  readonly webhook: 'off' | 'waiting' | 'verified' | 'silent';
  readonly webhookHeardAt?: string;
}

export interface TestedConnection {
  readonly organisation: OrganisationView;
}

/** An invoice or a milestone as the page saw it; `rev` is the invoice's, or the contract's. */
export interface InvoiceSeen {
  readonly invoiceId: string;
  readonly rev: number;
}
export interface MilestoneSeen {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly rev: number;
}

/** name -> [what the page sends, what an ok answer holds]. The issue and project come from the platform's context, not from here. */
export interface PageCalls {
  'panel.load': [Record<string, never>, PanelView];
  'panel.preview': [MilestoneInput, PreviewView];
  'panel.tag': [MilestoneInput, PanelView];
  'panel.update': [MilestoneInput & { readonly milestoneId: string }, PanelView];
  'panel.untag': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  'panel.hold': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number; readonly reason: string }, PanelView];
  'panel.unhold': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  /** Bills a `manual` milestone, or one that waits, now. */
  'panel.reach': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  'panel.keepBill': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }, PanelView];
  /** The statuses a trigger may name: those of the issue's own workflow. */
  'panel.statuses': [Record<string, never>, readonly StatusOption[]];
  'project.load': [Record<string, never>, ProjectView];
  'project.invoices': [{ readonly cursor?: string }, InvoicePage];
  'project.activity': [{ readonly cursor?: string }, { readonly rows: readonly ActivityView[]; readonly cursor?: string }];
  /** Has the ledger asked what changed; `ProjectView.heardAt` moves past `askedAt` (ISO instants) once it has answered. */
  'project.refresh': [Record<string, never>, { readonly askedAt: string }];
  'project.reconciliation': [Record<string, never>, ReconciliationView];
  'invoice.load': [{ readonly invoiceId: string }, InvoiceDetail];
  'invoice.release': [InvoiceSeen, InvoiceView];
  /** Takes up a held invoice, or what was being done with it, where it stopped. */
  'invoice.retry': [InvoiceSeen, InvoiceView];
  /** No longer wants what the ledger refused to do with an invoice that it has. */
  'invoice.drop': [InvoiceSeen, InvoiceView];
  /** Takes back one that the ledger does not have. */
  'invoice.cancel': [InvoiceSeen & { readonly reason: string }, InvoiceView];
  /** Takes the invoice that was found in the ledger for ours. */
  'invoice.adopt': [InvoiceSeen, InvoiceView];
  /** Says that the one which was found is another, and sends ours. */
  'invoice.sendAnyway': [InvoiceSeen, InvoiceView];
  'invoice.approve': [InvoiceSeen, InvoiceView];
  'invoice.email': [InvoiceSeen, InvoiceView];
  /** Voids an approved invoice, deletes a draft. */
  'invoice.void': [InvoiceSeen & { readonly reason: string }, InvoiceView];
  /** `amount` as typed, with tax; empty for all that is owed. */
  'invoice.credit': [InvoiceSeen & { readonly amount: string; readonly reason: string }, InvoiceView];
  'invoice.acceptDifferences': [InvoiceSeen & { readonly note: string }, InvoiceView];
  'milestone.billAgain': [MilestoneSeen, ContractView];
  /** Decides that it is not billed again: it is put on hold with the reason. */
  'milestone.leave': [MilestoneSeen & { readonly reason: string }, ContractView];
  'milestone.keepBill': [MilestoneSeen, ContractView];
  'milestone.untag': [MilestoneSeen, ContractView];
  'finance.load': [Record<string, never>, FinanceView];
  'finance.acceptExtra': [{ readonly ledgerId: string; readonly note: string }, Record<string, never>];
  'settings.load': [Record<string, never>, SettingsView];
  'settings.choices': [Record<string, never>, LedgerChoices];
  'settings.clients': [{ readonly search: string }, readonly ClientOption[]];
  'settings.saveContract': [ContractInput, SettingsView];
  'settings.closeContract': [{ readonly id: string; readonly rev: number }, SettingsView];
  'admin.load': [Record<string, never>, AdminView];
  'admin.test': [{ readonly clientId: string; readonly clientSecret: string }, TestedConnection];
  'admin.connect': [{ readonly clientId: string; readonly clientSecret: string }, AdminView];
  /** Keeps the customer's own app and answers where to allow access. */
  'admin.askConsent': [{ readonly clientId: string; readonly clientSecret: string }, { readonly consentUrl: string; readonly view: AdminView }];
  'admin.chooseOrganisation': [{ readonly tenantId: string }, AdminView];
  'admin.forgetConsent': [Record<string, never>, AdminView];
  'admin.disconnect': [Record<string, never>, AdminView];
  'admin.saveWebhookKey': [{ readonly key: string }, AdminView];
}
export type PageCall = keyof PageCalls;
