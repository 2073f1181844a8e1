import type { CustomConnection } from '../state';
import { findOrganisation, type Books } from '../store';
import type { Answer } from './answer';
import { disconnect } from './identity';
import type { Query } from './query';

/** api.xero.com/connections: the organisations that a token reaches. */
export function connections(books: Books, app: CustomConnection, method: string, pathname: string, query: Query): Answer {
  const id = /^\/connections\/([^/]+)$/i.exec(pathname)?.[1];
  if (method === 'GET' && id === undefined) return list(books, app, query.text('authEventId'));
  if (method === 'DELETE' && id !== undefined) {
    if (!app.connected || app.connectionId !== id.toLowerCase()) return { status: 404 };
    disconnect(books, app);
    return { status: 204 };
  }
  return { status: 405 };
}

function list(books: Books, app: CustomConnection, authEventId: string | undefined): Answer {
  const organisation = findOrganisation(books, app.organisationId);
  const wanted = authEventId === undefined || authEventId === app.connectionId;
  if (!organisation || !app.connected || !wanted) return { status: 200, body: [] };
  return {
    status: 200,
    body: [
      {
        id: app.connectionId,
        // A custom connection is made once, by its subscriber: the event that authorised it is the connection itself.
        authEventId: app.connectionId,
        tenantId: organisation.id,
        tenantType: 'ORGANISATION',
        tenantName: organisation.name,
        createdDateUtc: bare(app.createdAt),
        updatedDateUtc: bare(app.updatedAt),
      },
    ],
  };
}

/** Without a zone and with seven digits, as this service writes instants. */
function bare(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '0000');
}
