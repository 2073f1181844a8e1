import { wireInstantString } from '../rules/dates';
import { accessesOf, findApp, type App } from '../oauth/access';
import type { Organisation, Token } from '../state';
import { ConnectionDropped, type Fault, type Faults } from '../faults';
import type { CallMeter } from '../meter';
import type { XeroSettings } from '../settings';
import { findOrganisation, type Books } from '../store';
import { badRequest, BadRequest, malformed, NOT_FOUND, problem, Unsupported, unsupported, type Answer } from './answer';
import type { Call } from './call';
import { connections } from './connections';
import { Idempotency } from './idempotency';
import { identity } from './identity';
import { writeJson, type Parsed } from './json';
import { Limits, type Admission, type LimitKind } from './limits';
import { Query } from './query';
import { matchEndpoint, type Match } from './routes';
import type { SpecCheck } from './spec';
import { unusable } from './unusable';
import { inOtherWords } from './words';

const BASE = '/api.xro/2.0';

export interface ServerParts {
  readonly books: Books;
  readonly faults: Faults;
  readonly meter: CallMeter;
  readonly spec: () => Promise<SpecCheck | undefined>;
}

/** Answers for the hosts identity.xero.com and api.xero.com. */
export function createServer(parts: ServerParts): (request: Request) => Promise<Response> {
  const api = new AccountingApi(parts);
  const answer = (request: Request): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url);
    if (hostname === 'identity.xero.com') return viaFaults(parts, `${request.method} ${pathname}`, () => identity(parts.books, request));
    if (hostname !== 'api.xero.com') return Promise.resolve(respond({ status: 404, text: { type: 'text/plain', content: `The local Xero does not answer for ${hostname}.` } }));
    return api.answer(request);
  };
  return async (request) => {
    const response = await answer(request);
    response.headers.set('date', new Date(parts.books.clock.now()).toUTCString());
    return response;
  };
}

/** Faults for calls that commit nothing worth a halfway point. */
async function viaFaults(parts: ServerParts, route: string, run: () => Promise<Answer>): Promise<Response> {
  parts.meter.count(route);
  const fault = parts.faults.take(route);
  return struck(parts, fault, run);
}

/** An answer as the fault has it, where there are no limits to keep. */
async function struck({ books }: ServerParts, fault: Fault | undefined, run: () => Promise<Answer>): Promise<Response> {
  if (fault?.kind === 'drop-before-commit') throw new ConnectionDropped();
  const limited = limitFault(fault);
  return limited ? tooMany(limited, books.settings.limitNames) : respond(await finish(fault, await withDelays(fault, run)));
}

class AccountingApi {
  private readonly limits: Limits;
  private readonly idempotency: Idempotency;

  constructor(private readonly parts: ServerParts) {
    this.limits = new Limits(parts.books.clock, parts.books.settings);
    this.idempotency = new Idempotency(parts.books.clock, parts.books.settings);
  }

  async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname.startsWith(`${BASE}/`) ? url.pathname.slice(BASE.length) : undefined;
    const match = path === undefined ? undefined : matchEndpoint(request.method, path);
    const route = `${request.method} ${match?.endpoint.path ?? path ?? url.pathname.replace(/[0-9a-f-]{36}/i, '{id}')}`;
    this.parts.meter.count(route);
    const fault = this.parts.faults.take(route);
    if (fault?.kind === 'drop-before-commit') throw new ConnectionDropped();

