import { LedgerFailure } from '../billing/ledger';
import { getLease, type AccessId } from '../store/access';
import { getToken } from '../store/secrets';
import { breakConnection, REFUSED } from './break-connection';
import { renewToken } from './ledger-tokens';
import { isTaken, isUnsettled } from './renewal-lease';

/**
 * Comes after each renewal of a consent, again and again until the last one came to a good end. A run that ends after the ledger gave a token and before it is stored loses it,
 * and the one it was asked with works for half an hour more (Xero, "refresh token grace period"): it is used once more in that time, even where the access token would still do. After
 * a renewal that went well this reads one record. True when it should come again.
 */
export async function followRenewal(access: AccessId, now: number): Promise<boolean> {
  const lease = await getLease();
  if (!isUnsettled(lease, access)) return false;
  if (isTaken(lease, now)) return true;
  const kept = await getToken(access);
  if (!kept) return false;
  try {
    await renewToken(access, kept);
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    if (error.reason.kind === 'credentials') await breakConnection(access, REFUSED);
  }
  return true;
}
