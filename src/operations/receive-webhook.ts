import { verifyWebhookSignature, parseWebhook } from '../xero';
import { getWebhookKey } from '../store/secrets';
import { noteNotice } from './note-look';
import { pushMirror } from './work';

/**
 * Hears a webhook of Xero's. It is only a hint to go and look: what changed is asked of Xero itself. `refused` when the signature is not Xero's, which
 * Xero's own test of the address (intent to receive) tries on purpose. One that was sent before is heard again: all that it can cause is a look.
 */
export async function receiveWebhook(rawBody: string, signature: string | undefined, now: number): Promise<'heard' | 'refused'> {
  const key = await getWebhookKey();
  if (key === undefined || !verifyWebhookSignature(rawBody, signature, key)) return 'refused';
  // Whatever changed, what we ask is the same; Xero's test of the address changes nothing.
  if ((parseWebhook(rawBody)?.idsByCategory.size ?? 0) > 0) await pushMirror({ hintedAt: new Date(now).toISOString(), asked: false });
  await noteNotice(now);
  return 'heard';
}
