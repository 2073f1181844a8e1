import type { AppConnection, CustomConnection, Token } from '../state';
import type { Books } from '../store';

/** An app that calls the API, whichever way it was let in. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

/** An app's way into one organisation, as `/connections` lists it. */
export interface Access {
  /** Which is not the organisation's. */
  readonly id: string;
  readonly organisationId: string;
  readonly authEventId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function findApp(books: Books, clientId: string): App | undefined {
  return books.state.connections.find((app) => app.clientId === clientId) ?? books.state.oauthApps.find((app) => app.clientId === clientId);
}

export function customConnectionOf(books: Books, clientId: string): CustomConnection | undefined {
  return books.state.connections.find((app) => app.clientId === clientId);
}

/** The organisations that a token reaches: the one of its custom connection, or each that its person let the app into. */
export function accessesOf(books: Books, token: Pick<Token, 'clientId' | 'personId'>): readonly Access[] {
  if (token.personId !== undefined) return connectionsOf(books, token.clientId, token.personId);
  const own = customConnectionOf(books, token.clientId);
  if (!own?.connected) return [];
  // A custom connection is made once, by its subscriber: the event that authorised it is the connection itself.
  return [{ ...own, id: own.connectionId, authEventId: own.connectionId }];
}

/** Whether an app is connected to an organisation at all, by anybody. */
export function reaches(books: Books, clientId: string, organisationId: string): boolean {
  const own = customConnectionOf(books, clientId);
  return own ? own.connected && own.organisationId === organisationId : books.state.appConnections.some((each) => each.clientId === clientId && each.organisationId === organisationId);
}

export function connectionsOf(books: Books, clientId: string, personId: string): readonly AppConnection[] {
  return books.state.appConnections.filter((each) => each.clientId === clientId && each.personId === personId);
}

/** Ends or restores a custom connection's access: without it its tokens are refused, and no new one is given. */
export function setConnected(books: Books, app: CustomConnection, connected: boolean): void {
  app.connected = connected;
  app.updatedAt = books.clock.now();
  books.changed();
}

/** Takes an app's access away, by the connection's id; false when the token has no such connection. */
export function removeAccess(books: Books, token: Pick<Token, 'clientId' | 'personId'>, id: string): boolean {
  if (!accessesOf(books, token).some((access) => access.id === id)) return false;
  const own = customConnectionOf(books, token.clientId);
  if (own) setConnected(books, own, false);
  else removeConnections(books, (connection) => connection.id === id);
  return true;
}

export function removeConnections(books: Books, which: (connection: AppConnection) => boolean): void {
  books.state.appConnections = books.state.appConnections.filter((connection) => !which(connection));
  books.changed();
}