    const caller = fault?.kind === 'token-expired' ? expired(this.parts.books.clock.now(), url.pathname) : authenticate(this.parts.books, request, url.pathname);
    if ('status' in caller) return respond(caller);
    if (path === undefined) {
      if (!url.pathname.startsWith('/connections')) return respond(NOT_FOUND);
      return struck(this.parts, fault, () => Promise.resolve(connections(this.parts.books, caller.token, request.method, url.pathname, new Query(url.searchParams))));
    }
    const organisation = tenant(this.parts.books, caller.token, request.headers, url.pathname);
    if ('status' in organisation) return respond(organisation);
    const limited = limitFault(fault);
    const admission = limited ?? this.limits.enter(caller.app.clientId, organisation.id);
    if (!admission.ok) return tooMany(admission, this.parts.books.settings.limitNames);
    try {
      const answer = await this.guarded(() => this.admitted(request, url, match, caller, organisation, fault));
      const told = fault?.kind === 'other-organisation' && match && answer.status < 300 ? this.ofAnother(request, url, match, caller, organisation, answer) : answer;
      return respond(await finish(fault, this.parts.books.settings.refusalWords === 'varied' ? inOtherWords(told) : told), admission.headers);
    } finally {
      admission.leave();
    }
  }

  /** One call within the limits: through its idempotency key, if it has one. */
  private async admitted(request: Request, url: URL, match: Match | undefined, caller: Caller, organisation: Organisation, fault: Fault | undefined): Promise<Answer> {
    if (!match) return NOT_FOUND;
    const { settings } = this.parts.books;
    if (!match.endpoint.scopes.some((scope) => caller.token.scopes.includes(scope))) {
      return problem(settings.scopeRefusal, 'AuthorizationUnsuccessful', url.pathname);
    }
    const text = request.method === 'GET' ? '' : await request.text();
    const run = (): Promise<Answer> => withDelays(fault, () => this.guarded(() => this.handle(request, url, match, caller, organisation, text, fault)));
    const key = request.headers.get('idempotency-key');
    if (request.method === 'GET' || key === null || key === '') return run();
    const owner = settings.idempotencyScope === 'app' ? caller.app.clientId : caller.token.accessToken;
    const fingerprint = `${request.method} ${url.pathname}${url.search}\n${text}`;
    return this.idempotency.once(owner, key, fingerprint, run, (answer) => answer.status < 500 || settings.idempotencyAfterServerError === 'cached');
  }

  private async handle(request: Request, url: URL, match: Match, caller: Caller, organisation: Organisation, text: string, fault: Fault | undefined): Promise<Answer> {
    const accept = request.headers.get('accept') ?? '';
    if (!accept.includes('json')) throw new Unsupported('The local Xero speaks JSON only; the real one answers XML unless Accept asks for application/json.');
    const query = new Query(url.searchParams);
    const unknown = query.unknown(match.endpoint.query);
    if (unknown.length > 0) throw new Unsupported(`The local Xero does not know the query parameter ${unknown.join(', ')} of ${match.endpoint.method} ${match.endpoint.path}.`);
    const body = text === '' ? undefined : parseBody(request.headers, text);
    const spec = await this.parts.spec();
    spec?.request(match.endpoint, query, body);
    const told = fault?.kind === 'refusals-as-200' ? query.with('summarizeErrors', 'false') : query;
    const call: Call = { books: this.parts.books, organisation, app: caller.app, params: match.params, query: told, headers: request.headers, body };
    const answer = match.endpoint.handle(call);
    spec?.answer(match.endpoint, answer);
    return answer;
  }

  /** What another organisation has, in place of the answer: the same list, or the first of its records where the answer is about one. */
  private ofAnother(request: Request, url: URL, match: Match, caller: Caller, organisation: Organisation, answer: Answer): Answer {
    const { books } = this.parts;
    const other = books.state.organisations.find(({ id }) => id !== organisation.id);
    const isList = match.endpoint.method === 'GET' && !match.endpoint.path.includes('{');
    const list = isList ? match : matchEndpoint('GET', `/${match.endpoint.path.split('/')[1] ?? ''}`);
    if (!other || !list) return answer;
    const query = new Query(isList ? url.searchParams : new URLSearchParams({ page: '1', pageSize: '1' }));
    return list.endpoint.handle({ books, organisation: other, app: caller.app, params: {}, query, headers: request.headers, body: undefined });
  }

  private async guarded(run: () => Promise<Answer>): Promise<Answer> {
    try {
      return await run();
    } catch (failure) {
      if (failure instanceof Unsupported) return unsupported(failure);
      if (failure instanceof BadRequest) return badRequest(failure);
      throw failure;
    }
  }
}

interface Caller {
  readonly app: App;
  readonly token: Token;
}

function authenticate(books: Books, request: Request, instance: string): Caller | Answer {
  const presented = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const token = books.state.tokens.find((candidate) => candidate.accessToken === presented);
  const app = token && findApp(books, token.clientId);
  if (!token || !app || token.revoked) return problem(401, 'AuthenticationUnsuccessful', instance);
  return token.expiresAt <= books.clock.now() ? expired(token.expiresAt, instance) : { app, token };
}

