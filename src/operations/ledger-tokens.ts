import { LedgerFailure } from '../billing/ledger';
import type { AccessId } from '../store/access';
import { getCredentials, getToken, setToken, type StoredCredentials, type StoredToken } from '../store/secrets';
import { REFRESH_GRACE_MS, refreshToken, requestToken, type ConsentedToken } from '../xero';
import { giveBackLease, holdsLease, takeLease, type Held } from './renewal-lease';

/** A token is renewed this long before it ends, so that none ends between a look and the create that follows it. */
const MARGIN_MS = 2 * 60_000;
/** While another run renews it, one that is good for this much longer still serves. */
const SHORT_MARGIN_MS = 30_000;
/** How long a run waits for another's renewal, in steps, before it leaves its work for later. */
const WAITS_MS = [100, 200, 400, 800, 1600];

/**
 * A token that is good for a while. Tokens end by the clock on the wall, not by when the job began. Throws LedgerFailure: `credentials` when nothing is left that the ledger
 * would renew, `unavailable` when another run has been renewing it for too long.
 */
export async function tokenFor(access: AccessId): Promise<StoredToken> {
  const kept = await getToken(access);
  return kept && lasts(kept, MARGIN_MS) ? kept : renewToken(access);
}

/** Another token than `refused`, which the ledger does not take although it should be good. Throws as tokenFor does. */
export async function renewToken(access: AccessId, refused?: StoredToken): Promise<StoredToken> {
  const credentials = await getCredentials(access);
  if (!credentials) throw new LedgerFailure({ kind: 'credentials', detail: 'no credentials are stored' });
  if (credentials.way === 'consent') return renewOnce(access, credentials, refused);
  const token = await requestToken(credentials);
  // Stored before it is used, so that a crash after use never leaves us without a token that the ledger has given.
  await setToken(access, token);
  return token;
}

const lasts = (token: StoredToken, ms: number): boolean => token.expiresAt - Date.now() > ms;
const serves = (token: StoredToken, ms: number, refused: StoredToken | undefined): boolean => token.accessToken !== refused?.accessToken && lasts(token, ms);

/** One run renews, the others wait for what it stores: two renewals at once would leave us with one of two tokens, and which of them the ledger keeps it does not say. */
async function renewOnce(access: AccessId, credentials: StoredCredentials, refused: StoredToken | undefined): Promise<StoredToken> {
  for (const wait of WAITS_MS) {
    const lease = await takeLease(access);
    if (lease) return renewUnder(lease, access, credentials, refused);
    const kept = await getToken(access);
    if (kept && serves(kept, SHORT_MARGIN_MS, refused)) return kept;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new LedgerFailure({ kind: 'unavailable', detail: 'another run is renewing the token' });
}

async function renewUnder(lease: Held, access: AccessId, credentials: StoredCredentials, refused: StoredToken | undefined): Promise<StoredToken> {
  let doubtful = true;
  try {
    const kept = await getToken(access);
    if (kept && serves(kept, MARGIN_MS, refused)) {
      ({ doubtful } = lease);
      return kept;
    }
    const renewed = await rotate(lease, access, credentials, kept);
    // Of twins the ledger may let either die within the half hour, whichever it was that we got: what it gives for one of them alone has no twin.
    const only = lease.doubtful ? await rotate(lease, access, credentials, renewed) : renewed;
    doubtful = false;
    return only;
  } catch (error) {
    doubtful = remains(lease, error);
    throw error;
  } finally {
    await giveBackLease(lease, doubtful);
  }
}

/** What a failed renewal leaves open: nothing when the ledger said no for good, nothing new when it said that it did nothing. */
function remains({ doubtful }: Held, error: unknown): boolean {
  const kind = error instanceof LedgerFailure ? error.reason.kind : undefined;
  return kind !== 'credentials' && (doubtful || kind !== 'limit');
}

/** A new pair, stored before anyone uses it: a token that was used and not stored would leave us with one that ends in half an hour. */
async function rotate(lease: Held, access: AccessId, credentials: StoredCredentials, kept: StoredToken | undefined): Promise<StoredToken> {
  const used = kept?.refresh;
  if (!used) throw new LedgerFailure({ kind: 'credentials', detail: 'no refresh token is stored' });
  const given = await refreshEither(credentials, used);
  // Where that can't be read, what the ledger gave is kept rather than lost: the old one dies in half an hour.
  if (!(await holdsLease(lease).catch(() => true))) throw new LedgerFailure({ kind: 'unavailable', detail: 'another run took over renewing the token' });
  const renewed = storedToken(given, { token: used.token, until: Date.now() + REFRESH_GRACE_MS });
  await setToken(access, renewed);
  return renewed;
}

export function storedToken({ accessToken, expiresAt, refreshToken: token }: ConsentedToken, before?: { readonly token: string; readonly until: number }): StoredToken {
  return { accessToken, expiresAt, refresh: { token, since: Date.now(), ...(before ? { before } : {}) } };
}

/** With the refresh token that we have, or, when the ledger does not take it, once with the one before it: as long as that has its half hour, it may be the one that lives. */
async function refreshEither(credentials: StoredCredentials, { token, before }: NonNullable<StoredToken['refresh']>): Promise<ConsentedToken> {
  try {
    return await refreshToken(credentials, token);
  } catch (error) {
    const dead = error instanceof LedgerFailure && error.reason.kind === 'credentials' && error.reason.detail === 'invalid_grant';
    if (!dead || before === undefined || before.until <= Date.now()) throw error;
    return refreshToken(credentials, before.token);
  }
}
