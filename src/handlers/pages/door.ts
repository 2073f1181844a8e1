import Resolver from '@forge/resolver';
import { problem } from '../../billing/problem';
import { JiraFailure } from '../../jira';
import { TooBusy } from '../../store/transact';
import { log } from '../log';
import type { Runs } from './allowed';
import type { Answer, PageCall } from './api';
import { callerOf, type Caller } from './caller';
import { INPUTS, type Input } from './inputs';
import { licenceProblem } from './licence';
import { refusal } from './views/problem-view';

/** What leads to new invoices; everything else goes on without a licence. */
const NEED_LICENCE: ReadonlySet<PageCall> = new Set(['panel.tag', 'panel.update', 'panel.unhold', 'panel.reach', 'plan.apply', 'invoice.release', 'invoice.sendAnyway', 'milestone.billAgain', 'milestone.revise', 'retainer.create', 'retainer.update', 'retainer.price', 'retainer.missed', 'retainer.period', 'beside.save', 'beside.bill', 'scope.agree', 'scope.place', 'settings.saveContract']);

/**
 * The door of some pages, for one function of the manifest: who calls is the platform's word, what they send is checked, what they may is asked of Jira, and then one
 * operation runs. Whatever goes wrong, the page gets an answer it can show. Other pages' calls don't exist behind it.
 */
export function openDoor(calls: Partial<Runs<PageCall>>) {
  const resolver = new Resolver();
  for (const call of Object.keys(calls) as PageCall[]) {
    resolver.define(call, async ({ payload, context }: { payload?: unknown; context: unknown }) => respond(calls, call, payload, context));
  }
  return resolver.getDefinitions();
}

async function respond(calls: Partial<Runs<PageCall>>, call: PageCall, payload: unknown, context: unknown): Promise<Answer<unknown>> {
  const caller = callerOf(context);
  if (!caller) return refusal([problem('NO_PERMISSION', 'page')]);
  const input = INPUTS[call].safeParse(payload ?? {});
  if (!input.success) return refusal([problem('INVALID_REQUEST', 'page')]);
  const unlicensed = NEED_LICENCE.has(call) ? licenceProblem() : undefined;
  if (unlicensed) return refusal([unlicensed]);
  try {
    return await carryOut(calls, call, caller, input.data);
  } catch (error) {
    return unexpected(call, error);
  }
}

/** With an input whose shape is the call's own. */
async function carryOut<Call extends PageCall>(calls: Partial<Runs<PageCall>>, call: Call, caller: Caller, input: Input<Call>): Promise<Answer<unknown>> {
  const run: Partial<Runs<PageCall>>[Call] = calls[call];
  return run ? run(caller, input, Date.now()) : refusal([problem('INVALID_REQUEST', 'page')]);
}

/** What could not be foreseen is logged by its kind alone: messages can quote what people typed. */
function unexpected(call: PageCall, error: unknown): Answer<never> {
  const kind = error instanceof Error ? error.name : typeof error;
  log.error('page-call-failed', { call, kind });
  if (error instanceof TooBusy) return refusal([problem('STALE_PAGE', 'page')]);
  if (error instanceof JiraFailure && error.kind === 'forbidden') return refusal([problem('NO_PERMISSION', 'page')]);
  return refusal([problem('UNEXPECTED', 'page')]);
}