function expired(at: number, instance: string): Answer {
  return problem(401, `TokenExpired: token expired at ${wireInstantString(at)}`, instance);
}

/** The organisation of the call. A custom connection's token says which, and a header, when sent, must agree; any other token must come with the header. */
function tenant(books: Books, token: Token, headers: Headers, instance: string): Organisation | Answer {
  const named = headers.get('xero-tenant-id')?.toLowerCase() ?? '';
  const access = accessesOf(books, token).find(({ organisationId }) => organisationId === named || (named === '' && token.personId === undefined));
  return (access && findOrganisation(books, access.organisationId)) ?? problem(403, 'AuthenticationUnsuccessful', instance);
}

function parseBody(headers: Headers, text: string): Parsed {
  if (!(headers.get('content-type') ?? '').includes('json')) throw malformed('The local Xero reads JSON bodies only: Content-Type must be application/json.');
  try {
    return JSON.parse(text) as Parsed;
  } catch {
    throw malformed('The body is not valid JSON.');
  }
}

async function withDelays(fault: Fault | undefined, run: () => Promise<Answer>): Promise<Answer> {
  if (fault?.kind === 'slow-to-commit') await sleep(fault.delayMs);
  if (fault?.kind === 'error-before-commit') return SERVER_ERROR;
  const answer = await run();
  if (fault?.kind === 'slow-to-answer') await sleep(fault.delayMs);
  return fault?.kind === 'error-after-commit' ? SERVER_ERROR : answer;
}

/** What the caller gets to see of the answer. */
async function finish(fault: Fault | undefined, answer: Answer): Promise<Answer> {
  if (fault?.kind === 'commit-then-drop') throw new ConnectionDropped();
  return fault ? unusable(fault, answer) : answer;
}

const SERVER_ERROR: Answer = { status: 500, body: { Type: null, Title: 'An error occurred', Status: 500, Detail: 'An error occurred in Xero. Check the API Status page.', Instance: '', Extensions: {} } };

function limitFault(fault: Fault | undefined): Extract<Admission, { ok: false }> | undefined {
  switch (fault?.kind) {
    case 'minute-limit':
      return { ok: false, kind: 'minute', retryAfterSeconds: 26, headers: { 'X-MinLimit-Remaining': '0', 'X-DayLimit-Remaining': '344', 'X-AppMinLimit-Remaining': '9000' } };
    case 'day-limit':
      return { ok: false, kind: 'day', retryAfterSeconds: 66_975, headers: { 'X-MinLimit-Remaining': '59', 'X-DayLimit-Remaining': '0', 'X-AppMinLimit-Remaining': '9000' } };
    case 'concurrent-limit':
      return { ok: false, kind: 'concurrent', headers: { 'X-MinLimit-Remaining': '59', 'X-DayLimit-Remaining': '344', 'X-AppMinLimit-Remaining': '9000' } };
    default:
      return undefined;
  }
}

const OLD_NAMES: Readonly<Record<LimitKind, string>> = { minute: 'Minute', day: 'Daily', concurrent: 'Concurrent', appminute: 'AppMinute' };

/** A recorded 429 has an empty body and no content type; the concurrent one says nothing of when to come back. */
function tooMany(refused: Extract<Admission, { ok: false }>, names: XeroSettings['limitNames']): Response {
  const headers = new Headers(refused.headers);
  headers.set('X-Rate-Limit-Problem', names === 'lower-case' ? refused.kind : OLD_NAMES[refused.kind]);
  if (refused.retryAfterSeconds !== undefined) headers.set('Retry-After', String(refused.retryAfterSeconds));
  return new Response(null, { status: 429, headers });
}

function respond(answer: Answer, headers: Readonly<Record<string, string>> = {}): Response {
  const all = new Headers(headers);
  if (answer.text) {
    all.set('content-type', answer.text.type);
    return new Response(answer.text.content, { status: answer.status, headers: all });
  }
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers: all });
  all.set('content-type', 'application/json; charset=utf-8');
  return new Response(writeJson(answer.body), { status: answer.status, headers: all });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
