import { webTrigger } from '@forge/api';
import { connectLedger, disconnectLedger, saveWebhookKey, testConnection, type Admin } from '../../operations/connect-ledger';
import { personFor } from '../../operations/people';
import type { Result } from '../../billing/result';
import { getConnection } from '../../store/read';
import type { Connection } from '../../store/site';
import type { AdminVisit } from './access';
import type { AdminView, Answer, TestedConnection } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { connectionView, organisationView } from './views/connection-view';
import { answer, refusal } from './views/problem-view';

export async function loadAdmin(): Promise<AdminView> {
  return adminView(await getConnection());
}

async function adminView(connection: Connection | undefined): Promise<AdminView> {
  const live = connection && connection.state.kind !== 'disconnected' ? connection : undefined;
  return {
    connection: connectionView(connection),
    ...(live ? { connectedAt: live.connectedAt, lastHeardAt: live.lastHeardAt, clientIdHint: live.clientIdHint } : {}),
    consent: { state: 'none', redirectUri: '' },
    queue: { sending: 0, held: 0 },
    webhookUrl: await webTrigger.getUrl('xero-webhook'),
    webhook: live?.webhook ?? 'off',
  };
}

function credentialsOf(input: Input<'admin.test'>) {
  const clientId = field(input.clientId, { label: 'The client id', path: 'clientId', max: 200 });
  const clientSecret = field(input.clientSecret, { label: 'The client secret', path: 'clientSecret', max: 500 });
  if (clientId.ok && clientSecret.ok) return { ok: true as const, value: { clientId: clientId.value, clientSecret: clientSecret.value } };
  return { ok: false as const, problems: [...(clientId.ok ? [] : clientId.problems), ...(clientSecret.ok ? [] : clientSecret.problems)] };
}

/** Says whose books the credentials open; nothing is kept. */
export async function testOnPage(input: Input<'admin.test'>): Promise<Answer<TestedConnection>> {
  const credentials = credentialsOf(input);
  if (!credentials.ok) return refusal(credentials.problems);
  return answer(await testConnection(credentials.value), (organisation) => ({ organisation: organisationView(organisation) }));
}

export async function connectOnPage(visit: AdminVisit, input: Input<'admin.connect'>, now: number): Promise<Answer<AdminView>> {
  const credentials = credentialsOf(input);
  if (!credentials.ok) return refusal(credentials.problems);
  return shown(await connectLedger(credentials.value, await adminOf(visit, now)));
}

export async function disconnectOnPage(visit: AdminVisit, now: number): Promise<Answer<AdminView>> {
  return shown(await disconnectLedger(await adminOf(visit, now)));
}

export async function saveWebhookKeyOnPage(visit: AdminVisit, input: Input<'admin.saveWebhookKey'>, now: number): Promise<Answer<AdminView>> {
  const key = field(input.key, { label: 'The webhook key', path: 'key', max: 500 });
  if (!key.ok) return refusal(key.problems);
  return shown(await saveWebhookKey(key.value, await adminOf(visit, now)));
}

async function adminOf({ account }: AdminVisit, now: number): Promise<Admin> {
  return { by: await personFor(account), now };
}

async function shown(result: Result<Connection>): Promise<Answer<AdminView>> {
  return result.ok ? { ok: true, data: await adminView(result.value) } : refusal(result.problems);
}
