import { done, refused, type Outcome } from '../rules/result';
import type { OAuthApp, Organisation, Person } from '../state';
import { findOrganisation, type Books } from '../store';
import { removeConnections, setConnected } from './access';
import { allow, deny, organisationsOf, readAuthorise, type Asked } from './consent';
import { refuseRedirectUri } from './redirect-uri';

/** An app let into an organisation, as its people see it. */
export interface ConnectedApp {
  /** The connection's id. */
  readonly id: string;
  readonly name: string;
  /** Who let it in; absent for a custom connection. */
  readonly person: string | undefined;
  readonly since: number;
}

/** What people do about apps: register them, let them into an organisation, and show them out. */
export interface Apps {
  addPerson(person: Person): void;
  /** Refused when a redirect URI is neither https nor http://localhost. */
  register(app: Omit<OAuthApp, 'createdAt'>): Outcome<OAuthApp>;
  setRedirectUris(clientId: string, redirectUris: readonly string[]): Outcome<OAuthApp>;
  /** How an authorise address (https://login.xero.com/identity/connect/authorize?…, or only its query) is met. */
  open(address: string): Asked;
  organisationsOf(personId: string): readonly Organisation[];
  /** The person opens the address and allows it for these organisations, or not; the address they are sent back to. `personId` is the first person when absent. */
  answer(address: string, choice: { readonly organisationIds: readonly string[]; readonly personId?: string } | 'deny'): Outcome<string>;
  connectedTo(organisationId: string): readonly ConnectedApp[];
  disconnect(connectionId: string): void;
}

export function createApps(books: Books): Apps {
  return {
    addPerson: (person) => {
      books.state.people.push(person);
      books.changed();
    },
    register: (app) => {
      const wrong = refusal(app.redirectUris);
      if (wrong) return refused(wrong);
      const registered = { ...app, createdAt: books.clock.now() };
      books.state.oauthApps.push(registered);
      books.changed();
      return done(registered);
    },
    setRedirectUris: (clientId, redirectUris) => {
      const app = books.state.oauthApps.find((candidate) => candidate.clientId === clientId);
      const wrong = refusal(redirectUris);
      if (!app || wrong) return refused(wrong ?? 'There is no such app.');
      app.redirectUris = [...redirectUris];
      books.changed();
      return done(app);
    },
    open: (address) => readAuthorise(books, paramsOf(address)),
    organisationsOf: (personId) => {
      const person = books.state.people.find((candidate) => candidate.id === personId);
      return person ? organisationsOf(books, person) : [];
    },
    answer: (address, choice) => {
      const asked = readAuthorise(books, paramsOf(address));
      if (asked.kind === 'redirect') return done(asked.to);
      if (asked.kind === 'page') return refused(`${asked.error}: ${asked.detail}`);
      if (choice === 'deny') return done(deny(asked.request));
      const person = books.state.people.find((candidate) => choice.personId === undefined || candidate.id === choice.personId);
      const to = person && allow(books, asked.request, person, choice.organisationIds);
      return to === undefined ? refused('Choose one of your organisations.') : done(to);
    },
    connectedTo: (organisationId) => connectedTo(books, organisationId),
    disconnect: (connectionId) => {
      const own = books.state.connections.find((candidate) => candidate.connectionId === connectionId);
      if (own) setConnected(books, own, false);
      else removeConnections(books, (connection) => connection.id === connectionId);
    },
  };
}

function connectedTo(books: Books, organisationId: string): readonly ConnectedApp[] {
  if (!findOrganisation(books, organisationId)) return [];
  const { connections, appConnections, oauthApps, people } = books.state;
  const custom = connections
    .filter((app) => app.organisationId === organisationId && app.connected)
    .map((app) => ({ id: app.connectionId, name: app.name, person: undefined, since: app.updatedAt }));
  const letIn = appConnections
    .filter((connection) => connection.organisationId === organisationId)
    .map(({ id, clientId, personId, updatedAt }) => ({
      id,
      name: oauthApps.find((app) => app.clientId === clientId)?.name ?? clientId,
      person: people.find((person) => person.id === personId)?.name ?? personId,
      since: updatedAt,
    }));
  return [...custom, ...letIn];
}

function refusal(redirectUris: readonly string[]): string | undefined {
  return redirectUris.map(refuseRedirectUri).find((reason) => reason !== undefined);
}

function paramsOf(address: string): URLSearchParams {
  return URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams(address);
}
