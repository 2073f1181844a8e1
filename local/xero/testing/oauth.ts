import { oauthApp, organisationIds, xeroPeople } from '../../agency/xero';
import type { Caller, Read } from './caller';
import { openXero } from './caller';

export const REDIRECT = 'https://7c9d0f3e.example.atlassian-dev.net/x1/oauth-return';
export const SCOPES = 'offline_access accounting.invoices accounting.contacts.read accounting.settings.read';

export const authoriseUrl = (fields: Readonly<Record<string, string>> = {}): string =>
  `https://login.xero.com/identity/connect/authorize?${new URLSearchParams({ response_type: 'code', client_id: oauthApp.clientId, redirect_uri: REDIRECT, scope: SCOPES, state: 'st-1', ...fields }).toString()}`;

/** A seeded Xero whose OAuth app may send people back to REDIRECT, and what an app and its admin do there. */
export interface OAuthCaller extends Caller {
  /** Finn allows it for an organisation; the address he is sent back to. */
  consent(organisationId?: string, fields?: Readonly<Record<string, string>>): URL;
  exchange(code: string, fields?: Readonly<Record<string, string>>): Promise<Read>;
  refresh(token: unknown): Promise<Read>;
  revoke(token: unknown): Promise<Read>;
  /** Consents and exchanges. */
  signIn(organisationId?: string, fields?: Readonly<Record<string, string>>): Promise<Read>;
}

export async function openOAuth(options: Parameters<typeof openXero>[0] = {}): Promise<OAuthCaller> {
  const caller = await openXero(options);
  caller.xero.model.apps.setRedirectUris(oauthApp.clientId, [REDIRECT]);
  const post = (fields: Record<string, string>): Promise<Read> => caller.token({ scope: '', ...oauthApp, fields });
  const consent: OAuthCaller['consent'] = (organisationId = organisationIds.northlight, fields = {}) => {
    const outcome = caller.xero.model.apps.answer(authoriseUrl(fields), { organisationIds: [organisationId], personId: xeroPeople.finn });
    if (!outcome.ok) throw new Error(outcome.messages.join(' '));
    return new URL(outcome.value);
  };
  const exchange: OAuthCaller['exchange'] = (code, fields = {}) => post({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...fields });
  return {
    ...caller,
    consent,
    exchange,
    refresh: (token) => post({ grant_type: 'refresh_token', refresh_token: String(token) }),
    revoke: async (token) => caller.post('https://identity.xero.com/connect/revocation', oauthApp, { token: String(token) }),
    signIn: (organisationId, fields) => exchange(consent(organisationId, fields).searchParams.get('code') ?? ''),
  };
}

/** The claims that an app reads from an access token. */
export function claimsOf(answer: Read): Readonly<Record<string, unknown>> {
  const [, payload = ''] = String(answer.at('access_token')).split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}
