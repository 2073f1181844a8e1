import { oauthApp, xeroPeople } from '../../local/agency/xero';
import type { AdminView } from '../../src/handlers/pages/api';
import { must, organisationIds, type people } from './acts';
import type { TestWorld } from './world';

export { oauthApp };

/** What a person reads where they come back to. */
export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** An admin asks for consent with the agency's own app, which sends people back to this installation; where to give it. */
export async function ask(world: TestWorld, who: keyof typeof people = 'priya', app: { readonly clientId: string; readonly clientSecret: string } = oauthApp): Promise<string> {
  const { consent } = await admin(world, who);
  const redirectUri = 'redirectUri' in consent ? consent.redirectUri : '';
  if (redirectUri !== '') world.xero.model.apps.setRedirectUris(oauthApp.clientId, [redirectUri]);
  return (await must(world, who, 'admin', 'admin.askConsent', { ...app })).consentUrl;
}

export const admin = async (world: TestWorld, who: keyof typeof people = 'priya'): Promise<AdminView> => must(world, who, 'admin', 'admin.load', {});

/** Finn fills in Xero's own consent page, as a browser would send it; where he is sent back to. */
export async function answer(world: TestWorld, consentUrl: string, choice: 'deny' | readonly (keyof typeof organisationIds)[] = ['northlight']): Promise<string> {
  const { hostname, pathname, search } = new URL(consentUrl);
  const address = `${world.urls.xero}/${hostname}${pathname}${search}`;
  const asked = await world.xero.pages(new Request(address));
  const page = await asked.text();
  if (asked.status !== 200) throw new Error(`Xero's consent page answered ${String(asked.status)}: ${page}`);
  const form = new URLSearchParams(choice === 'deny' ? [['answer', 'deny']] : [...choice.map((name) => ['choice', `${xeroPeople.finn}/${organisationIds[name]}`]), ['answer', 'allow']]);
  for (const [name, value] of form) if (!page.includes(`value="${value}"`)) throw new Error(`Xero's consent page offers no ${name} "${value}".`);
  const sent = await world.xero.pages(new Request(address, { method: 'POST', body: form, headers: { origin: world.urls.xero }, redirect: 'manual' }));
  const back = sent.headers.get('location');
  if (back === null) throw new Error(`Xero's consent page did not send anybody back: ${String(sent.status)} ${await sent.text()}`);
  return back;
}

/** A browser follows the way back into the app. */
export async function comeBack(world: TestWorld, address: string): Promise<Page> {
  const response = await world.forge.webTriggers(new Request(address));
  const page = { status: response.status, text: await response.text(), headers: response.headers };
  await world.settle();
  return page;
}

/** The whole way: asked, allowed, back. */
export async function connectByConsent(world: TestWorld, which: keyof typeof organisationIds = 'northlight'): Promise<Page> {
  return comeBack(world, await answer(world, await ask(world), [which]));
}

/** What storage holds beside the secrets, and what the secrets are. */
export const records = (world: TestWorld): string => JSON.stringify({ ...world.forge.store.snapshot(), secret: [] });
export const secrets = (world: TestWorld): Readonly<Record<string, unknown>> => Object.fromEntries(world.forge.store.snapshot().secret.map(({ key, value }) => [key, value]));

/** Everything that must stay hidden: what the app was given, and every code and token that Xero made. */
export function hidden(world: TestWorld): readonly string[] {
  const { tokens, refreshTokens, codes } = world.xero.model.state;
  return [oauthApp.clientSecret, ...tokens.map(({ accessToken }) => accessToken), ...refreshTokens.map(({ token }) => token), ...codes.map(({ code }) => code)];
}

/** The connections that Xero has for the agency's app, by organisation. */
export const connectedInXero = (world: TestWorld): readonly string[] => world.xero.model.state.appConnections.map(({ organisationId }) => organisationId);
