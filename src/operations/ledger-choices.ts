import type { Branding } from '../billing/contract';
import { LedgerFailure, type LedgerAccount, type LedgerClient, type LedgerTax, type LedgerTracking } from '../billing/ledger';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { getConnection } from '../store/read';
import type { XeroClient } from '../xero';
import { ledgerProblem } from './ledger-problem';
import { withLedger } from './ledger-session';

/** What the connected organisation has that a contract may use. */
export interface Choices {
  readonly currencies: readonly { readonly code: string; readonly name: string }[];
  readonly accounts: readonly LedgerAccount[];
  readonly taxes: readonly LedgerTax[];
  readonly tracking: readonly LedgerTracking[];
  readonly brandings: readonly Branding[];
}

/** Only what can be chosen: active revenue accounts and active taxes. */
export async function ledgerChoices(): Promise<Result<Choices>> {
  return askLedger(async (client) => {
    const [currencies, accounts, taxes, tracking, brandings] = await Promise.all([client.currencies(), client.accounts(), client.taxes(), client.tracking(), client.brandings()]);
    return { currencies, tracking, brandings, accounts: accounts.filter((entry) => entry.active && entry.revenue), taxes: taxes.filter((entry) => entry.active) };
  });
}

/** Clients whose name holds the text: the person picks one, we never match by name. */
export async function findClients(search: string): Promise<Result<readonly LedgerClient[]>> {
  return askLedger(async (client) => client.searchClients(search));
}

/** A person's question to the ledger; why it could not be asked is for them to read. */
export async function askLedger<T>(question: (client: XeroClient) => Promise<T>): Promise<Result<T>> {
  const connection = await getConnection();
  if (connection?.state.kind !== 'connected') return refused(problem('NOT_CONNECTED', 'connection'));
  try {
    return ok(await withLedger(connection, question));
  } catch (error) {
    if (error instanceof LedgerFailure) return refused(ledgerProblem(error));
    throw error;
  }
}
