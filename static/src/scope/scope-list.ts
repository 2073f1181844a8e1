import type { ChangeOrderView, DriftView, ScopeContractView, ScopeRow } from '../../../src/handlers/pages/api';
import { holdsWords, inOrder, oneOf, readAsked, writeAsked, type SortValue } from '../project/lists/list-words';

export const LEVELS = ['red', 'amber', 'none', 'unknown'] as const satisfies readonly DriftView['level'][];
export const ORDER_STATES = ['drafted', 'agreed', 'declined'] as const satisfies readonly ChangeOrderView['state'][];
/** Otherwise milestones stand in their plan's order, and change orders by their numbers. */
export const SCOPE_ORDERS = ['drift', 'price', 'name'] as const;
type Order = (typeof SCOPE_ORDERS)[number];

/** Which milestones and change orders are shown, and in which order. */
export interface ScopeList {
  readonly search: string;
  readonly level: DriftView['level'] | '';
  readonly order: ChangeOrderView['state'] | '';
  readonly sort: Order | '';
}

export const ALL_SCOPES: ScopeList = { search: '', level: '', order: '', sort: '' };

export const writeScopeList = ({ search, ...rest }: ScopeList): string => writeAsked({ q: search, ...rest });

export function readScopeList(address: string): ScopeList {
  const { q = '', level, order, sort } = readAsked(address);
  return { search: q, level: oneOf(LEVELS, level) ?? '', order: oneOf(ORDER_STATES, order) ?? '', sort: oneOf(SCOPE_ORDERS, sort) ?? '' };
}

/** The furthest that any measure went, in per cent. */
const furthest = ({ drift }: ScopeRow): number | undefined => drift && Math.max(...[drift.items, drift.points, drift.seconds].map((measure) => measure?.percent ?? 0));

/** By what an order compares milestones, and change orders; none: they stay as they are. The furthest drift and the largest price come first. */
const MILESTONE: Readonly<Record<Order, ((row: ScopeRow) => SortValue) | undefined>> = { drift: furthest, price: undefined, name: ({ name }) => name };
const CHANGE_ORDER: Readonly<Record<Order, ((order: ChangeOrderView) => SortValue) | undefined>> = { drift: undefined, price: ({ price }) => price, name: ({ title }) => title };

const put = <Row>(rows: readonly Row[], by: ((row: Row) => SortValue) | undefined, descending: boolean): readonly Row[] => (by ? inOrder(rows, by, descending) : rows);

/** Each contract with those of its milestones and change orders that were asked for. */
export function listScopes(contracts: readonly ScopeContractView[], { search, level, order: state, sort }: ScopeList): readonly ScopeContractView[] {
  return contracts.map((contract) => {
    const milestones = contract.milestones.filter((row) => (level === '' || row.drift?.level === level) && holdsWords(search, [row.name, row.issueKey, contract.name]));
    const orders = contract.orders.filter((order) => (state === '' || order.state === state) && holdsWords(search, [order.title, order.text, order.milestoneName, order.bill?.number, contract.name, ...order.items.flatMap(({ key = '', summary = '' }) => [key, summary])]));
    if (sort === '') return { ...contract, milestones, orders };
    return { ...contract, milestones: put(milestones, MILESTONE[sort], sort === 'drift'), orders: put(orders, CHANGE_ORDER[sort], sort === 'price') };
  });
}
