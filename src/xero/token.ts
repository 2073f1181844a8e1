import { fetch } from '@forge/api';
import * as z from 'zod/mini';
import { LedgerFailure } from '../billing/ledger';
import { XERO_SCOPES, type XeroCredentials, type XeroToken } from './access';
import { readAnswer } from './answers';
import { parseJson } from './refusal-messages';
import { DEFAULT_TIMEOUT_MS, exchange, type Answer } from './transport';

const tokenShape = z.looseObject({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
});

/** What OAuth 2 (RFC 6749, section 5.2) calls the ways of being refused: anything else isn't repeated. */
const OAUTH_ERRORS = ['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope'];

export interface TokenOptions {
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/**
 * Asks Xero for a token of a custom connection. Nothing but the token is made by it, so it may be repeated.
 * Throws LedgerFailure; `credentials` when Xero refuses the id, the secret or the scopes.
 */
export async function requestToken(credentials: XeroCredentials, options: TokenOptions = {}): Promise<XeroToken> {
  const now = options.now ?? Date.now;
  const asked = now();
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: XERO_SCOPES.join(' ') }).toString();
  const answer = await exchange('read', options.timeoutMs ?? DEFAULT_TIMEOUT_MS, (signal) =>
    fetch('https://identity.xero.com/connect/token', {
      method: 'POST',
      headers: { authorization: basic(credentials), 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body,
      redirect: 'manual',
      signal,
    }),
  );
  if (answer.status === 400 || answer.status === 401) throw new LedgerFailure({ kind: 'credentials', detail: oauthError(answer) });
  const token = readAnswer('read', answer, tokenShape);
  // Counted from before the request, so that the token never looks younger than it is.
  return { accessToken: token.access_token, expiresAt: asked + Math.floor(token.expires_in * 1000) };
}

function basic({ clientId, clientSecret }: XeroCredentials): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64')}`;
}

function oauthError(answer: Answer): string {
  const json = parseJson(answer.body);
  const error = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
  return OAUTH_ERRORS.find((known) => known === error) ?? `HTTP ${answer.status}`;
}
