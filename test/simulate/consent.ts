import { oauthApp, organisationIds, xeroPeople } from '../../local/agency/xero';
import type { World } from '../../local/world';
import type { AdminView, PageCalls } from '../../src/handlers/pages/api';
import type { Heard } from './ask';

type AdminCall = 'admin.load' | 'admin.askConsent';
/** How an admin's page is asked. */
export type AskAdmin = <Call extends AdminCall>(call: Call, payload: PageCalls[Call][0]) => Promise<Heard<PageCalls[Call][1]>>;

/** An admin asks for consent with the agency's own app, Finn gives it in Xero for one organisation, and his browser follows the way back into the app. */
export async function consentTo(world: World, which: keyof typeof organisationIds, ask: AskAdmin): Promise<Heard<unknown>> {
  const before = await ask('admin.load', {});
  if (before.kind !== 'ok') return before;
  const redirectUri = redirectOf(before.data);
  const { apps } = world.xero.model;
  if (redirectUri !== undefined) apps.setRedirectUris(oauthApp.clientId, [redirectUri]);
  const asked = await ask('admin.askConsent', { ...oauthApp });
  if (asked.kind !== 'ok') return asked;
  const back = apps.answer(asked.data.consentUrl, { organisationIds: [organisationIds[which]], personId: xeroPeople.finn });
  if (!back.ok) return { kind: 'refused', codes: back.messages };
  return comeBack(world, back.value);
}

const redirectOf = ({ consent }: AdminView): string | undefined => ('redirectUri' in consent ? consent.redirectUri : undefined);

async function comeBack(world: World, address: string): Promise<Heard<unknown>> {
  try {
    const { status } = await world.forge.webTriggers(new Request(address));
    return status === 200 ? { kind: 'ok', data: undefined } : { kind: 'refused', codes: [`status ${String(status)}`] };
  } catch {
    return { kind: 'silence' };
  }
}
