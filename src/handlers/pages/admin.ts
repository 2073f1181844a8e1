import type { Result } from '../../billing/result';
import { askConsent, forgetConsent } from '../../operations/ask-consent';
import { chooseOrganisation } from '../../operations/choose-organisation';
import { connectLedger, saveWebhookKey, testConnection } from '../../operations/connect-ledger';
import { disconnectLedger } from '../../operations/disconnect-ledger';
import type { Admin } from '../../operations/make-connection';
import { personFor } from '../../operations/people';
import type { AdminVisit } from './access';
import type { AdminView, Answer, PageCalls, TestedConnection } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { adminView, consentAddress } from './views/admin-view';
import { organisationView } from './views/connection-view';
import { answer, refusal } from './views/problem-view';

export const loadAdmin = adminView;

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
  return shown(await connectLedger(credentials.value, await adminOf(visit, now)), now);
}

export async function askConsentOnPage(visit: AdminVisit, input: Input<'admin.askConsent'>, now: number): Promise<Answer<PageCalls['admin.askConsent'][1]>> {
  const credentials = credentialsOf(input);
  if (!credentials.ok) return refusal(credentials.problems);
  const consentUrl = await askConsent(credentials.value, await consentAddress(), await adminOf(visit, now));
  return { ok: true, data: { consentUrl, view: await adminView(now) } };
}

export async function chooseOnPage(visit: AdminVisit, { tenantId }: Input<'admin.chooseOrganisation'>, now: number): Promise<Answer<AdminView>> {
  return shown(await chooseOrganisation(tenantId, await adminOf(visit, now)), now);
}

export async function forgetConsentOnPage(now: number): Promise<Answer<AdminView>> {
  await forgetConsent(now);
  return { ok: true, data: await adminView(now) };
}

export async function disconnectOnPage(visit: AdminVisit, now: number): Promise<Answer<AdminView>> {
  return shown(await disconnectLedger(await adminOf(visit, now)), now);
}

export async function saveWebhookKeyOnPage(visit: AdminVisit, input: Input<'admin.saveWebhookKey'>, now: number): Promise<Answer<AdminView>> {
  const key = field(input.key, { label: 'The webhook key', path: 'key', max: 500 });
  if (!key.ok) return refusal(key.problems);
  return shown(await saveWebhookKey(key.value, await adminOf(visit, now)), now);
}

async function adminOf({ account }: AdminVisit, now: number): Promise<Admin> {
  return { by: await personFor(account), now };
}

async function shown(result: Result<unknown>, now: number): Promise<Answer<AdminView>> {
  return result.ok ? { ok: true, data: await adminView(now) } : refusal(result.problems);
}
