import { z } from 'zod';
import { statusById } from '../model/lookups';
import { transitionsOf, validatedTransition } from '../model/operations/transition-issue';
import { statusShape } from '../shapes';
import { bodyAs, ok, type Answer, type Call, type Route } from './call';
import { forbiddenLater } from './errors';

const path = '/rest/api/3/issue/{issueIdOrKey}/transitions';

export const transitionRoutes: readonly Route[] = [
  { method: 'GET', path, scopes: [['read:jira-work']], query: ['transitionId'], handle: getTransitions },
  { method: 'POST', path, scopes: [['write:jira-work']], handle: doTransition },
];

function getTransitions({ store, act, part, query }: Call): Answer {
  const only = query.get('transitionId');
  const transitions = transitionsOf(store, act.accountId, part('issueIdOrKey')).filter(({ id }) => only === null || id === only);
  return ok({
    expand: 'transitions',
    transitions: transitions.map(({ id, name, from, to, rules = [] }) => ({
      id,
      name,
      to: statusShape(store, statusById(store, to)),
      hasScreen: false,
      isGlobal: from === undefined,
      isInitial: false,
      isAvailable: true,
      isConditional: rules.some(({ kind }) => kind === 'condition'),
      looped: false,
    })),
  });
}

const transitionBody = z.strictObject({ transition: z.strictObject({ id: z.string() }) });

/** Jira calls a transition that the person may not do an invalid request. */
async function doTransition(call: Call): Promise<Answer> {
  const wanted = bodyAs(call, transitionBody).transition.id;
  await forbiddenLater(400, async () => validatedTransition(call.store, call.act, call.part('issueIdOrKey'), ({ id }) => id === wanted));
  return { status: 204 };
}
