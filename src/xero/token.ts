import { fetch } from '@forge/api';
import * as z from 'zod/mini';
import { LedgerFailure } from '../billing/ledger';
import { XERO_SCOPES, type XeroCredentials, type XeroToken } from './access';
import { readAnswer } from './answers';
import { parseJson } from './refusal-messages';
import { DEFAULT_TIMEOUT_MS, exchange, type Answer, type Effect } from './transport';

const tokenShape = z.looseObject({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
  refresh_token: z.optional(z.string().check(z.minLength(1))),
  scope: z.optional(z.string()),
});

/** What OAuth 2 (RFC 6749, section 5.2) calls the ways of being refused: anything else isn't repeated. */
const OAUTH_ERRORS = ['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope'];

export interface TokenOptions {
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/** A token as Xero gives it: with a refresh token only where somebody's consent stands behind it. */
export interface GivenToken extends XeroToken {
  readonly refreshToken: string | undefined;
  /** What it may be used for; undefined when Xero doesn't say, which means what was asked for (RFC 6749, section 5.1). */
  readonly scopes: readonly string[] | undefined;
}

/**
 * Asks Xero for a token of a custom connection. Nothing but the token is made by it, so it may be repeated.
 * Throws LedgerFailure; `credentials` when Xero refuses the id, the secret or the scopes.
 */
export async function requestToken(credentials: XeroCredentials, options: TokenOptions = {}): Promise<XeroToken> {
  const { accessToken, expiresAt } = await askForToken('read', credentials, { grant_type: 'client_credentials', scope: XERO_SCOPES.join(' ') }, options);
  return { accessToken, expiresAt };
}

/** `effect` says what a lost answer leaves open. Throws LedgerFailure; `credentials` only when Xero refuses in the words of OAuth, or with 401. */
export async function askForToken(effect: Effect, credentials: XeroCredentials, fields: Readonly<Record<string, string>>, options: TokenOptions): Promise<GivenToken> {
  const now = options.now ?? Date.now;
  const asked = now();
  const answer = await exchange(effect, options.timeoutMs ?? DEFAULT_TIMEOUT_MS, (signal) =>
    fetch('https://identity.xero.com/connect/token', {
      method: 'POST',
      headers: { authorization: basic(credentials), 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(fields).toString(),
      redirect: 'manual',
      signal,
    }),
  );
  const refusal = oauthError(answer);
  if (refusal !== undefined) throw new LedgerFailure({ kind: 'credentials', detail: refusal });
  // A 400 that doesn't speak OAuth comes from something between us and Xero, and says nothing about credentials.
  if (answer.status === 400) throw new LedgerFailure({ kind: 'unavailable', detail: 'HTTP 400' });
  const token = readAnswer(effect, answer, tokenShape);
  // Counted from before the request, so that the token never looks younger than it is.
  return { accessToken: token.access_token, expiresAt: asked + Math.floor(token.expires_in * 1000), refreshToken: token.refresh_token, scopes: token.scope?.split(' ') };
}

function basic({ clientId, clientSecret }: XeroCredentials): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64')}`;
}

/** Why the token is refused for good, in the protocol's own word. */
function oauthError(answer: Answer): string | undefined {
  if (answer.status !== 400 && answer.status !== 401) return undefined;
  const json = parseJson(answer.body);
  const error = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
  return OAUTH_ERRORS.find((known) => known === error) ?? (answer.status === 401 ? 'HTTP 401' : undefined);
}
