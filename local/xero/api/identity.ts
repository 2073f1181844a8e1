import { randomBytes } from 'node:crypto';
import type { CustomConnection, Token } from '../state';
import type { Books } from '../store';
import type { Answer } from './answer';
import { refuseScopes } from './scopes';

/** An access token lives this long. */
const LIFETIME_SECONDS = 1800;

type OAuthError = 'invalid_client' | 'unauthorized_client' | 'invalid_request' | 'invalid_scope' | 'unsupported_grant_type';

/** identity.xero.com: tokens and their revocation. */
export async function identity(books: Books, request: Request): Promise<Answer> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST') return { status: 405 };
  if (pathname === '/connect/token') return token(books, request.headers, await form(request));
  if (pathname === '/connect/revocation') return revocation(books, request.headers, await form(request));
  return { status: 404, text: { type: 'text/html; charset=utf-8', content: '' } };
}

/** How each grant is answered; what is not here is refused as unsupported. */
const GRANTS: Readonly<Record<string, (books: Books, app: CustomConnection, fields: URLSearchParams) => Answer>> = {
  client_credentials: clientCredentials,
};

function token(books: Books, headers: Headers, fields: URLSearchParams | undefined): Answer {
  if (!fields) return failure('invalid_request');
  const app = clientOf(books, headers);
  if (typeof app === 'string') return failure(app);
  const grant = GRANTS[fields.get('grant_type') ?? ''];
  return grant ? grant(books, app, fields) : failure('unsupported_grant_type');
}

/** A custom connection's token: no refresh token, and the organisation goes with it. */
function clientCredentials(books: Books, app: CustomConnection, fields: URLSearchParams): Answer {
  const unknown = [...fields.keys()].filter((key) => key !== 'grant_type' && key !== 'scope');
  if (unknown.length > 0) return { status: 400, body: { error: 'invalid_request', error_description: `The local Xero does not know the form field ${unknown.join(', ')}.` } };
  if (!app.connected) return failure('unauthorized_client');
  const asked = (fields.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const refusal = refuseScopes(asked, app.scopes);
  if (refusal) return failure(refusal);
  const issued = issue(books, app, asked.length > 0 ? asked : app.scopes);
  return {
    status: 200,
    body: { access_token: issued.accessToken, expires_in: LIFETIME_SECONDS, token_type: 'Bearer', scope: issued.scopes.join(' ') },
  };
}

function issue(books: Books, app: CustomConnection, scopes: readonly string[]): Token {
  const now = books.clock.now();
  const issued: Token = {
    accessToken: `local.${randomBytes(24).toString('base64url')}`,
    clientId: app.clientId,
    scopes: [...scopes],
    issuedAt: now,
    expiresAt: now + LIFETIME_SECONDS * 1000,
    revoked: false,
  };
  // Those long dead are dropped; a token that just expired is still known, so that it is refused as expired.
  books.state.tokens = [...books.state.tokens.filter((old) => old.expiresAt > now - LIFETIME_SECONDS * 1000), issued];
  books.changed();
  return issued;
}

/** Always 200 for a known client, whatever the token was (RFC 7009). */
function revocation(books: Books, headers: Headers, fields: URLSearchParams | undefined): Answer {
  const app = clientOf(books, headers);
  if (typeof app === 'string') return failure(app);
  const revoked = books.state.tokens.find((candidate) => candidate.accessToken === fields?.get('token') && candidate.clientId === app.clientId);
  if (revoked) {
    revoked.revoked = true;
    disconnect(books, app);
  }
  return { status: 200 };
}

/** Ends the app's access to the organisation: its tokens are refused from now on, and no new one is given. */
export function disconnect(books: Books, app: CustomConnection): void {
  app.connected = false;
  app.updatedAt = books.clock.now();
  books.changed();
}

export function reconnect(books: Books, app: CustomConnection): void {
  app.connected = true;
  app.updatedAt = books.clock.now();
  books.changed();
}

function clientOf(books: Books, headers: Headers): CustomConnection | OAuthError {
  const basic = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(headers.get('authorization') ?? '');
  if (!basic) return 'invalid_client';
  const [id = '', ...rest] = Buffer.from(basic[1] ?? '', 'base64').toString('utf8').split(':');
  if (id === '') return 'unauthorized_client';
  const app = books.state.connections.find((connection) => connection.clientId === id);
  return app && app.clientSecret === rest.join(':') ? app : 'invalid_client';
}

async function form(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type') ?? '';
  return type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(await request.text()) : undefined;
}

function failure(error: OAuthError): Answer {
  return { status: 400, body: { error } };
}
