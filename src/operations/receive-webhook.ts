import { verifyWebhookSignature, parseWebhook } from '../xero';
import { SITE_KEYS } from '../store/keys';
import { getConnection } from '../store/read';
import { getWebhookKey } from '../store/secrets';
import { transact } from '../store/transact';
import { pushLedger } from './work';

/**
 * Hears a webhook of Xero's. It is only a hint to go and look: what changed is asked of Xero itself. `refused` when the signature is not Xero's, which
 * Xero's own test of the address (intent to receive) tries on purpose.
 */
export async function receiveWebhook(rawBody: string, signature: string | undefined): Promise<'heard' | 'refused'> {
  const key = await getWebhookKey();
  if (key === undefined || !verifyWebhookSignature(rawBody, signature, key)) return 'refused';
  // Whatever changed, what we ask is the same; Xero's test of the address changes nothing.
  if ((parseWebhook(rawBody)?.idsByCategory.size ?? 0) > 0) await pushLedger({ kind: 'mirror' });
  await markVerified();
  return 'heard';
}

async function markVerified(): Promise<void> {
  await transact(async () => {
    const connection = await getConnection();
    if (connection?.webhook !== 'waiting') return { changes: [], result: undefined };
    const value = { ...connection, rev: connection.rev + 1, webhook: 'verified' as const };
    return { changes: [{ kind: 'site' as const, key: SITE_KEYS.connection, value }], result: undefined };
  });
}
