import type { Result } from '../../billing/result';
import { visitAdmin, visitContract, visitInvoice, visitIssue, visitProject, type AdminVisit, type IssueVisit, type ProjectVisit } from './access';
import type { Answer, PageCall, PageCalls } from './api';
import type { Caller } from './caller';
import type { Input } from './inputs';
import { refusal } from './views/problem-view';

/** What a call does, once its payload has the shape that it must have. */
export type Run<Call extends PageCall> = (caller: Caller, input: Input<Call>, now: number) => Promise<Answer<PageCalls[Call][1]>>;

/** Calls by name, each with what must be allowed and what is then done. */
export type Runs<Calls extends PageCall> = { readonly [Call in Calls]: Run<Call> };

export const done = <T>(data: T): Answer<T> => ({ ok: true, data });

export function issue<I, T>(needs: 'open' | 'manage', run: (visit: IssueVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitIssue(caller, needs), async (visit) => run(visit, input, now));
}

export function inProject<I, T>(needs: 'view' | 'manage', run: (visit: ProjectVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitProject(caller, needs), async (visit) => run(visit, input, now));
}

/** From the project's page or from finance's: the invoice's own project decides who may. */
export function ofInvoice<I extends { readonly invoiceId: string }, T>(needs: 'view' | 'manage', run: (visit: ProjectVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitInvoice(caller, input.invoiceId, needs), async (visit) => run(visit, input, now));
}

export function ofContract<I extends { readonly contractId: string }, T>(needs: 'view' | 'manage', run: (visit: ProjectVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitContract(caller, input.contractId, needs), async (visit) => run(visit, input, now));
}

export function admin<I, T>(run: (visit: AdminVisit, input: I, now: number) => Promise<Answer<T>>) {
  return async (caller: Caller, input: I, now: number): Promise<Answer<T>> => allowed(await visitAdmin(caller), async (visit) => run(visit, input, now));
}

async function allowed<V, T>(visit: Result<V>, run: (visit: V) => Promise<Answer<T>>): Promise<Answer<T>> {
  return visit.ok ? run(visit.value) : refusal(visit.problems);
}
