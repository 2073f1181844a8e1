import type { ContractView, RetainerView } from '../../../../src/handlers/pages/api';
import { holdsWords, inOrder, oneOf, readAsked, writeAsked, type SortValue } from './list-words';

export const RETAINER_STATES = ['active', 'paused', 'ended'] as const satisfies readonly RetainerView['state'][];
/** Otherwise they stand as they were made. */
export const RETAINER_ORDERS = ['next', 'amount', 'name'] as const;
type Order = (typeof RETAINER_ORDERS)[number];

/** Which retainers are shown, and in which order. */
export interface RetainerList {
  readonly search: string;
  readonly state: RetainerView['state'] | '';
  readonly contract: string;
  readonly sort: Order | '';
}

export const ALL_RETAINERS: RetainerList = { search: '', state: '', contract: '', sort: '' };

export const writeRetainerList = ({ search, ...rest }: RetainerList): string => writeAsked({ q: search, ...rest });

export function readRetainerList(address: string): RetainerList {
  const { q = '', state, contract = '', sort } = readAsked(address);
  return { search: q, state: oneOf(RETAINER_STATES, state) ?? '', contract, sort: oneOf(RETAINER_ORDERS, sort) ?? '' };
}

/** By what each order compares: the soonest bill first, the largest price, the name. */
const VALUE: Readonly<Record<Order, (row: RetainerView) => SortValue>> = {
  next: ({ next }) => next?.billOn,
  amount: ({ prices }) => prices.at(-1)?.amount,
  name: ({ name }) => name,
};

/** Each contract that was asked for, with those of its retainers that were. */
export function listRetainers(contracts: readonly ContractView[], { search, state, contract: wanted, sort }: RetainerList): readonly { readonly contract: ContractView; readonly rows: readonly RetainerView[] }[] {
  return contracts.filter(({ id }) => wanted === '' || id === wanted).map((contract) => {
    const rows = (contract.retainers ?? []).filter((row) => (state === '' || row.state === state) && holdsWords(search, [row.name, row.text, contract.name, contract.clientName, ...row.periods.map(({ bill }) => bill.number)]));
    return { contract, rows: sort === '' ? rows : inOrder(rows, VALUE[sort], sort === 'amount') };
  });
}
