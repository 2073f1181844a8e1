import { fetch } from '@forge/api';
import * as z from 'zod/mini';
import { LedgerFailure } from '../billing/ledger';
import { XERO_SCOPES, type XeroAccess, type XeroCredentials, type XeroToken } from './access';
import { readAnswer, unreadable } from './answers';
import { isGuid } from './api';
import { failureOf } from './failures';
import { parseJson } from './refusal-messages';
import { askForToken, type TokenOptions } from './token';
import { DEFAULT_TIMEOUT_MS, exchange } from './transport';

/** The customer's own OAuth 2 app in Xero: a person lets it into an organisation (authorisation code), and it keeps the access by refreshing it. */

/** What a person is asked for: what a custom connection has, and to keep it while nobody is there. Granular scopes of March 2026, and no more. */
export const CONSENT_SCOPES = ['offline_access', ...XERO_SCOPES] as const;

/** A refresh token that nobody uses ends after 60 days; one that was used works for half an hour more, for an app that never got the answer. */
export const REFRESH_DAYS = 60;
export const REFRESH_GRACE_MS = 30 * 60_000;

/** Where a person says yes or no. They come back to `redirectUri` with `code` and `state`, or with `error`. */
export function consentUrl(clientId: string, redirectUri: string, state: string, scopes: readonly string[] = CONSENT_SCOPES): string {
  const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: scopes.join(' '), state });
  return `https://login.xero.com/identity/connect/authorize?${query.toString().replaceAll('+', '%20')}`;
}

/** A token that stands on somebody's consent. */
export interface ConsentedToken extends XeroToken {
  readonly refreshToken: string;
}

export type Exchanged = { readonly kind: 'given'; readonly token: ConsentedToken } | { readonly kind: 'scopes-missing'; readonly scopes: readonly string[]; readonly token: XeroToken };

/**
 * A code for tokens. A code is good once, for five minutes: after a lost answer (`unknown`) only a new consent helps. Throws LedgerFailure; `credentials` with
 * `invalid_grant` when the code is used, late or another app's, with another word when id or secret are refused.
 */
export async function exchangeCode(credentials: XeroCredentials, code: string, redirectUri: string, options: TokenOptions = {}): Promise<Exchanged> {
  const { accessToken, expiresAt, refreshToken, scopes } = await askForToken('write', credentials, { grant_type: 'authorization_code', code, redirect_uri: redirectUri }, options);
  const missing: string[] = CONSENT_SCOPES.filter((scope) => scopes?.includes(scope) === false || (scope === 'offline_access' && refreshToken === undefined));
  if (missing.length > 0 || refreshToken === undefined) return { kind: 'scopes-missing', scopes: missing, token: { accessToken, expiresAt } };
  return { kind: 'given', token: { accessToken, expiresAt, refreshToken } };
}

/**
 * A new pair for a refresh token. A lost answer may be asked for again with the same token within half an hour. Throws LedgerFailure; `credentials` with
 * `invalid_grant` when the token is past its days or its grace, or access was taken away.
 */
export async function refreshToken(credentials: XeroCredentials, token: string, options: TokenOptions = {}): Promise<ConsentedToken> {
  const given = await askForToken('read', credentials, { grant_type: 'refresh_token', refresh_token: token }, options);
  if (given.refreshToken === undefined) throw unreadable('read', 'refresh_token');
  return { accessToken: given.accessToken, expiresAt: given.expiresAt, refreshToken: given.refreshToken };
}

/** An organisation that a person let the app into. */
export interface XeroConnection {
  /** The connection's own id, which is not the organisation's. */
  readonly id: string;
  /** What `xero-tenant-id` names the organisation by. */
  readonly tenantId: string;
  readonly name: string;
  /** Made by the consent that was just given; otherwise the app was let in before, and the consent only confirmed it. */
  readonly fresh: boolean;
}

const connectionShape = z.looseObject({
  id: z.string(),
  tenantId: z.string(),
  tenantType: z.string(),
  tenantName: z.optional(z.nullable(z.string())),
  createdDateUtc: z.string(),
  updatedDateUtc: z.string(),
});

/** The organisations that a token reaches; with the event of a consent, those that were chosen in it. */
export async function connections({ accessToken, timeoutMs }: XeroAccess, authEventId?: string): Promise<readonly XeroConnection[]> {
  const query = authEventId === undefined ? '' : `?authEventId=${encodeURIComponent(authEventId)}`;
  const answer = await exchange('read', timeoutMs ?? DEFAULT_TIMEOUT_MS, (signal) =>
    fetch(`https://api.xero.com/connections${query}`, { headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' }, redirect: 'manual', signal }),
  );
  const all = readAnswer('read', answer, z.array(connectionShape));
  return all.filter(({ tenantType }) => tenantType === 'ORGANISATION').map(connectionOf);
}

function connectionOf({ id, tenantId, tenantName, createdDateUtc, updatedDateUtc }: z.infer<typeof connectionShape>): XeroConnection {
  if (!isGuid(id) || !isGuid(tenantId)) throw unreadable('read', 'connection');
  return { id, tenantId, name: tenantName ?? tenantId, fresh: createdDateUtc.slice(0, SECONDS) === updatedDateUtc.slice(0, SECONDS) };
}
/** An instant's text as far as its seconds. */
const SECONDS = 'yyyy-mm-ddThh:mm:ss'.length;

/** Shows the app out of one organisation; one that it is no longer in is as good. Others that the same person let it into stay. Throws LedgerFailure. */
export async function removeConnection({ accessToken, timeoutMs }: XeroAccess, id: string): Promise<void> {
  if (!isGuid(id)) throw new LedgerFailure({ kind: 'refused', messages: ['not a connection’s id'] });
  const answer = await exchange('write', timeoutMs ?? DEFAULT_TIMEOUT_MS, (signal) =>
    fetch(`https://api.xero.com/connections/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' }, redirect: 'manual', signal }),
  );
  if (answer.status !== 404 && (answer.status < 200 || answer.status > 299)) throw failureOf('write', answer);
}

/** Which consent a token stands on, as its own claims say: it came from Xero over TLS and goes back only there, so its signature is Xero's to check. */
export function authEventOf({ accessToken }: XeroToken): string | undefined {
  const [, claims = ''] = accessToken.split('.');
  const json = parseJson(Buffer.from(claims, 'base64url').toString('utf8'));
  const event = typeof json === 'object' && json !== null && 'authentication_event_id' in json ? json.authentication_event_id : undefined;
  return typeof event === 'string' ? event : undefined;
}
