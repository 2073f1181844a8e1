import { consentsChange, getConsents, withoutPending, type Consents, type PendingConsent } from '../store/access';
import { getToken, setCredentials } from '../store/secrets';
import { transact } from '../store/transact';
import { consentUrl, removeConnection, type XeroCredentials } from '../xero';
import { LedgerFailure } from '../billing/ledger';
import { signState } from './consent-state';
import { forgetAccess, type Admin } from './make-connection';
import { newAccess } from './new-access';

/** So long a person may take at the ledger's consent page. */
const ASKED_MS = 10 * 60_000;

/**
 * Keeps the customer's own app beside the connection that works, which stays untouched until the consent is given, and answers where to give it. One consent is under way
 * at a time: asking again puts an earlier one aside, whoever asked for it.
 */
export async function askConsent(credentials: XeroCredentials, redirectUri: string, { by, now }: Admin): Promise<string> {
  const access = await newAccess(now);
  await setCredentials(access, { ...credentials, way: 'consent' });
  const until = now + ASKED_MS;
  const state = await signState({ access, by, until });
  const pending: PendingConsent = { access, by, until: new Date(until).toISOString(), redirectUri, step: { kind: 'asked' } };
  await replacePending(now, (consents) => ({ ...consents, pending, unused: consents.unused.filter((each) => each.access !== access) }));
  return consentUrl(credentials.clientId, redirectUri, state);
}

/** Gives up the consent that is under way, and what it would have let us into. */
export async function forgetConsent(now: number): Promise<void> {
  await replacePending(now, (consents) => consents);
}

/** Writes what `next` makes of the consents without the one under way and without its failure, then forgets that one. */
async function replacePending(now: number, next: (consents: Consents) => Consents): Promise<void> {
  const before = await transact(async () => {
    const { failed: _seen, ...consents } = await getConsents();
    return { changes: [consentsChange(next(withoutPending(consents, new Date(now).toISOString())))], result: consents.pending };
  });
  if (before) await putAside(before);
}

/** The new connections of a consent that comes to nothing would count among the few that the ledger allows: it is asked to end them, and needn't answer. */
export async function putAside({ access, step }: PendingConsent): Promise<void> {
  if (step.kind === 'choosing') {
    const token = await getToken(access);
    if (token) await removeFresh(token.accessToken, step.choices);
  }
  await forgetAccess(access);
}

export async function removeFresh(accessToken: string, connections: readonly { readonly connectionId: string; readonly fresh: boolean }[]): Promise<void> {
  for (const { connectionId, fresh } of connections) {
    if (fresh) await removeConnection({ accessToken }, connectionId).catch(ignoreFailure);
  }
}

function ignoreFailure(error: unknown): void {
  if (!(error instanceof LedgerFailure)) throw error;
}
