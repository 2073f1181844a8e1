import { randomUUID } from 'node:crypto';
import type { ChangeOrder, OrderPlace } from '../billing/change-order';
import { agreeOrder, changeOrder, declineOrder, draftOrder, placeOrder, type OrderDraft } from '../billing/change-order-edit';
import type { Contract } from '../billing/contract';
import type { ChangeOrderId, MilestoneId, WorkItemId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { formatMoney } from '../billing/money';
import type { TriggerRequest } from '../billing/parse-trigger';
import { partsOf, wholeName } from '../billing/part';
import { addMilestone } from '../billing/plan-edit';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { DEFAULT_SCOPE_LIMITS, withOrderItems, type ScopeLimits } from '../billing/scope';
import { childrenOf, getWorkItem, type WorkItem } from '../jira';
import type { Change } from '../store/commit';
import { getAgenda, getContract, getTag } from '../store/read';
import { getScope } from '../store/scope';
import { keptOf } from '../store/tag';
import { agendaChange } from './agenda';
import { isClaimed } from './claim';
import { editContract, type ContractEdit, type SeenAct } from './edit-contract';
import { editArming } from './edit-plan';
import { MOST_CHILDREN } from './keep-scope';
import { resolveTrigger } from './resolve-trigger';
import { pushScopes } from './work';

/** A person's act on a change order of a contract, as they saw it. */
export interface OrderAct extends SeenAct {
  readonly orderId: ChangeOrderId;
}

/** Drafts a change order for some of the work in a milestone's epic. What that is, is read from Jira now: a page's word on it could be old. */
export async function draftChangeOrder(act: SeenAct, milestoneId: MilestoneId, itemIds: readonly WorkItemId[], draft: OrderDraft): Promise<Result<Contract>> {
  const planned = await getContract(act.contractId);
  const [milestone] = planned ? partsOf(planned, milestoneId) : [];
  if (!milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  const { items } = await childrenOf([milestone.workItem], MOST_CHILDREN);
  const chosen = items.filter(({ id }) => itemIds.includes(id));
  if (chosen.length < new Set(itemIds).size) return refused(problem('STALE_PAGE', 'page'));
  return editContract(act, (contract) => {
    const drafted = draftOrder(contract, draft, { milestoneId, items: chosen, by: act.by, at: instant(act) });
    const order = drafted.ok ? drafted.value.changeOrders?.at(-1) : undefined;
    return said(drafted, { kind: 'change-order-drafted', order: order?.number ?? 0, title: draft.title, milestone: wholeName(milestone), price: draft.price });
  });
}

/** Changes what a draft says, or what it costs. */
export const updateChangeOrder = async (act: OrderAct, draft: OrderDraft): Promise<Result<Contract>> =>
  editContract(act, (contract) => {
    const order = orderIn(contract, act.orderId);
    const changed = changeOrder(contract, act.orderId, draft);
    if (!order || !changed.ok) return changed.ok ? ok(undefined) : changed;
    const facts = [['title', order.title, draft.title], ['text', order.text, draft.text], ['price', formatMoney(order.price), formatMoney(draft.price)]] as const;
    const changes = facts.flatMap(([field, from, to]) => (from === to ? [] : [{ field, from, to }]));
    return changes.length === 0 ? ok(undefined) : said(changed, { kind: 'change-order-changed', order: order.number, changes });
  });

export const declineChangeOrder = async (act: OrderAct, reason: string): Promise<Result<Contract>> =>
  editContract(act, (contract) => {
    const { number = 0, title = '' } = orderIn(contract, act.orderId) ?? {};
    return said(declineOrder(contract, act.orderId, { reason, at: instant(act), by: act.by }), { kind: 'change-order-declined', order: number, title, reason });
  });

/** Who agreed at the client, and where that can be seen. */
export interface Agreement {
  readonly with: string;
  readonly evidence: string;
}

/** How it is to be billed: as a line on the next invoice, or as a milestone on a work item of its own, due by a trigger. */
export type OrderPlacing = { readonly kind: 'line' } | { readonly kind: 'milestone'; readonly workItem: string; readonly trigger: TriggerRequest };

/** The client agreed: what may be billed is raised, the milestone's scope has the items from now on, and it is on its way to be billed, in one write. */
export const agreeChangeOrder = async (act: OrderAct, agreement: Agreement, placing: OrderPlacing): Promise<Result<Contract>> =>
  place(act, placing, async (contract, as, milestone) => {
    const order = orderIn(contract, act.orderId);
    const agreed = agreeOrder(contract, act.orderId, { ...agreement, at: instant(act), by: act.by, as });
    if (!order || !agreed.ok) return agreed.ok ? ok(undefined) : agreed;
    const scope = await getScope(order.milestoneId);
    const also: readonly Change[] = scope?.baseline ? [{ kind: 'scope', scope: { ...withOrderItems(scope, order.items, order.number), rev: scope.rev + 1 } }] : [];
    return said(agreed, { kind: 'change-order-agreed', order: order.number, title: order.title, price: order.price, ...agreement, ...named(milestone) }, also);
  });

/** An agreed order that nothing bills yet is to be billed otherwise. */
export const placeChangeOrder = async (act: OrderAct, placing: OrderPlacing): Promise<Result<Contract>> =>
  place(act, placing, async (contract, as, milestone) => {
    const { number = 0, title = '' } = orderIn(contract, act.orderId) ?? {};
    return said(placeOrder(contract, act.orderId, as), { kind: 'change-order-placed', order: number, title, ...named(milestone) });
  });

type Decide = (contract: Contract, as: OrderPlace, milestone: string | undefined) => Promise<Result<ContractEdit>>;

async function place(act: OrderAct, placing: OrderPlacing, decide: Decide): Promise<Result<Contract>> {
  if (placing.kind === 'line') return editContract(act, async (contract) => decide(contract, { kind: 'line' }, undefined));
  const item = await getWorkItem(placing.workItem);
  if (!item) return refused(problem('WORK_ITEM_NOT_FOUND', 'work', { workItem: placing.workItem }, 'workItem'));
  return asMilestone(act, item, placing.trigger, decide);
}

/** The order's milestone is tagged like any other, on whatever work item shows that it is done: a story that was added as well as an epic. */
async function asMilestone(act: OrderAct, item: WorkItem, request: TriggerRequest, decide: Decide): Promise<Result<Contract>> {
  const trigger = await resolveTrigger(request, item);
  if (!trigger.ok) return trigger;
  const id = randomUUID() as MilestoneId;
  return editArming({ ...act, item }, id, async (contract) => {
    const order = orderIn(contract, act.orderId);
    if (!order) return refused(problem('STALE_PAGE', 'page'));
    const old = await getTag(item.id);
    if (old && (await isClaimed(old, act.now, contract))) return refused(problem('ALREADY_TAGGED', 'milestone', { workItem: item.key }, 'workItem'));
    const decided = await decide(contract, { kind: 'milestone', milestoneId: id }, nameOf(order));
    if (!decided.ok) return decided;
    if (!decided.value) return refused(problem('STALE_PAGE', 'page'));
    const { contract: raised, event, also = [] } = decided.value;
    const added = addMilestone(raised, { id, workItem: { id: item.id, key: item.key }, ...wordsOf(order), price: { kind: 'amount', amount: order.price }, trigger: trigger.value });
    if (!added.ok) return added;
    const tag = { rev: (old?.rev ?? 0) + 1, workItemId: item.id, projectId: item.projectId, contractId: contract.id, milestoneId: id, ...keptOf(old) };
    return ok({ contract: added.value, events: [event], also: [...also, { kind: 'tag' as const, tag }, ...agendaChange(await getAgenda(), trigger.value, item.id)] });
  });
}

const nameOf = ({ number, title }: ChangeOrder): string => `Change order ${number}: ${title}`;
const wordsOf = (order: ChangeOrder): Pick<Milestone, 'name' | 'deliverable'> => ({ name: nameOf(order), ...(order.text === '' ? {} : { deliverable: order.text }) });

/** Says from how much drift on a scope is worth a look. */
export const setScopeLimits = async (act: SeenAct, limits: ScopeLimits): Promise<Result<Contract>> =>
  editContract(act, (contract) => {
    const { amber, red } = contract.scopeLimits ?? DEFAULT_SCOPE_LIMITS;
    if (amber === limits.amber && red === limits.red) return ok(undefined);
    const change = { field: 'drift limits', from: `${amber} % / ${red} %`, to: `${limits.amber} % / ${limits.red} %` };
    return ok({ contract: { ...contract, scopeLimits: limits }, event: { kind: 'contract-changed', name: contract.name, changes: [change] } });
  });

/** Where there was no work yet when a price was agreed, what there is now can be taken for it, once. */
export async function keepScopeNow(act: SeenAct, milestoneId: MilestoneId): Promise<Result<Contract>> {
  const wanted = await editContract(act, async (contract) => {
    const [milestone] = partsOf(contract, milestoneId);
    if (!milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
    const scope = await getScope(milestoneId);
    if (!scope?.baseline || scope.baseline.items.length > 0) return refused(problem('SCOPE_KEPT', 'plan'));
    const { baseline: _empty, ...rest } = scope;
    return ok({ contract, event: { kind: 'scope-kept', milestone: wholeName(milestone), workItem: milestone.workItem.key }, also: [{ kind: 'scope', scope: { ...rest, rev: scope.rev + 1 } }] });
  });
  if (wanted.ok) await pushScopes([{ contractId: act.contractId, milestoneId }]);
  return wanted;
}

const orderIn = ({ changeOrders = [] }: Contract, id: ChangeOrderId): ChangeOrder | undefined => changeOrders.find((order) => order.id === id);
const instant = ({ now }: SeenAct): string => new Date(now).toISOString();
const named = (milestone: string | undefined) => (milestone === undefined ? {} : { milestone });

/** What becomes of the contract with the line that says so, or why not. */
function said(result: Result<Contract>, event: NonNullable<ContractEdit>['event'], also: readonly Change[] = []): Result<ContractEdit> {
  return result.ok ? ok({ contract: result.value, event, also }) : result;
}
