/** Finance's page over all projects. */
import type { Age } from '../../../billing/age';
import type { InvoiceStatus } from '../../../billing/invoice-status';
import type { AttentionView } from './attention';
import type { ConnectionView, MoneyView } from './shared';

/** What finance sees over all projects whose billing they may see. */
export interface FinanceView {
  readonly connection: ConnectionView;
  readonly admin: boolean;
  readonly today: string;
  readonly attention: readonly AttentionView[];
  /** Per currency: ledger totals, tax included. */
  readonly totals: readonly { readonly currency: string; readonly outstanding: MoneyView; readonly overdue: MoneyView; readonly overdueCount: number; readonly toBill: MoneyView; readonly inBase?: { readonly outstanding: MoneyView; readonly overdue: MoneyView } }[];
  /** What is owed by how late it is, per currency; none where nothing is owed. */
  readonly aging: readonly AgingView[];
  /** Who owes, the one that owes most in its currency first. */
  readonly clients: readonly ClientOwesView[];
  readonly projects: readonly ProjectStandingView[];
  /** More waits than is listed here. */
  readonly more: boolean;
  /** The site has more contracts than were added up: totals and projects leave some out. */
  readonly partial: boolean;
  /** When what is shown last changed: ISO instant, UTC; absent where nothing is. */
  readonly changedAt?: string;
}

/** All five ages, in their order. Ledger figures, tax included. */
export interface AgingView {
  readonly currency: string;
  readonly ages: readonly { readonly age: Age; readonly amount: MoneyView; readonly count: number }[];
  readonly total: MoneyView;
}

/** What one client owes in one currency. Ledger figures, tax included. */
export interface ClientOwesView {
  readonly id: string;
  readonly name: string;
  readonly owed: MoneyView;
  readonly overdue: MoneyView;
  readonly invoices: number;
  readonly late: number;
  /** Days that its late invoices are late, on average and at most; absent where none is. */
  readonly daysLate?: { readonly average: number; readonly most: number };
}

export interface ProjectStandingView {
  readonly id: string;
  readonly key: string;
  readonly contracts: number;
  readonly waiting: number;
  /** Per currency of its contracts. Price, billed and to bill are as each contract states its price; the rest are ledger totals, tax included. */
  readonly standing: readonly { readonly price: MoneyView; readonly billed: MoneyView; readonly toBill: MoneyView; readonly outstanding: MoneyView; readonly overdue: MoneyView }[];
}

/** An invoice on which money is owed. */
export interface OwedView {
  readonly number: string;
  readonly project: { readonly id: string; readonly key: string };
  readonly contractName: string;
  readonly client: { readonly id: string; readonly name: string };
  readonly status: InvoiceStatus;
  readonly due: MoneyView;
  readonly dueDate?: string;
  readonly daysLate: number;
  readonly age: Age;
  /** The client disputes it. */
  readonly disputed?: true;
  /** What is owed in the books' own currency, at the ledger's rate for the invoice; absent in that currency. */
  readonly base?: { readonly due: MoneyView; readonly rate: string };
  /** Its page in the ledger. */
  readonly link?: string;
}

export interface OwedPage {
  /** The one that is late for longest first, then by due date. */
  readonly rows: readonly OwedView[];
  /** There are more than are listed. */
  readonly more: boolean;
}

export interface FinanceCalls {
  'finance.load': [Record<string, never>, FinanceView];
  /** Whether anything of what the reader may see changed after that instant: when it last did. */
  'finance.changed': [{ readonly since: string }, { readonly at?: string }];
  /** Every invoice that is owed in the projects whose billing the reader may see. */
  'finance.owed': [Record<string, never>, OwedPage];
  'finance.acceptExtra': [{ readonly ledgerId: string; readonly note: string }, Record<string, never>];
}
