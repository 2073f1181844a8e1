import { randomBytes } from 'node:crypto';
import { refuseOAuthScopes } from '../api/scopes';
import type { OAuthApp, Organisation, Person } from '../state';
import { findOrganisation, type Books } from '../store';
import { connectionsOf } from './access';

/** An authorisation code is good for five minutes. */
const CODE_LIFETIME_MS = 5 * 60_000;

/** What an app asks of a person, checked. */
export interface AuthoriseRequest {
  readonly app: OAuthApp;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | undefined;
}

/** How an authorise address is met: asked of the person, refused on a page, or sent back to the app with an error. */
export type Asked =
  | { readonly kind: 'ask'; readonly request: AuthoriseRequest }
  | { readonly kind: 'page'; readonly error: string; readonly detail: string }
  | { readonly kind: 'redirect'; readonly to: string };

const KNOWN = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state'];

/**
 * Reads an authorise address (https://login.xero.com/identity/connect/authorize?…). An app or a redirect URI that is not registered is never sent anybody:
 * it may be somebody else's address.
 */
export function readAuthorise(books: Books, params: URLSearchParams): Asked {
  const unknown = [...params.keys()].filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0) return page('invalid_request', `The local Xero does not know the parameter ${unknown.join(', ')}. Apps without a secret (PKCE) and bulk connections by acr_values are not here.`);
  const app = books.state.oauthApps.find((candidate) => candidate.clientId === params.get('client_id'));
  if (!app) return page('unauthorized_client', 'Unknown client or client not enabled.');
  const redirectUri = params.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) return page('unauthorized_client', 'Invalid redirect_uri.');
  const state = params.get('state') ?? undefined;
  if (params.get('response_type') !== 'code') return page('unsupported_response_type', 'Only the response type "code" is given.');
  const scopes = (params.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const refusal = scopes.length === 0 ? 'invalid_scope' : refuseOAuthScopes(scopes, books.settings.broadScopeRefusal);
  if (refusal) {
    if (books.settings.scopeErrorAt === 'redirect') return { kind: 'redirect', to: back(redirectUri, { error: refusal, state }) };
    return page(refusal, 'Invalid scope for client.');
  }
  return { kind: 'ask', request: { app, redirectUri, scopes, state } };
}

function page(error: string, detail: string): Asked {
  return { kind: 'page', error, detail };
}

/** The organisations a person may let an app into. */
export function organisationsOf(books: Books, person: Person): readonly Organisation[] {
  return person.organisationIds.flatMap((id) => findOrganisation(books, id) ?? []);
}

/**
 * The person allows it: the app is connected to the organisations they chose, and they are sent back with a code. Organisations that the app was let into before
 * stay connected: one token reaches them all. Undefined when the choice is none that they have.
 */
export function allow(books: Books, request: AuthoriseRequest, person: Person, organisationIds: readonly string[]): string | undefined {
  const wrong = organisationIds.some((id) => !person.organisationIds.includes(id));
  if (wrong || organisationIds.length === 0 || (organisationIds.length > 1 && !books.settings.bulkConnections)) return undefined;
  const now = books.clock.now();
  const authEventId = books.newId();
  for (const organisationId of organisationIds) connect(books, request.app.clientId, person.id, organisationId, authEventId);
  const code = randomBytes(24).toString('base64url');
  books.state.codes = [
    ...books.state.codes.filter((old) => old.expiresAt > now),
    {
      code,
      clientId: request.app.clientId,
      personId: person.id,
      redirectUri: request.redirectUri,
      scopes: [...request.scopes],
      authEventId,
      expiresAt: now + CODE_LIFETIME_MS,
    },
  ];
  books.changed();
  return back(request.redirectUri, { code, scope: request.scopes.join(' '), state: request.state });
}

/** The person refuses. */
export function deny(request: AuthoriseRequest): string {
  return back(request.redirectUri, { error: 'access_denied', state: request.state });
}

function connect(books: Books, clientId: string, personId: string, organisationId: string, authEventId: string): void {
  const now = books.clock.now();
  const known = connectionsOf(books, clientId, personId).find((connection) => connection.organisationId === organisationId);
  if (known) Object.assign(known, { authEventId, updatedAt: now });
  else books.state.appConnections.push({ id: books.newId(), clientId, personId, organisationId, authEventId, createdAt: now, updatedAt: now });
}

function back(redirectUri: string, fields: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
