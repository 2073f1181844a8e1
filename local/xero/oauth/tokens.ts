import { randomBytes } from 'node:crypto';
import type { AuthorisationCode, RefreshToken, Token } from '../state';
import type { Books } from '../store';
import { connectionsOf, removeConnections } from './access';

/** An access token lives this long. */
export const ACCESS_LIFETIME_SECONDS = 1800;
/** A refresh token that nobody uses. */
const UNUSED_LIFETIME_MS = 60 * 24 * 60 * 60_000;
/** A refresh token that was used works this much longer, as often as needed: for an app that never got the answer. */
const GRACE_MS = 30 * 60_000;

export interface TokenPair {
  readonly access: Token;
  readonly refresh: RefreshToken | undefined;
}

export function issueAccess(books: Books, fields: Pick<Token, 'clientId' | 'scopes' | 'personId'>, accessToken: string): Token {
  const now = books.clock.now();
  const issued: Token = { ...fields, accessToken, issuedAt: now, expiresAt: now + books.settings.accessTokenLivesSeconds * 1000, revoked: false };
  // Those long dead are dropped; a token that just expired is still known, so that it is refused as expired.
  books.state.tokens = [...books.state.tokens.filter((old) => old.expiresAt > now - ACCESS_LIFETIME_SECONDS * 1000), issued];
  books.changed();
  return issued;
}

/** Tokens for a code; undefined when it was used before, is older than five minutes, or was given for another app or address. */
export function exchangeCode(books: Books, clientId: string, code: string, redirectUri: string): TokenPair | undefined {
  const found = books.state.codes.find((candidate) => candidate.code === code && candidate.clientId === clientId);
  if (!found || found.expiresAt <= books.clock.now() || found.redirectUri !== redirectUri) return undefined;
  books.state.codes = books.state.codes.filter((candidate) => candidate !== found);
  return issuePair(books, found, undefined);
}

/** A new pair for a refresh token; undefined when it is unknown, revoked, or past its days or its grace. */
export function refresh(books: Books, clientId: string, token: string): TokenPair | undefined {
  const now = books.clock.now();
  const found = books.state.refreshTokens.find((candidate) => candidate.token === token && candidate.clientId === clientId);
  if (!found || !isAlive(found, now)) return undefined;
  if (books.settings.refreshAfterDisconnect === 'refused' && connectionsOf(books, clientId, found.personId).length === 0) return undefined;
  const others = books.state.refreshTokens.filter((candidate) => candidate.replaces === found.token);
  found.graceUntil ??= now + GRACE_MS;
  const pair = issuePair(books, found, found.token);
  if (others.length > 0 && pair.refresh) chooseAmong(books, others, pair.refresh);
  return pair;
}

/** Several were given for one: those that do not stay have the grace of a used one. */
function chooseAmong(books: Books, earlier: readonly RefreshToken[], latest: RefreshToken): void {
  const until = books.clock.now() + GRACE_MS;
  switch (books.settings.concurrentRefresh) {
    case 'newest':
      for (const token of earlier) token.graceUntil ??= until;
      return;
    case 'first':
      latest.graceUntil = until;
      return;
    case 'all':
      return;
  }
}

/** Ends what a consent gave: the person's refresh tokens for the app and all its connections. Nothing happens for a token that is not there (RFC 7009). */
export function revoke(books: Books, clientId: string, token: string): void {
  const found = books.state.refreshTokens.find((candidate) => candidate.token === token && candidate.clientId === clientId);
  if (!found) return;
  const { personId } = found;
  books.state.refreshTokens = books.state.refreshTokens.filter((candidate) => candidate.clientId !== clientId || candidate.personId !== personId);
  removeConnections(books, (connection) => connection.clientId === clientId && connection.personId === personId);
}

function issuePair(books: Books, from: AuthorisationCode | RefreshToken, replaces: string | undefined): TokenPair {
  const { clientId, personId, scopes, authEventId } = from;
  const access = issueAccess(books, { clientId, personId, scopes: [...scopes] }, accessJwt(books, from));
  if (!scopes.includes('offline_access')) return { access, refresh: undefined };
  const now = books.clock.now();
  const issued: RefreshToken = { token: randomBytes(32).toString('base64url'), clientId, personId, scopes: [...scopes], authEventId, ...(replaces === undefined ? {} : { replaces }), issuedAt: now };
  books.state.refreshTokens = [...books.state.refreshTokens.filter((old) => isAlive(old, now)), issued];
  books.changed();
  return { access, refresh: issued };
}

function isAlive(token: RefreshToken, now: number): boolean {
  return token.issuedAt + UNUSED_LIFETIME_MS > now && (token.graceUntil === undefined || token.graceUntil > now);
}

/**
 * Xero's access tokens are JWTs, and apps read from them which consent they stand on. Ours has the same claims and a signature that signs nothing: an
 * app has no reason to check a token that it only hands back.
 */
function accessJwt(books: Books, { clientId, personId, scopes, authEventId }: AuthorisationCode | RefreshToken): string {
  const now = Math.floor(books.clock.now() / 1000);
  const claims = {
    nbf: now,
    exp: now + ACCESS_LIFETIME_SECONDS,
    iss: 'https://identity.xero.com',
    aud: 'https://identity.xero.com/resources',
    client_id: clientId,
    sub: personId.replaceAll('-', ''),
    auth_time: now,
    xero_userid: personId,
    global_session_id: randomBytes(16).toString('hex'),
    jti: randomBytes(16).toString('hex'),
    authentication_event_id: authEventId,
    scope: scopes,
  };
  return [{ alg: 'RS256', kid: 'local', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).concat(randomBytes(32).toString('base64url')).join('.');
}
