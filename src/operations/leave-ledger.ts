import { LedgerFailure } from '../billing/ledger';
import type { Connection } from '../store/site';
import { removeConnection } from '../xero';
import { tokenFor } from './ledger-tokens';

/**
 * Has the ledger show us out of an organisation, where a consent let us in; a custom connection is the ledger's own and stays there until somebody ends it. Answers
 * whether the ledger took it: when it does not answer, or no longer knows us, there is nothing more that we could do.
 */
export async function leaveLedger({ access, via }: Pick<Connection, 'access' | 'via'>): Promise<boolean> {
  if (via.kind === 'custom') return true;
  try {
    const { accessToken } = await tokenFor(access);
    await removeConnection({ accessToken }, via.connectionId);
    return true;
  } catch (error) {
    if (error instanceof LedgerFailure) return false;
    throw error;
  }
}
