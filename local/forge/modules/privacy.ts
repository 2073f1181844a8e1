import { z } from 'zod';
import { answer } from '../seam/platform-call';

/** How Atlassian sees an account that the app reports. */
export type AccountState = 'active' | 'closed' | 'updated';

/** Accounts in one report (privacy API). */
const MOST_ACCOUNTS = 90;
const report = z.object({ accounts: z.array(z.object({ accountId: z.string(), updatedAt: z.string() })).max(MOST_ACCOUNTS) });

/** Serves `/app/report-accounts`: 200 with the accounts that need action, 204 when none does. */
export function reportAccounts(text: string, scopes: readonly string[], stateOf: (accountId: string) => AccountState): Response {
  if (!scopes.includes('report:personal-data')) return answer(403, { code: 'UNAUTHORIZED', message: 'The manifest lacks the scope report:personal-data.' });
  const parsed = report.safeParse(parseJson(text));
  if (!parsed.success) return answer(400, { code: 'INVALID_REQUEST', message: 'Not a report of accounts.' });
  const accounts = parsed.data.accounts.flatMap(({ accountId }) => {
    const state = stateOf(accountId);
    return state === 'active' ? [] : [{ accountId, status: state }];
  });
  return accounts.length === 0 ? answer(204) : answer(200, { accounts });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
