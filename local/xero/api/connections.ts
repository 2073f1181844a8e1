import { accessesOf, removeAccess } from '../oauth/access';
import type { Token } from '../state';
import { findOrganisation, type Books } from '../store';
import type { Answer } from './answer';
import type { Query } from './query';

/** api.xero.com/connections: the organisations that a token reaches. */
export function connections(books: Books, token: Token, method: string, pathname: string, query: Query): Answer {
  const id = /^\/connections\/([^/]+)$/i.exec(pathname)?.[1];
  if (method === 'GET' && id === undefined) return list(books, token, query.text('authEventId'));
  if (method === 'DELETE' && id !== undefined) return { status: removeAccess(books, token, id.toLowerCase()) ? 204 : 404 };
  return { status: 405 };
}

function list(books: Books, token: Token, authEventId: string | undefined): Answer {
  const wanted = accessesOf(books, token).filter((access) => authEventId === undefined || access.authEventId === authEventId.toLowerCase());
  return {
    status: 200,
    body: wanted.map((access) => ({
      id: access.id,
      authEventId: access.authEventId,
      tenantId: access.organisationId,
      tenantType: 'ORGANISATION',
      tenantName: findOrganisation(books, access.organisationId)?.name,
      createdDateUtc: bare(access.createdAt),
      updatedDateUtc: bare(access.updatedAt),
    })),
  };
}

/** Without a zone and with seven digits, as this service writes instants. */
function bare(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '0000');
}
