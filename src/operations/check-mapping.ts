import type { ClientId } from '../billing/ids';
import type { Branding, Tracking } from '../billing/contract';
import type { LedgerAccount, LedgerClient, LedgerTax, LedgerTracking } from '../billing/ledger';
import { LedgerFailure } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import type { XeroClient } from '../xero';
import { getConnection } from '../store/read';
import { ledgerProblem } from './ledger-problem';
import { withLedger } from './ledger-session';
import { mergedInto } from './look-in-ledger';
import type { ContractDraft } from './contract-draft';

/** What finance chose, as the connected organisation has it now. */
export interface Checked {
  readonly client: LedgerClient;
  readonly account: LedgerAccount;
  readonly tax?: LedgerTax;
  readonly branding?: Branding;
  /** The ledger merged the contract's client so far into this one. */
  readonly merged: boolean;
}

/**
 * Checks every choice of a contract against the ledger before it is kept: better a message in the form than a refused invoice on the day the work is
 * done. Finds all that is wrong at once.
 */
export async function checkMapping(draft: ContractDraft, clientSoFar = draft.clientId): Promise<Result<Checked>> {
  const connection = await getConnection();
  if (connection?.state.kind !== 'connected') return refused(problem('NOT_CONNECTED', 'connection'));
  try {
    return await withLedger(connection, async (client) => check(client, draft, clientSoFar));
  } catch (error) {
    if (error instanceof LedgerFailure) return refused(ledgerProblem(error));
    throw error;
  }
}

async function check(ledger: XeroClient, draft: ContractDraft, clientSoFar: ClientId): Promise<Result<Checked>> {
  const [currencies, client, accounts, taxes] = await Promise.all([ledger.currencies(), ledger.client(draft.clientId), ledger.accounts(), ledger.taxes()]);
  // Xero lets five calls run at once.
  const { tracking = [] } = draft.mapping;
  const [categories, themes] = await Promise.all([tracking.length === 0 ? [] : ledger.tracking(), draft.brandingId === undefined ? [] : ledger.brandings()]);
  const branding = themes.find(({ id }) => id === draft.brandingId);
  const account = accounts.find((entry) => entry.code === draft.mapping.accountCode);
  const tax = taxes.find((entry) => entry.code === draft.mapping.taxCode);
  const problems = [
    currencies.some((entry) => entry.code === draft.currency)
      ? undefined
      : problem('CURRENCY_NOT_ENABLED', 'contract', { currency: draft.currency }, 'currency'),
    clientProblem(client),
    accountProblem(account, draft.mapping.accountCode),
    draft.mapping.taxMode === 'none' ? undefined : taxProblem(tax, account, draft.mapping.taxCode ?? ''),
    ...tracking.map((chosen) => trackingProblem(chosen, categories)),
    draft.brandingId !== undefined && !branding ? problem('BRANDING_NOT_FOUND', 'contract', {}, 'branding') : undefined,
  ].filter((entry): entry is Problem => entry !== undefined);
  if (problems.length > 0 || !client || !account) return { ok: false, problems };
  const merged = clientSoFar !== client.id && (await mergedInto(ledger, clientSoFar))?.id === client.id;
  return ok({ client, account, merged, ...(draft.mapping.taxMode === 'none' || !tax ? {} : { tax }), ...(branding ? { branding } : {}) });
}

function trackingProblem({ category, option }: Tracking, categories: readonly LedgerTracking[]): Problem | undefined {
  const found = categories.find(({ name }) => name === category)?.options.includes(option) ?? false;
  return found ? undefined : problem('TRACKING_NOT_FOUND', 'contract', { option: `${category}: ${option}` }, 'tracking');
}

function clientProblem(client: LedgerClient | undefined): Problem | undefined {
  if (!client) return problem('CLIENT_NOT_FOUND', 'contract', {}, 'clientId');
  return client.archived ? problem('CLIENT_ARCHIVED', 'contract', { client: client.name }, 'clientId') : undefined;
}

function accountProblem(account: LedgerAccount | undefined, code: string): Problem | undefined {
  if (!account) return problem('ACCOUNT_NOT_FOUND', 'contract', { account: code }, 'accountCode');
  if (!account.active) return problem('ACCOUNT_ARCHIVED', 'contract', { account: code }, 'accountCode');
  return account.revenue ? undefined : problem('ACCOUNT_NOT_REVENUE', 'contract', { account: code }, 'accountCode');
}

function taxProblem(tax: LedgerTax | undefined, account: LedgerAccount | undefined, code: string): Problem | undefined {
  if (!tax?.active) return problem('TAX_NOT_FOUND', 'contract', { tax: code }, 'taxCode');
  if (!account || tax.appliesTo.includes(account.accountClass)) return undefined;
  return problem('TAX_NOT_ALLOWED', 'contract', { tax: tax.name, account: account.code }, 'taxCode');
}
