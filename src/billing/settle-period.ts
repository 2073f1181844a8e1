import type { CalendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import { isLive } from './invoice-status';
import type { Retainer } from './retainer';

export const withRetainer = (contract: Contract, retainer: Retainer): Contract => ({
  ...contract,
  retainers: (contract.retainers ?? []).map((other) => (other.id === retainer.id ? retainer : other)),
});

/** The retainer without the returned period that begins on this day. */
export function withoutReturned(retainer: Retainer, first: CalendarDate): Retainer {
  const { returned = [], ...rest } = retainer;
  const others = returned.filter(({ from }) => from !== first);
  return others.length === 0 ? rest : { ...rest, returned: others };
}

/**
 * The contract after its bill for a period became `bill`: a period whose invoice was taken back waits for a person, one whose invoice stands after all no longer does. `before` is the bill
 * as it was; `instant` is ISO, UTC. Of a bill that waits for a person it is not known whether it stands.
 */
export function settlePeriod(contract: Contract, before: Bill | undefined, bill: Bill, instant: string): Contract {
  const { period, milestoneId, number } = bill;
  const retainer = contract.retainers?.find(({ id }) => id === period?.retainerId);
  if (!period || !retainer || bill.status === 'needs_attention') return contract;
  const stands = contract.bills.some((other) => other.milestoneId === milestoneId && isLive(other.status));
  if (stands) return retainer.returned?.some(({ from }) => from === period.from) === true ? withRetainer(contract, withoutReturned(retainer, period.from)) : contract;
  if (!before || !isLive(before.status)) return contract;
  const { returned = [] } = withoutReturned(retainer, period.from);
  return withRetainer(contract, { ...retainer, returned: [...returned, { from: period.from, to: period.to, invoice: number, since: instant }] });
}
