import type { CalendarDate } from '../../../billing/calendar-date';
import { agreedTotal, billOfLine, isStranded, type ChangeOrder } from '../../../billing/change-order';
import { billFor } from '../../../billing/bill';
import type { Contract } from '../../../billing/contract';
import type { MilestoneId } from '../../../billing/ids';
import { partsOf, wholeName } from '../../../billing/part';
import { DEFAULT_SCOPE_LIMITS, type ScopeItem } from '../../../billing/scope';
import type { DriftDetails, LookedScope } from '../../../operations/look-at-scope';
import type { ChangeOrderView, DriftedItem, ScopeContractView, ScopeDetail, ScopeItemView } from '../api';
import type { accountsOf } from './activity-view';
import { billView } from './bill-view';
import { moneyView } from './money-view';
import { scopeRow } from './scope-row';

type Accounts = ReturnType<typeof accountsOf>;

export function scopeDetail(looked: LookedScope, details: DriftDetails): ScopeDetail {
  const { contract, milestone, scope, drift } = looked;
  const numbers = orderNumbers(contract);
  const view = (item: ScopeItem): ScopeItemView => itemView(item, details, numbers);
  const drifted = (item: ScopeItem): DriftedItem => ({ ...view(item), ...details.whose.get(item.id) });
  const [before, now] = [scope?.deliverable ?? '', milestone.deliverable ?? ''];
  return {
    row: scopeRow(looked),
    added: (drift?.added ?? []).map(drifted),
    removed: (drift?.removed ?? []).map(drifted),
    changed: (drift?.changed ?? []).map(({ before: was, after }) => ({ ...drifted(after), before: view(was) })),
    baseline: (scope?.baseline?.items ?? []).map(view),
    ...(scope && before !== now ? { deliverable: { before, now } } : {}),
  };
}

/** Items that wait for an answer in a draft, by the draft's number. */
const orderNumbers = ({ changeOrders = [] }: Contract): ReadonlyMap<string, number> =>
  new Map(changeOrders.filter(({ state }) => state.kind === 'drafted').flatMap(({ items, number }) => items.map(({ id }) => [id as string, number] as const)));

function itemView({ id, key, summary, type, points, seconds, order: joined }: ScopeItem, { hidden }: Pick<DriftDetails, 'hidden'>, numbers: ReadonlyMap<string, number>): ScopeItemView {
  const order = numbers.get(id) ?? joined;
  return {
    id,
    ...(hidden.has(id) ? {} : { key, summary }),
    type,
    ...(points === undefined ? {} : { points }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(order === undefined ? {} : { order }),
  };
}

/** `today` is in the organisation's zone. */
export function scopeContractView(contract: Contract, looked: readonly LookedScope[], accounts: Accounts, today: CalendarDate): ScopeContractView {
  return {
    id: contract.id,
    rev: contract.rev,
    name: contract.name,
    currency: contract.currency,
    open: contract.state !== 'closed',
    price: moneyView(contract.price),
    agreed: moneyView(agreedTotal(contract)),
    limits: contract.scopeLimits ?? DEFAULT_SCOPE_LIMITS,
    milestones: looked.map(scopeRow),
    orders: (contract.changeOrders ?? []).map((order) => orderView(contract, order, accounts, today)),
  };
}

const NOBODY = { hidden: new Set<never>() };

/** What an order asks for was agreed with whoever sees the bill: its items are shown as they were then. */
function orderView(contract: Contract, order: ChangeOrder, accounts: Accounts, today: CalendarDate): ChangeOrderView {
  const { id, number, title, text, milestoneId, items, price, createdAt, state } = order;
  const nameOf = (wanted: MilestoneId): string | undefined => partsOf(contract, wanted).map(wholeName)[0];
  const name = nameOf(milestoneId);
  const own = state.kind === 'agreed' && state.as.kind === 'milestone' ? state.as.milestoneId : undefined;
  const ownName = own === undefined ? undefined : nameOf(own);
  const bill = own === undefined ? billOfLine(contract, order) : billFor(contract, own);
  return {
    id,
    number,
    title,
    text,
    milestoneId,
    ...(name === undefined ? {} : { milestoneName: name }),
    items: items.map((item) => itemView(item, NOBODY, new Map())),
    price: moneyView(price),
    createdAt,
    by: accounts.get(order.by) ?? '',
    state: state.kind,
    ...(state.kind === 'agreed' ? { agreed: { with: state.with, evidence: state.evidence, at: state.at, by: accounts.get(state.by) ?? '', as: state.as.kind, ...(ownName === undefined ? {} : { milestoneName: ownName }) } } : {}),
    ...(state.kind === 'declined' ? { declined: { reason: state.reason, at: state.at, by: accounts.get(state.by) ?? '' } } : {}),
    ...(bill ? { bill: billView(bill, today, contract) } : {}),
    stranded: isStranded(contract, order),
  };
}
