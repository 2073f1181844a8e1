import Resolver from '@forge/resolver';
import { problem } from '../../billing/problem';
import { JiraFailure } from '../../jira';
import { TooBusy } from '../../store/transact';
import { log } from '../log';
import type { Answer, PageCall } from './api';
import { callerOf } from './caller';
import { dispatch } from './dispatch';
import { INPUTS } from './inputs';
import { refusal } from './views/problem-view';

/**
 * One door for all pages: who calls is the platform's word, what they send is checked, what they may is asked of Jira, and then one operation runs. Whatever
 * goes wrong, the page gets an answer it can show.
 */
const resolver = new Resolver();
for (const call of Object.keys(INPUTS) as PageCall[]) {
  resolver.define(call, async ({ payload, context }: { payload?: unknown; context: unknown }) => respond(call, payload, context));
}

export const pages = resolver.getDefinitions();

async function respond(call: PageCall, payload: unknown, context: unknown): Promise<Answer<unknown>> {
  const caller = callerOf(context);
  if (!caller) return refusal([problem('NO_PERMISSION', 'page')]);
  const input = INPUTS[call].safeParse(payload ?? {});
  if (!input.success) return refusal([problem('INVALID_REQUEST', 'page')]);
  try {
    return await dispatch(call, caller, input.data, Date.now());
  } catch (error) {
    return unexpected(call, error);
  }
}

/** What could not be foreseen is logged by its kind alone: messages can quote what people typed. */
function unexpected(call: PageCall, error: unknown): Answer<never> {
  const kind = error instanceof Error ? error.name : typeof error;
  log.error('page-call-failed', { call, kind });
  if (error instanceof TooBusy) return refusal([problem('STALE_PAGE', 'page')]);
  if (error instanceof JiraFailure && error.kind === 'forbidden') return refusal([problem('NO_PERMISSION', 'page')]);
  return refusal([problem('UNEXPECTED', 'page')]);
}
