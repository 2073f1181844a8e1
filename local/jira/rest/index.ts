import type { Json, JiraPort, Principal } from '../../common/ports';
import type { AppIdentity } from '../model/model';
import type { Act, Store } from '../model/store';
import type { Answer, Call, Route } from './call';
import { asRestError, errorBody, notEmulated, RestError } from './errors';
import { changelogRoutes } from './changelogs';
import { commentRoutes } from './comments';
import { fieldRoutes } from './fields';
import { issueRoutes } from './issues';
import { linkTypeRoutes } from './link-types';
import { limitAnswer } from './limits';
import { permissionRoutes } from './permissions';
import { projectRoutes } from './projects';
import { propertyRoutes } from './properties';
import { searchRoutes } from './search';
import { serverInfoRoute } from './server-info';
import { transitionRoutes } from './transitions';
import { userRoutes } from './users';

/** Every route that is emulated, as its path stands in Atlassian's OpenAPI file. */
export const routes: readonly Route[] = [
  ...issueRoutes, ...propertyRoutes, ...transitionRoutes, ...commentRoutes, ...searchRoutes, ...permissionRoutes, ...projectRoutes, ...userRoutes, ...linkTypeRoutes, ...fieldRoutes, ...changelogRoutes, serverInfoRoute,
];

/** Answers the app's REST calls. It rejects only when the stand-in itself is at fault. */
export function createRest({ store, app }: { readonly store: Store; readonly app: AppIdentity }): JiraPort['rest'] {
  return async (request, principal, scopes) => {
    const limit = limitAnswer(store);
    if (limit !== undefined) return limit;
    try {
      return respond(await answer(store, app, request, principal, scopes));
    } catch (failure) {
      const error = asRestError(failure);
      return error instanceof ScopeError ? scopeResponse(error) : respond({ status: error.status, body: errorBody(error) });
    }
  };
}

async function answer(store: Store, app: AppIdentity, request: Request, principal: Principal, scopes: readonly string[]): Promise<Answer> {
  const url = new URL(request.url);
  const { route, parts } = findRoute(request.method, url.pathname);
  checkScopes(store, route, scopes);
  checkQuery(route, url.searchParams);
  const call: Call = {
    store,
    app,
    act: actOf(store, principal, route),
    query: url.searchParams,
    part: (name) => parts[name] ?? missingPart(route, name),
    body: await jsonBody(request),
  };
  return route.handle(call);
}

function missingPart(route: Route, name: string): never {
  throw new Error(`${route.path} has no part ${name}.`);
}

function findRoute(method: string, pathname: string): { readonly route: Route; readonly parts: Readonly<Record<string, string>> } {
  for (const route of routes) {
    const parts = route.method === method ? matchPath(route.path, pathname) : undefined;
    if (parts !== undefined) return { route, parts };
  }
  throw notEmulated(`the route ${method} ${pathname}`);
}

function matchPath(template: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [template.split('/'), pathname.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [place, step] of wanted.entries()) {
    const text = given[place] ?? '';
    const name = /^\{(.+)\}$/.exec(step)?.[1];
    if (name === undefined ? step !== text : text === '') return undefined;
    if (name !== undefined) parts[name] = decoded(text);
  }
  return parts;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RestError(400, `The path holds a wrong escape: ${text}.`);
  }
}

/** The gateway in front of Jira refuses these before Jira sees them, in a format of its own. */
class ScopeError extends RestError {}

function checkScopes(store: Store, route: Route, scopes: readonly string[]): void {
  if (route.scopes.some((set) => set.every((scope) => scopes.includes(scope)))) return;
  const wanted = route.scopes.map((set) => set.join(' + ')).join(', or ');
  throw new ScopeError(store.settings.missingScope, `Unauthorized; scope does not match. ${route.method} ${route.path} needs ${wanted}.`);
}

function scopeResponse({ status, message }: ScopeError): Response {
  return Response.json({ code: status, message }, { status, headers: { 'x-failure-category': 'FAILURE_CLIENT_SCOPE_CHECK' } });
}

function checkQuery(route: Route, query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (route.query?.includes(name) !== true) throw notEmulated(`the query parameter '${name}' of ${route.method} ${route.path}`);
  }
}

/** Nobody: an account that has no permission anywhere. */
const ANONYMOUS = '';

function actOf(store: Store, principal: Principal, route: Route): Act {
  switch (principal.as) {
    case 'app':
      return { accountId: store.appAccountId, throughApp: true };
    case 'user':
      if (store.users.get(principal.accountId)?.active !== true) throw unauthenticated();
      return { accountId: principal.accountId, throughApp: true };
    case 'anonymous':
      if (route !== serverInfoRoute) throw unauthenticated();
      return { accountId: ANONYMOUS, throughApp: true };
  }
}

function unauthenticated(): RestError {
  return new RestError(401, 'You are not authenticated. Authentication required to perform this operation.');
}

async function jsonBody(request: Request): Promise<Json | undefined> {
  const text = await request.text();
  if (text === '') return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('application/json')) throw new RestError(415, `Unsupported content type '${type}': Jira takes application/json.`);
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new RestError(400, 'There was an error parsing JSON. Check that your request body is valid.');
  }
}

function respond({ status, body }: Answer): Response {
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
}
