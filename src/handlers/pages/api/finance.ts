/** Finance's page over all projects. */
import type { AttentionView } from './attention';
import type { ConnectionView, MoneyView } from './shared';

/** What finance sees over all projects whose billing they may see. */
export interface FinanceView {
  readonly connection: ConnectionView;
  readonly admin: boolean;
  readonly today: string;
  readonly attention: readonly AttentionView[];
  /** Per currency: ledger totals, tax included. */
  readonly totals: readonly { readonly currency: string; readonly outstanding: MoneyView; readonly overdue: MoneyView; readonly overdueCount: number; readonly toBill: MoneyView }[];
  readonly projects: readonly { readonly id: string; readonly key: string; readonly contracts: number; readonly waiting: number }[];
  /** More waits than is listed here. */
  readonly more: boolean;
  /** The site has more contracts than were added up: totals and projects leave some out. */
  readonly partial: boolean;
}

export interface FinanceCalls {
  'finance.load': [Record<string, never>, FinanceView];
  'finance.acceptExtra': [{ readonly ledgerId: string; readonly note: string }, Record<string, never>];
}
