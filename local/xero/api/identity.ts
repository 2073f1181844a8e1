import { randomBytes } from 'node:crypto';
import { customConnectionOf, findApp, setConnected, type App } from '../oauth/access';
import { ACCESS_LIFETIME_SECONDS, exchangeCode, issueAccess, refresh, revoke, type TokenPair } from '../oauth/tokens';
import type { Token } from '../state';
import type { Books } from '../store';
import type { Answer } from './answer';
import type { WireObject } from './json';
import { refuseScopes } from './scopes';

type OAuthError = 'invalid_client' | 'unauthorized_client' | 'invalid_request' | 'invalid_scope' | 'invalid_grant' | 'unsupported_grant_type';

/** identity.xero.com: tokens and their revocation. */
export async function identity(books: Books, request: Request): Promise<Answer> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST') return { status: 405 };
  if (pathname === '/connect/token') return token(books, request.headers, await form(request));
  if (pathname === '/connect/revocation') return revocation(books, request.headers, await form(request));
  return { status: 404, text: { type: 'text/html; charset=utf-8', content: '' } };
}

interface Grant {
  /** The form's fields besides `grant_type`. */
  readonly fields: readonly string[];
  give(books: Books, app: App, fields: URLSearchParams): Answer;
}

/** How each grant is answered; what is not here is refused as unsupported. */
const GRANTS: Readonly<Record<string, Grant>> = {
  client_credentials: { fields: ['scope'], give: clientCredentials },
  authorization_code: { fields: ['code', 'redirect_uri'], give: authorisationCode },
  refresh_token: { fields: ['refresh_token'], give: refreshToken },
};

function token(books: Books, headers: Headers, fields: URLSearchParams | undefined): Answer {
  if (!fields) return failure('invalid_request');
  const app = clientOf(books, headers);
  if (typeof app === 'string') return failure(app);
  const grant = GRANTS[fields.get('grant_type') ?? ''];
  if (!grant) return failure('unsupported_grant_type');
  const unknown = [...fields.keys()].filter((key) => key !== 'grant_type' && !grant.fields.includes(key));
  if (unknown.length > 0) return { status: 400, body: { error: 'invalid_request', error_description: `The local Xero does not know the form field ${unknown.join(', ')}.` } };
  return grant.give(books, app, fields);
}

/** A custom connection's token: no refresh token, and the organisation goes with it. */
function clientCredentials(books: Books, { clientId }: App, fields: URLSearchParams): Answer {
  const app = customConnectionOf(books, clientId);
  if (!app?.connected) return failure('unauthorized_client');
  const asked = (fields.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const refusal = refuseScopes(asked, app.scopes, books.settings.broadScopeRefusal);
  if (refusal) return failure(refusal);
  const scopes = asked.length > 0 ? asked : app.scopes;
  return { status: 200, body: accessFields(issueAccess(books, { clientId, scopes: [...scopes] }, `local.${randomBytes(24).toString('base64url')}`)) };
}

function authorisationCode(books: Books, { clientId }: App, fields: URLSearchParams): Answer {
  if (customConnectionOf(books, clientId)) return failure('unauthorized_client');
  return pairAnswer(exchangeCode(books, clientId, fields.get('code') ?? '', fields.get('redirect_uri') ?? ''));
}

function refreshToken(books: Books, { clientId }: App, fields: URLSearchParams): Answer {
  if (customConnectionOf(books, clientId)) return failure('unauthorized_client');
  return pairAnswer(refresh(books, clientId, fields.get('refresh_token') ?? ''));
}

function pairAnswer(pair: TokenPair | undefined): Answer {
  return pair ? { status: 200, body: { ...accessFields(pair.access), refresh_token: pair.refresh?.token } } : failure('invalid_grant');
}

function accessFields({ accessToken, scopes }: Token): WireObject {
  return { access_token: accessToken, expires_in: ACCESS_LIFETIME_SECONDS, token_type: 'Bearer', scope: scopes.join(' ') };
}

/** Always 200 for a known client, whatever the token was (RFC 7009): a custom connection's access token ends the connection, a refresh token its consent. */
function revocation(books: Books, headers: Headers, fields: URLSearchParams | undefined): Answer {
  const app = clientOf(books, headers);
  if (typeof app === 'string') return failure(app);
  const presented = fields?.get('token') ?? '';
  const own = customConnectionOf(books, app.clientId);
  if (!own) {
    revoke(books, app.clientId, presented);
    return { status: 200 };
  }
  const revoked = books.state.tokens.find((candidate) => candidate.accessToken === presented && candidate.clientId === app.clientId);
  if (revoked) {
    revoked.revoked = true;
    setConnected(books, own, false);
  }
  return { status: 200 };
}

function clientOf(books: Books, headers: Headers): App | OAuthError {
  const basic = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(headers.get('authorization') ?? '');
  if (!basic) return 'invalid_client';
  const [id = '', ...rest] = Buffer.from(basic[1] ?? '', 'base64').toString('utf8').split(':');
  if (id === '') return 'unauthorized_client';
  const app = findApp(books, id);
  return app && app.clientSecret === rest.join(':') ? app : 'invalid_client';
}

async function form(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type') ?? '';
  return type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(await request.text()) : undefined;
}

function failure(error: OAuthError): Answer {
  return { status: 400, body: { error } };
}
