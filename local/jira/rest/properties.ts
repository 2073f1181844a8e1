import { deleteProperty, propertiesOf, setProperty } from '../model/operations/properties';
import { notFound } from '../model/refusal';
import { rest } from '../shapes';
import { ok, type Answer, type Call, type Route } from './call';
import { forbiddenAs, RestError } from './errors';

const PATH = '/rest/api/3/issue/{issueIdOrKey}/properties';
const ONE = `${PATH}/{propertyKey}`;

export const propertyRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, scopes: [['read:jira-work']], handle: getKeys },
  { method: 'GET', path: ONE, scopes: [['read:jira-work']], handle: getOne },
  { method: 'PUT', path: ONE, scopes: [['write:jira-work']], handle: put },
  { method: 'DELETE', path: ONE, scopes: [['write:jira-work']], handle: remove },
];

const entityOf = (call: Call) => ({ type: 'issue', id: call.part('issueIdOrKey') }) as const;

function getKeys(call: Call): Answer {
  const { store, act } = call;
  const keys = Object.keys(propertiesOf(store, act.accountId, entityOf(call)));
  const issueId = store.findIssue(entityOf(call).id)?.id ?? '';
  return ok({ keys: keys.map((key) => ({ key, self: rest(store, `issue/${issueId}/properties/${encodeURIComponent(key)}`) })) });
}

function getOne(call: Call): Answer {
  const key = call.part('propertyKey');
  const value = propertiesOf(call.store, call.act.accountId, entityOf(call))[key];
  if (value === undefined) throw notFound.property(key);
  return ok({ key, value });
}

function put(call: Call): Answer {
  if (call.body === undefined) throw new RestError(400, 'The property value is missing.');
  const result = setProperty(call.store, call.act, entityOf(call), call.part('propertyKey'), call.body);
  return { status: result === 'created' ? 201 : 200 };
}

/** Jira says `not found` here even to someone who only may not edit. */
function remove(call: Call): Answer {
  forbiddenAs(404, () => deleteProperty(call.store, call.act, entityOf(call), call.part('propertyKey')));
  return { status: 204 };
}
