import { must } from './acts';
import type { TestWorld } from './world';

/** An admin copies address and key between the two admin pages, and Xero tries the address. */
export async function hearWebhooks(world: TestWorld): Promise<void> {
  const { webhookUrl } = await must(world, 'priya', 'admin', 'admin.load', {});
  const signingKey = 'local-webhook-key';
  const clientId = world.xero.model.state.connections[0]?.clientId ?? '';
  await must(world, 'priya', 'admin', 'admin.saveWebhookKey', { key: signingKey });
  world.xero.model.setWebhook(clientId, { deliveryUrl: webhookUrl, signingKey });
  await world.xero.webhooks.sendIntent(clientId);
  await world.settle();
}
