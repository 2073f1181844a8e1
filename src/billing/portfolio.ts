import type { CalendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { ProjectId } from './ids';
import { add, zero, type CurrencyCode, type Money } from './money';
import { planTotals, priceLimit } from './plan';

/** How the money of some contracts stands, in one currency. Paid, outstanding and overdue are the ledger's figures, tax included; the rest is as each contract states its price. */
export interface Standing {
  readonly currency: CurrencyCode;
  /** Those in force, paused or closed: a draft promises nothing yet. */
  readonly price: Money;
  readonly billed: Money;
  /** Nothing more is billed on a closed contract, nor yet on a draft, whatever is left of the price. */
  readonly toBill: Money;
  readonly paid: Money;
  readonly outstanding: Money;
  readonly overdue: Money;
  readonly overdueCount: number;
}

/** One for each currency of these contracts, in the order of their codes: nothing is converted. */
export function standingOf(contracts: readonly Contract[], today: CalendarDate): readonly Standing[] {
  const sums = new Map<CurrencyCode, Standing>();
  for (const contract of contracts) sums.set(contract.currency, withContract(sums.get(contract.currency) ?? nothingIn(contract.currency), contract, today));
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function nothingIn(currency: CurrencyCode): Standing {
  const none = zero(currency);
  return { currency, price: none, billed: none, toBill: none, paid: none, outstanding: none, overdue: none, overdueCount: 0 };
}

function withContract(sum: Standing, contract: Contract, today: CalendarDate): Standing {
  const { billed, toBill, paid, outstanding, overdue, overdueCount } = planTotals(contract, today);
  const bills = contract.state === 'active' || contract.state === 'paused';
  return {
    currency: sum.currency,
    price: contract.state === 'draft' ? sum.price : add(sum.price, priceLimit(contract)),
    billed: add(sum.billed, billed),
    toBill: bills ? add(sum.toBill, toBill) : sum.toBill,
    paid: add(sum.paid, paid),
    outstanding: add(sum.outstanding, outstanding),
    overdue: add(sum.overdue, overdue),
    overdueCount: sum.overdueCount + overdueCount,
  };
}

/** The same by project. */
export function standingByProject(contracts: readonly Contract[], today: CalendarDate): ReadonlyMap<ProjectId, readonly Standing[]> {
  const byProject = new Map<ProjectId, Contract[]>();
  for (const contract of contracts) {
    const known = byProject.get(contract.projectId);
    if (known) known.push(contract);
    else byProject.set(contract.projectId, [contract]);
  }
  return new Map([...byProject].map(([id, own]) => [id, standingOf(own, today)]));
}
