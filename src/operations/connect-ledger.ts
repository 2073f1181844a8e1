import { LedgerFailure, type LedgerOrganisation } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { getConnection } from '../store/read';
import { setCredentials, setToken, setWebhookKey } from '../store/secrets';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { requestToken, xeroClient, type XeroCredentials, type XeroToken } from '../xero';
import { activityChange, connectionChange, forgetAccess, makeConnection, otherThanBilled, type Admin } from './make-connection';
import { newAccess } from './new-access';

/** Asks the ledger who these credentials belong to; keeps nothing. */
export async function testConnection(credentials: XeroCredentials): Promise<Result<LedgerOrganisation>> {
  const tried = await tryConnection(credentials);
  return tried.ok ? ok(tried.value.organisation) : tried;
}

async function tryConnection(credentials: XeroCredentials): Promise<Result<{ organisation: LedgerOrganisation; token: XeroToken }>> {
  try {
    const token = await requestToken(credentials);
    return ok({ organisation: await xeroClient({ accessToken: token.accessToken }).organisation(), token });
  } catch (error) {
    if (error instanceof LedgerFailure) return refused(refusal(error));
    throw error;
  }
}

/** Unlike elsewhere, a refusal here is about what was just typed, and breaks no connection. */
function refusal({ reason }: LedgerFailure): Problem {
  switch (reason.kind) {
    case 'credentials':
    case 'forbidden':
    case 'refused':
      return problem('CREDENTIALS_NOT_ACCEPTED', 'connection', {}, 'clientSecret');
    case 'limit':
      return problem('LEDGER_LIMIT', 'ledger');
    case 'invalid-answer':
      return problem('LEDGER_ANSWER_INVALID', 'ledger');
    case 'unavailable':
    case 'unknown':
      return problem('LEDGER_UNAVAILABLE', 'ledger');
  }
}

/** Connects by a custom connection, to the one organisation that its credentials open. */
export async function connectLedger(credentials: XeroCredentials, admin: Admin): Promise<Result<Connection>> {
  const tried = await tryConnection(credentials);
  if (!tried.ok) return tried;
  const { organisation, token } = tried.value;
  const other = await otherThanBilled(organisation);
  if (other) return other;
  const access = await newAccess(admin.now);
  await setCredentials(access, { ...credentials, way: 'custom' });
  await setToken(access, token);
  const made = await makeConnection({ access, via: { kind: 'custom' }, organisation, clientId: credentials.clientId }, admin);
  if (!made.ok) await forgetAccess(access);
  return made;
}

/** Keeps the key that Xero signs its webhooks with; it counts as verified once Xero's own test has been answered. */
export async function saveWebhookKey(key: string, admin: Admin): Promise<Result<Connection>> {
  const known = await getConnection();
  if (known?.state.kind !== 'connected') return refused(problem('NOT_CONNECTED', 'connection'));
  await setWebhookKey(key);
  return transact<Result<Connection>>(async () => {
    const before = await getConnection();
    if (!before) return { changes: [], result: refused(problem('NOT_CONNECTED', 'connection')) };
    const value: Connection = { ...before, rev: before.rev + 1, webhook: 'waiting' };
    return { changes: [connectionChange(value), activityChange(admin.by, admin.now, { kind: 'webhook-key-saved' })], result: ok(value) };
  });
}
