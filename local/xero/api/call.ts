import { wireBareInstant } from '../rules/dates';
import type { Actor } from '../rules/result';
import type { App } from '../oauth/access';
import type { Organisation } from '../state';
import type { Books } from '../store';
import type { Answer } from './answer';
import type { Parsed, Wire } from './json';
import type { Query } from './query';

/** One authorised request to an endpoint. */
export interface Call {
  readonly books: Books;
  readonly organisation: Organisation;
  readonly app: App;
  /** The endpoint's path placeholders, by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Parsed | undefined;
}

export interface Endpoint {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** As in Xero's OpenAPI file, e.g. `/Invoices/{InvoiceID}`. */
  readonly path: string;
  /** Any of these lets it through. */
  readonly scopes: readonly string[];
  /** Query parameters it knows. */
  readonly query: readonly string[];
  handle(call: Call): Answer;
}

/** The envelope of every answer with a body. */
export function envelope(call: Call, fields: Readonly<Record<string, Wire | undefined>>): Answer {
  const { books, app } = call;
  return {
    status: 200,
    body: { Id: books.newId(), Status: 'OK', ProviderName: app.name, DateTimeUTC: wireBareInstant(books.clock.now()), ...fields },
  };
}

export function actorOf(call: Call): Actor {
  return { kind: 'app', clientId: call.app.clientId, name: call.app.name };
}
