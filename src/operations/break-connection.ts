import { problem as problemOf } from '../billing/problem';
import type { Problem } from '../billing/problems';
import type { AccessId } from '../store/access';
import { SITE_KEYS, siteActivityKey } from '../store/keys';
import { getConnection } from '../store/read';
import { transact } from '../store/transact';

/** Nothing is left that the ledger would take. */
export const REFUSED = problemOf('CREDENTIALS_REFUSED', 'connection');

/**
 * Marks the connection as refused by the ledger, so that every page says so; what waits resumes when somebody connects again. `access` is what was refused: a job that
 * set out with an older one says nothing about the connection that was made since.
 */
export async function breakConnection(access: AccessId, problem: Problem): Promise<void> {
  const at = new Date().toISOString();
  await transact(async () => {
    const connection = await getConnection();
    if (connection?.state.kind !== 'connected' || connection.access !== access) return { changes: [], result: undefined };
    const value = { ...connection, rev: connection.rev + 1, state: { kind: 'broken' as const, problem, since: at } };
    const entry = { at, by: 'milepost' as const, event: { kind: 'connection-broken' as const, organisation: connection.organisation.name, problem } };
    return {
      changes: [
        { kind: 'site' as const, key: SITE_KEYS.connection, value },
        { kind: 'activity' as const, key: siteActivityKey(at, 'milepost'), entry },
      ],
      result: undefined,
    };
  });
}
