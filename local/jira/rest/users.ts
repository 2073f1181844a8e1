import { notFound } from '../model/refusal';
import { rest, userShape } from '../shapes';
import { list, ok, wholeNumber, type Answer, type Call, type Route } from './call';
import { RestError } from './errors';

const scopes = [['read:jira-user']];

export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/user', scopes, query: ['accountId'], handle: getUser },
  { method: 'GET', path: '/rest/api/3/user/bulk', scopes, query: ['accountId', 'startAt', 'maxResults'], handle: getUsers },
  { method: 'GET', path: '/rest/api/3/user/search', scopes, query: ['query', 'startAt', 'maxResults'], handle: searchUsers },
  { method: 'GET', path: '/rest/api/3/myself', scopes, handle: getMyself },
];

function one({ store }: Call, accountId: string): Answer {
  const user = store.users.get(accountId);
  if (user === undefined) throw notFound.user();
  return ok({ ...userShape(store, user), expand: 'groups,applicationRoles' });
}

function getUser(call: Call): Answer {
  const accountId = call.query.get('accountId');
  if (accountId === null) throw new RestError(400, "The query parameter 'accountId' must be provided.");
  return one(call, accountId);
}

function getMyself(call: Call): Answer {
  return one(call, call.act.accountId);
}

/** Active users whose name has a word that begins with the query, as a bare list. Everybody here may browse users. */
function searchUsers(call: Call): Answer {
  const query = call.query.get('query')?.trim().toLowerCase() ?? '';
  if (query === '') throw new RestError(400, "The query parameter 'query' must be provided.");
  const [startAt, maxResults] = [wholeNumber(call, 'startAt', 0, 0, Number.MAX_SAFE_INTEGER), wholeNumber(call, 'maxResults', 50, 1, 1000)];
  const found = [...call.store.users.values()].filter(({ displayName, active }) => active && ` ${displayName.toLowerCase()}`.includes(` ${query}`));
  return ok(found.slice(startAt, startAt + maxResults).map((user) => userShape(call.store, user)));
}

/** Accounts that do not exist are left out, not reported. */
function getUsers(call: Call): Answer {
  const { store } = call;
  const accountIds = list(call, 'accountId');
  if (accountIds.length === 0) throw new RestError(400, "The query parameter 'accountId' must be provided.");
  const [startAt, maxResults] = [wholeNumber(call, 'startAt', 0, 0, Number.MAX_SAFE_INTEGER), wholeNumber(call, 'maxResults', 10, 1, 200)];
  const found = [...new Set(accountIds)].flatMap((accountId) => store.users.get(accountId) ?? []);
  const values = found.slice(startAt, startAt + maxResults).map((user) => userShape(store, user));
  const self = rest(store, `user/bulk?startAt=${startAt}&maxResults=${maxResults}`);
  return ok({ self, startAt, maxResults, total: found.length, isLast: startAt + maxResults >= found.length, values });
}
