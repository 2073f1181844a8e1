import { LedgerFailure } from '../billing/ledger';
import { requestToken, xeroClient, type XeroAccess, type XeroClient } from '../xero';
import { deleteToken, getCredentials, getToken, setToken } from '../store/secrets';

/** A token is renewed this long before it ends, so that none ends between a look and the create that follows it. */
const MARGIN_MS = 2 * 60 * 1000;

/**
 * Runs `work` with a client that may speak to the ledger. A token that the ledger refuses is renewed once and the work is run again from its
 * start, so `work` must look before it acts. `heard` is told what each answer says of the day's calls. Throws LedgerFailure `credentials` when there is nothing left to try.
 */
export async function withLedger<T>(now: number, work: (client: XeroClient) => Promise<T>, heard?: XeroAccess['heard']): Promise<T> {
  const kept = await getToken();
  const token = kept && kept.expiresAt - now > MARGIN_MS ? kept : undefined;
  if (token) {
    try {
      return await work(xeroClient({ accessToken: token.accessToken, heard }));
    } catch (error) {
      if (!(error instanceof LedgerFailure) || error.reason.kind !== 'credentials') throw error;
      await deleteToken();
    }
  }
  return work(xeroClient({ accessToken: await freshToken(), heard }));
}

async function freshToken(): Promise<string> {
  const credentials = await getCredentials();
  if (!credentials) throw new LedgerFailure({ kind: 'credentials', detail: 'no credentials are stored' });
  const token = await requestToken(credentials);
  // Stored before it is used, so that a crash after use never leaves us without a token that the ledger has given.
  await setToken(token);
  return token.accessToken;
}
