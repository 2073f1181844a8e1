import { LedgerFailure, type LedgerFailureReason } from '../billing/ledger';
import { problem } from '../billing/problem';
import { getConnection } from '../store/read';
import type { StoredToken } from '../store/secrets';
import type { Connection } from '../store/site';
import { xeroClient, type XeroAccess, type XeroClient } from '../xero';
import { breakConnection, REFUSED } from './break-connection';
import { renewToken, tokenFor } from './ledger-tokens';

/** Whose books, and what lets us in. */
interface Session {
  readonly connection: Connection;
  readonly token: StoredToken;
  readonly heard?: XeroAccess['heard'];
}

/**
 * Runs `work` with a client that may speak to the ledger in the connected organisation's books, and in no other's. A token that the ledger refuses is renewed once and the
 * work is run again from its start, so `work` must look before it acts. `heard` is told what each answer says of the day's calls.
 *
 * Throws LedgerFailure. `credentials`: nothing is left to try, and the connection has been marked as broken. `forbidden`: only this call is, for want of a right; the
 * connection is well. `known` may be as old as a batch: an access that was forgotten since is looked for again.
 */
export async function withLedger<T>(known: Connection, work: (client: XeroClient) => Promise<T>, heard?: XeroAccess['heard']): Promise<T> {
  const session = await open({ connection: known, heard });
  try {
    return await work(clientOf(session));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason?.kind === 'forbidden') throw await explain(session, reason);
    if (reason?.kind !== 'credentials') throw error;
  }
  const renewed = await open(session, session.token);
  try {
    return await work(clientOf(renewed));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason?.kind === 'forbidden' || reason?.kind === 'credentials') throw await explain(renewed, reason);
    throw error;
  }
}

const reasonOf = (error: unknown): LedgerFailureReason | undefined => (error instanceof LedgerFailure ? error.reason : undefined);

function clientOf({ connection: { via }, token, heard }: Session): XeroClient {
  return xeroClient({ accessToken: token.accessToken, heard, ...(via.kind === 'consent' ? { tenantId: via.tenantId } : {}) });
}

async function open(on: Omit<Session, 'token'>, refused?: StoredToken): Promise<Session> {
  const { access } = on.connection;
  try {
    return { ...on, token: refused ? await renewToken(access, refused) : await tokenFor(access) };
  } catch (error) {
    if (reasonOf(error)?.kind !== 'credentials') throw error;
    const current = await getConnection();
    const replaced = current?.state.kind === 'connected' && current.access !== access && current.organisation.id === on.connection.organisation.id;
    if (replaced) return { ...on, connection: current, token: await tokenFor(current.access) };
    await breakConnection(access, REFUSED);
    throw error;
  }
}

/**
 * What a refusal means. The ledger does not say whether it is one right that is missing or the whole organisation that no longer lets us in: so it is asked whose books these
 * are, which every consent of ours covers. That one call is not allowed breaks nothing; that none is, or that these are another's books, stops everything.
 */
async function explain(session: Session, reason: LedgerFailureReason): Promise<LedgerFailure> {
  if (reason.kind === 'forbidden' && reason.cause === 'scope') return new LedgerFailure(reason);
  const { connection } = session;
  try {
    const found = await clientOf(session).organisation();
    if (found.id === connection.organisation.id) return new LedgerFailure({ kind: 'forbidden', cause: 'scope', detail: 'the connection lacks a right that this call needs' });
    await breakConnection(connection.access, problem('ORGANISATION_CHANGED', 'connection', { before: connection.organisation.name, now: found.name }));
  } catch (error) {
    const asked = reasonOf(error);
    if (asked?.kind !== 'forbidden' && asked?.kind !== 'credentials') throw error;
    await breakConnection(connection.access, REFUSED);
  }
  return new LedgerFailure({ kind: 'credentials', detail: reason.kind === 'credentials' || reason.kind === 'forbidden' ? reason.detail : reason.kind });
}
