import type { CalendarDate } from '../../../billing/calendar-date';
import type { Contract } from '../../../billing/contract';
import type { Retainer } from '../../../billing/retainer';
import { isUntouched } from '../../../billing/retainer-edit';
import { retainerState, upcoming } from '../../../billing/retainer-periods';
import type { RetainerView } from '../api';
import { billView } from './bill-view';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

export function retainerView(contract: Contract, retainer: Retainer, today: CalendarDate): RetainerView {
  const { prices, next: openFrom, cleared: _cleared, waiting, returned = [], text = '', ...rest } = retainer;
  const [next] = contract.state === 'active' ? upcoming(retainer, 1) : [];
  return {
    ...rest,
    text,
    prices: prices.map(({ from, amount }) => ({ from, amount: moneyView(amount) })),
    state: retainerState(retainer, today),
    untouched: isUntouched(contract, retainer),
    ...(next ? { next: { from: next.from, to: next.to, billOn: next.billOn, amount: moneyView(next.amount) } } : {}),
    openFrom,
    ...(waiting ? { problem: problemView(waiting.problem) } : {}),
    periods: contract.bills.flatMap((bill) => {
      if (bill.period?.retainerId !== retainer.id) return [];
      const { from, to } = bill.period;
      return [{ from, to, bill: billView(bill, today, contract), returned: returned.some(({ invoice }) => invoice === bill.number) }];
    }).reverse(),
  };
}
