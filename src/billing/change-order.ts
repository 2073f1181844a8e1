import type { Contract } from './contract';
import type { ChangeOrderId, MilestoneId, PersonId } from './ids';
import { isLive } from './invoice-status';
import type { Milestone } from './milestone';
import { sum, type Money } from './money';
import type { ScopeItem } from './scope';

/** How an agreed change order is billed: as a milestone of its own, or as a line on the next invoice. */
export type OrderPlace = { readonly kind: 'milestone'; readonly milestoneId: MilestoneId } | { readonly kind: 'line' };

/** `with`: who agreed at the client; `evidence`: where that can be seen, a link or a few words. `at`: ISO instants, UTC. */
export type OrderState =
  | { readonly kind: 'drafted' }
  | { readonly kind: 'agreed'; readonly with: string; readonly evidence: string; readonly at: string; readonly by: PersonId; readonly as: OrderPlace }
  | { readonly kind: 'declined'; readonly reason: string; readonly at: string; readonly by: PersonId };

/**
 * Work that came on top of what a price was agreed for, with a price of its own. Drafted it is our wish and changes nothing; agreed it raises what may be billed on the contract; declined it
 * stays, as a record. None is ever taken away.
 */
export interface ChangeOrder {
  readonly id: ChangeOrderId;
  /** Counts the contract's, from 1. */
  readonly number: number;
  readonly title: string;
  /** What the invoice's line says. */
  readonly text: string;
  /** The milestone whose scope it adds to. */
  readonly milestoneId: MilestoneId;
  /** As they stood when they were priced. */
  readonly items: readonly ScopeItem[];
  readonly price: Money;
  readonly by: PersonId;
  /** ISO instant, UTC. */
  readonly createdAt: string;
  readonly state: OrderState;
}

type Agreed = ChangeOrder & { readonly state: Extract<OrderState, { kind: 'agreed' }> };
type WithOrders = Pick<Contract, 'changeOrders' | 'currency'>;

const isAgreed = (order: ChangeOrder): order is Agreed => order.state.kind === 'agreed';
const isLine = (order: ChangeOrder): order is Agreed => isAgreed(order) && order.state.as.kind === 'line';

/** What the client agreed to beyond the contract's price. */
export const agreedTotal = ({ changeOrders = [], currency }: WithOrders): Money => sum(changeOrders.filter(isAgreed).map(({ price }) => price), currency);

/** That part of it which is billed as lines on other milestones' invoices, or will be: no milestone may be planned with it. */
export const lineTotal = ({ changeOrders = [], currency }: WithOrders): Money => sum(changeOrders.filter(isLine).map(({ price }) => price), currency);

/** The live bill that an agreed line stands on; none while it is still to be billed, or after its bill was taken back. */
export const billOfLine = ({ bills }: Pick<Contract, 'bills'>, { id }: Pick<ChangeOrder, 'id'>) => bills.find(({ status, changeOrders }) => isLive(status) && changeOrders?.includes(id) === true);

/**
 * The agreed change orders that go on a milestone's invoice when it is prepared now: those to its own scope, and those whose own milestone is billed already or was taken off the plan. One that stands
 * on a live bill goes on no other.
 */
export const linesOn = (contract: Contract, { id }: Pick<Milestone, 'id'>): readonly ChangeOrder[] =>
  (contract.changeOrders ?? []).filter((order) => isLine(order) && !billOfLine(contract, order) && (order.milestoneId === id || !isOpen(contract, order.milestoneId)));

/** As far as can be told now: of orders that go on the next invoice, whichever that is, the first milestone that is open has them all, so that each is counted once. */
export const expectedLinesOn = (contract: Contract, milestone: Pick<Milestone, 'id'>): readonly ChangeOrder[] => {
  const next = contract.milestones.find(({ state }) => state.kind !== 'billed');
  return linesOn(contract, milestone).filter(({ milestoneId }) => (isOpen(contract, milestoneId) ? milestoneId : next?.id) === milestone.id);
};

const isOpen = ({ milestones }: Contract, milestoneId: MilestoneId): boolean => milestones.some(({ id, state }) => id === milestoneId && state.kind !== 'billed');

/** The milestones that an agreed change order became, with the order. */
export const orderOf = ({ changeOrders = [] }: Pick<Contract, 'changeOrders'>, milestoneId: MilestoneId): ChangeOrder | undefined =>
  changeOrders.find((order) => isAgreed(order) && order.state.as.kind === 'milestone' && order.state.as.milestoneId === milestoneId);

/** Agreed, and nothing that is on the plan will ever bill it: its milestone was taken off, or there is no invoice left for its line. */
export function isStranded(contract: Contract, order: ChangeOrder): boolean {
  if (!isAgreed(order)) return false;
  const { as } = order.state;
  if (as.kind === 'milestone') return contract.milestones.every(({ id }) => id !== as.milestoneId);
  return !billOfLine(contract, order) && contract.milestones.every(({ state }) => state.kind === 'billed');
}
