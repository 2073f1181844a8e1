import { todayIn } from '../../billing/calendar-date';
import { orderOf } from '../../billing/change-order';
import type { OrderDraft } from '../../billing/change-order-edit';
import type { Contract } from '../../billing/contract';
import type { ChangeOrderId, ContractId, MilestoneId, WorkItemId } from '../../billing/ids';
import { parseAmount } from '../../billing/parse-amount';
import { oneForEachWork, wholeOf } from '../../billing/part';
import { problem } from '../../billing/problem';
import type { Problem } from '../../billing/problems';
import { ok, refused, type Result } from '../../billing/result';
import { MOST_SCOPE_LIMIT } from '../../billing/scope';
import { allEnded } from '../../net/all-ended';
import { agreeChangeOrder, declineChangeOrder, draftChangeOrder, keepScopeNow, placeChangeOrder, setScopeLimits, updateChangeOrder, type OrderAct } from '../../operations/change-orders';
import { detailsOf, lookAtScope, lookAtScopes } from '../../operations/look-at-scope';
import { personFor } from '../../operations/people';
import { contractsOf, getConnection, getContract, getPeople } from '../../store/read';
import { done } from './allowed';
import type { ProjectVisit } from './access';
import type { Answer, ScopeContractView, ScopeDetail, ScopeView } from './api';
import { field, optionalField } from './fields';
import type { Input } from './inputs';
import { accountsOf } from './views/activity-view';
import { refusal } from './views/problem-view';
import { scopeContractView, scopeDetail } from './views/scope-view';

/** All scopes of a project: three requests of storage and one for each 25 milestones, and a search of Jira for the work in all epics that are not billed yet. */
export async function loadScopes({ project, rights }: ProjectVisit, now: number): Promise<ScopeView> {
  const contracts = await contractsOf(project.id);
  const view = await viewer(contracts, now);
  return { rights: { view: rights.view, manage: rights.manage }, contracts: contracts.map(view) };
}

/** What shows each of these contracts, once all their scopes were looked at together. */
async function viewer(contracts: readonly Contract[], now: number): Promise<(contract: Contract) => ScopeContractView> {
  const planned = contracts.flatMap((contract) => oneForEachWork(contract).filter((milestone) => !orderOf(contract, wholeOf(milestone))).map((milestone) => ({ contract, milestone })));
  const [connection, people, looked] = await allEnded([getConnection(), getPeople(), lookAtScopes(planned)]);
  const [accounts, today] = [accountsOf(people), todayIn(connection?.organisation.timeZone ?? 'UTC', now)];
  return (contract) => scopeContractView(contract, looked.filter((each) => each.contract.id === contract.id), accounts, today);
}

export async function scopeOf({ project }: ProjectVisit, input: Input<'scope.detail'>): Promise<Answer<ScopeDetail>> {
  const found = await lookAtScope(input.contractId as ContractId, input.milestoneId as MilestoneId);
  if (!found || found.contract.projectId !== project.id) return refusal([problem('MILESTONE_NOT_FOUND', 'milestone')]);
  return done(scopeDetail(found, await detailsOf(found)));
}

export const draftOnPage = changes<Input<'scope.draft'>>(async (act, input, contract) => {
  const draft = draftOf(input, contract);
  return draft.ok ? draftChangeOrder(act, input.milestoneId as MilestoneId, input.itemIds as unknown as readonly WorkItemId[], draft.value) : draft;
});

export const changeOnPage = changes<Input<'scope.change'>>(async (act, input, contract) => {
  const draft = draftOf(input, contract);
  return draft.ok ? updateChangeOrder(act, draft.value) : draft;
});

export const agreeOnPage = changes<Input<'scope.agree'>>(async (act, input) => {
  const who = field(input.with, { label: 'Who agreed', path: 'with', max: 200 });
  const evidence = field(input.evidence, { label: 'The evidence', path: 'evidence', max: 500 });
  return who.ok && evidence.ok ? agreeChangeOrder(act, { with: who.value, evidence: evidence.value }, input.as) : together(who, evidence);
});

export const declineOnPage = changes<Input<'scope.decline'>>(async (act, input) => {
  const reason = field(input.reason, { label: 'The reason', path: 'reason', max: 500 });
  return reason.ok ? declineChangeOrder(act, reason.value) : reason;
});

export const placeOnPage = changes<Input<'scope.place'>>(async (act, input) => placeChangeOrder(act, input.as));

export const keepOnPage = changes<Input<'scope.keep'>>(async (act, input) => keepScopeNow(act, input.milestoneId as MilestoneId));

export const limitsOnPage = changes<Input<'scope.limits'>>(async (act, input) => {
  const [amber, red] = [percent(input.amber, 'amber'), percent(input.red, 'red')];
  if (!amber.ok || !red.ok) return together(amber, red);
  if (amber.value >= red.value) return refused(problem('FIELD_INVALID', 'page', { field: 'Red', expected: 'more per cent than amber' }, 'red'));
  return setScopeLimits(act, { amber: amber.value, red: red.value });
});

function percent(text: string, path: string): Result<number> {
  const value = Number(/^\s*(\d{1,4})\s*%?\s*$/.exec(text)?.[1] ?? 0);
  return value >= 1 && value <= MOST_SCOPE_LIMIT ? ok(value) : refused(problem('FIELD_INVALID', 'page', { field: 'The limit', expected: `whole per cent from 1 to ${MOST_SCOPE_LIMIT}` }, path));
}

function draftOf(input: { readonly title: string; readonly text: string; readonly price: string }, { currency }: Contract): Result<OrderDraft> {
  const title = field(input.title, { label: 'The title', path: 'title', max: 120 });
  const text = optionalField(input.text, { label: 'The text', path: 'text', max: 2000 });
  const price = parseAmount(input.price, currency, 'price');
  return title.ok && text.ok && price.ok ? ok({ title: title.value, text: text.value ?? '', price: price.value }) : together(title, text, price);
}

const together = (...parts: readonly Result<unknown>[]): Result<never> => ({ ok: false, problems: parts.flatMap((part): readonly Problem[] => (part.ok ? [] : part.problems)) });

/** A person's word on a contract's scopes or orders as they saw them; the contract's part of the page comes back. */
function changes<Sent extends { readonly contractId: string; readonly rev: number; readonly orderId?: string }>(change: (act: OrderAct, input: Sent, contract: Contract) => Promise<Result<Contract>>) {
  return async ({ account, project }: ProjectVisit, input: Sent, now: number): Promise<Answer<ScopeContractView>> => {
    const contract = await getContract(input.contractId as ContractId);
    if (!contract) return refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
    const act = { contractId: contract.id, rev: input.rev, orderId: (input.orderId ?? '') as ChangeOrderId, projectId: project.id, by: await personFor(account), now };
    const changed = await change(act, input, contract);
    return changed.ok ? done((await viewer([changed.value], now))(changed.value)) : refusal(changed.problems);
  };
}
