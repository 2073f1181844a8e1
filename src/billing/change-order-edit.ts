import { billOfLine, isStranded, type ChangeOrder, type OrderPlace, type OrderState } from './change-order';
import { planBytes, MAX_PLAN_BYTES } from './check-plan';
import type { Contract } from './contract';
import type { ChangeOrderId, MilestoneId, PersonId } from './ids';
import { add, compare, formatMoney, isPositive, largest, type Money } from './money';
import { priceLimit } from './plan';
import { problem } from './problem';
import type { Problem } from './problems';
import { ok, refused, type Result } from './result';
import { keptItem, type ScopeItem } from './scope';

/** A change order as a person writes it. */
export type OrderDraft = Pick<ChangeOrder, 'title' | 'text' | 'price'>;

/** As many as anyone could look through on one contract. */
export const MAX_ORDERS = 60;
export const MAX_ORDER_ITEMS = 100;

interface Made {
  readonly milestoneId: MilestoneId;
  readonly items: readonly ScopeItem[];
  readonly by: PersonId;
  /** ISO instant, UTC. */
  readonly at: string;
}

/**
 * The contract with one more change order, drafted: nothing may be billed by it yet. Nobody is asked for the same twice: an item that waits in another draft is refused.
 * `rev` is left to whoever writes it, here and below.
 */
export function draftOrder(contract: Contract, draft: OrderDraft, { milestoneId, items, by, at }: Made): Result<Contract> {
  const { changeOrders = [] } = contract;
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  if (contract.milestones.every(({ id }) => id !== milestoneId)) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  // None is ever taken away, so the count names the next.
  const number = changeOrders.length + 1;
  const order: ChangeOrder = { id: `${contract.numberPrefix}-CO${number}` as ChangeOrderId, number, ...draft, milestoneId, items: items.map(keptItem), by, createdAt: at, state: { kind: 'drafted' } };
  const found = [...itemProblems(changeOrders, items), ...priceProblems(contract, draft.price)];
  if (found.length > 0) return refused(...found);
  const after: Contract = { ...contract, changeOrders: [...changeOrders, order] };
  const full = number > MAX_ORDERS || planBytes(after) > MAX_PLAN_BYTES;
  return full ? refused(problem('CONTRACT_FULL', 'contract', { contract: contract.name })) : ok(after);
}

function itemProblems(orders: readonly ChangeOrder[], items: readonly ScopeItem[]): readonly Problem[] {
  if (items.length === 0) return [problem('CHANGE_ORDER_EMPTY', 'plan')];
  if (items.length > MAX_ORDER_ITEMS) return [problem('CHANGE_ORDER_TOO_MANY', 'plan', { max: String(MAX_ORDER_ITEMS) })];
  return orders
    .filter(({ state }) => state.kind === 'drafted')
    .flatMap((order) => items.filter(({ id }) => order.items.some((item) => item.id === id)).map(({ key }) => problem('CHANGE_ORDER_ITEM_TAKEN', 'plan', { item: key, order: String(order.number) })));
}

/** Less work is a lower price of the milestone, or a credit, not an order; more than the whole contract in one is another contract, or a slip of the keys. */
function priceProblems(contract: Contract, price: Money): readonly Problem[] {
  if (price.currency !== contract.currency) return [problem('CURRENCY_MISMATCH', 'plan', { currency: contract.currency }, 'price')];
  if (!isPositive(price)) return [problem('CHANGE_ORDER_NOT_POSITIVE', 'plan', {}, 'price')];
  const tooMuch = compare(price, contract.price) > 0 || compare(add(priceLimit(contract), price), largest(contract.currency)) > 0;
  return tooMuch ? [problem('CHANGE_ORDER_TOO_LARGE', 'plan', { price: formatMoney(contract.price) }, 'price')] : [];
}

/** The contract with what a drafted order says changed. What was agreed or declined stays as it was. */
export function changeOrder(contract: Contract, id: ChangeOrderId, draft: OrderDraft): Result<Contract> {
  const drafted = draftedOrder(contract, id);
  if (!drafted.ok) return drafted;
  const found = priceProblems(contract, draft.price);
  return found.length > 0 ? refused(...found) : ok(withOrder(contract, { ...drafted.value, ...draft }));
}

/**
 * The contract once the client agreed: its price counts from now on. As a line it needs an invoice that is still to come. The milestone that it may become is put on the plan by
 * whoever writes this.
 */
export function agreeOrder(contract: Contract, id: ChangeOrderId, agreed: Omit<Extract<OrderState, { kind: 'agreed' }>, 'kind'>): Result<Contract> {
  const drafted = draftedOrder(contract, id);
  if (!drafted.ok) return drafted;
  if (contract.state === 'closed') return refused(problem('CONTRACT_CLOSED', 'contract', { contract: contract.name }));
  // The contract may have changed since it was drafted.
  const found = priceProblems(contract, drafted.value.price);
  if (found.length > 0) return refused(...found);
  return placed(contract, { ...drafted.value, state: { kind: 'agreed', ...agreed } });
}

export function declineOrder(contract: Contract, id: ChangeOrderId, declined: Omit<Extract<OrderState, { kind: 'declined' }>, 'kind'>): Result<Contract> {
  const drafted = draftedOrder(contract, id);
  return drafted.ok ? ok(withOrder(contract, { ...drafted.value, state: { kind: 'declined', ...declined } })) : drafted;
}

/** The contract with an agreed order billed otherwise: as long as nothing bills it, and no milestone of its own is on the plan. */
export function placeOrder(contract: Contract, id: ChangeOrderId, as: OrderPlace): Result<Contract> {
  const order = contract.changeOrders?.find((entry) => entry.id === id);
  if (order?.state.kind !== 'agreed' || contract.state === 'closed') return refused(problem('STALE_PAGE', 'page'));
  const free = order.state.as.kind === 'line' ? !billOfLine(contract, order) : isStranded(contract, order);
  return free ? placed(contract, { ...order, state: { ...order.state, as } }) : refused(settled(order, 'agreed'));
}

function placed(contract: Contract, order: ChangeOrder): Result<Contract> {
  const after = withOrder(contract, order);
  const homeless = order.state.kind === 'agreed' && order.state.as.kind === 'line' && isStranded(after, order);
  return homeless ? refused(problem('CHANGE_ORDER_NO_INVOICE', 'plan', { order: String(order.number) })) : ok(after);
}

function draftedOrder({ changeOrders = [] }: Contract, id: ChangeOrderId): Result<ChangeOrder> {
  const order = changeOrders.find((entry) => entry.id === id);
  if (!order) return refused(problem('STALE_PAGE', 'page'));
  return order.state.kind === 'drafted' ? ok(order) : refused(settled(order, order.state.kind));
}

const settled = ({ number }: ChangeOrder, state: string): Problem => problem('CHANGE_ORDER_SETTLED', 'plan', { order: String(number), state });

const withOrder = (contract: Contract, order: ChangeOrder): Contract => ({ ...contract, changeOrders: (contract.changeOrders ?? []).map((other) => (other.id === order.id ? order : other)) });
