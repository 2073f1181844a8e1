import { compareDates, type CalendarDate } from './calendar-date';
import { agreedTotal, lineTotal } from './change-order';
import type { Bill, Contract } from './contract';
import { heldBack, liveSum } from './held-back';
import { isLive } from './invoice-status';
import { spread } from './ledger-decimals';
import type { MilestoneId } from './ids';
import type { Milestone } from './milestone';
import { add, compare, isPositive, money, subtract, sum, zero, type Money } from './money';
import { wholeOf } from './part';
import { WHOLE } from './share';

/**
 * The plan with the price of every milestone that is not billed worked out afresh; a billed one never changes again.
 *
 * What is left of the price goes to what is left of the shares: the price less what was billed of shares is spread over 100 % less those shares,
 * by largest remainder, with the part of nobody as one more share. So shares that total 100 % always sum to the price, to the
 * minor unit, whatever was billed before and however the price changed since; and a further milestone only takes from the part of nobody. Shares
 * above 100 %, which `checkPlan` refuses, are shown as if each were alone. The parts of a milestone share what it would get whole, less what was billed of it: they add up to that, and splitting it moves no cent of another.
 */
export function allocatePlan(price: Money, milestones: readonly Milestone[]): readonly Milestone[] {
  const shares = shareAmounts(price, milestones);
  return milestones.map((milestone, index) => {
    if (milestone.state.kind === 'billed') return milestone;
    const amount = milestone.price.kind === 'amount' ? milestone.price.amount : money(shares[index] ?? 0, price.currency);
    return { ...milestone, amount };
  });
}

/** By place: the minor units of each share that is not billed; 0 for all others. */
function shareAmounts(price: Money, milestones: readonly Milestone[]): readonly number[] {
  const wholes = sharedWholes(milestones);
  const open = wholes.filter(({ parts }) => parts.some(isUnbilled));
  const billed = wholes.filter((whole) => !open.includes(whole));
  const points = (some: readonly Whole[]): number => some.reduce((total, { parts }) => total + sharesOf(parts), 0);
  const nobody = WHOLE - points(billed) - points(open);
  if (nobody < 0) return milestones.map((milestone) => (isUnbilled(milestone) ? (spread(price, [basisPointsOf(milestone), Math.max(0, WHOLE - basisPointsOf(milestone))])[0] ?? 0) : 0));
  const openPrice = billed.reduce((rest, { parts }) => rest - billedIn(parts), price.minor);
  const amounts = spread(money(Math.max(0, openPrice), price.currency), [...open.map(({ parts }) => sharesOf(parts)), nobody]);
  const minor = new Map(open.flatMap(({ parts }, index) => partAmounts(money(amounts[index] ?? 0, price.currency), parts)));
  return milestones.map((milestone) => minor.get(milestone) ?? 0);
}

interface Whole {
  readonly parts: readonly Milestone[];
}

/** What has a share of the price: each milestone, those that are parts of one together. */
function sharedWholes(milestones: readonly Milestone[]): readonly Whole[] {
  const wholes = new Map<MilestoneId, Milestone[]>();
  for (const milestone of milestones.filter(({ price }) => price.kind === 'share')) {
    const parts = wholes.get(wholeOf(milestone)) ?? [];
    parts.push(milestone);
    wholes.set(wholeOf(milestone), parts);
  }
  return [...wholes.values()].map((parts) => ({ parts }));
}

/** What is left of a whole's amount, over its parts that are not billed. */
function partAmounts(amount: Money, parts: readonly Milestone[]): readonly (readonly [Milestone, number])[] {
  const open = parts.filter(isUnbilled);
  const left = spread(money(Math.max(0, amount.minor - billedIn(parts)), amount.currency), open.map(basisPointsOf));
  return open.map((part, index) => [part, left[index] ?? 0]);
}

const isUnbilled = ({ state }: Milestone): boolean => state.kind !== 'billed';
const sharesOf = (parts: readonly Milestone[]): number => parts.reduce((total, part) => total + basisPointsOf(part), 0);
const billedIn = (parts: readonly Milestone[]): number => parts.reduce((total, part) => (isUnbilled(part) ? total : total + part.amount.minor), 0);
const basisPointsOf = (milestone: Milestone): number => (milestone.price.kind === 'share' ? milestone.price.basisPoints : 0);

/** The most that may be billed of the work on the contract: its price and what the client agreed to beyond it. The one word on it, for plans, bills and pages alike. */
export const priceLimit = (contract: Pick<Contract, 'price' | 'currency' | 'changeOrders'>): Money => add(contract.price, agreedTotal(contract));

/** The most that its milestones may be planned at: what was agreed as lines of their invoices is not theirs. */
export const planLimit = (contract: Pick<Contract, 'price' | 'currency' | 'changeOrders'>): Money => subtract(priceLimit(contract), lineTotal(contract));

export interface PlanTotals {
  /** What the milestones come to. */
  readonly allocated: Money;
  /** `planLimit` less `allocated`: negative when the plan is over it. */
  readonly unallocated: Money;
  /** What live invoices have taken of the price, in the contract's terms of tax. */
  readonly billed: Money;
  /** `priceLimit` less `billed`. */
  readonly toBill: Money;
  /** Ledger figures, tax included: money received, money owed on approved invoices, and the part of it past its due date. */
  readonly paid: Money;
  readonly outstanding: Money;
  readonly overdue: Money;
  /** How many invoices are past their due date. */
  readonly overdueCount: number;
}

/** Where the contract's price stands on `today`, a date in the organisation's zone. */
export function planTotals(contract: Contract, today: CalendarDate): PlanTotals {
  const { currency, milestones } = contract;
  const price = priceLimit(contract);
  const live = contract.bills.filter((bill) => isLive(bill.status));
  const owing = live.filter(isOwed);
  const allocated = sum(milestones.map((milestone) => milestone.amount), currency);
  const billed = billedOf(contract);
  const late = owing.filter((bill) => isOverdue(bill, today));
  const due = (bills: readonly Bill[]): Money => sum(bills.map((bill) => bill.due ?? zero(currency)), currency);
  return {
    allocated,
    unallocated: subtract(planLimit(contract), allocated),
    billed,
    toBill: subtract(price, billed),
    paid: sum(live.map((bill) => bill.paid ?? zero(currency)), currency),
    outstanding: due(owing),
    overdue: due(late),
    overdueCount: late.length,
  };
}

/**
 * What live invoices have taken of the contract's price: their amounts, and what they withheld, since that is billed later. A deposit counts from when it is billed, and invoices that draw on it
 * count without what they draw. One that was credited still counts: a credit is given back by a person's decision. A retainer's bills take nothing of it: the price is for the milestones.
 */
export function billedOf(contract: Contract): Money {
  const withheld = heldBack(contract);
  const billed = liveSum(contract, ({ period, amount }) => (period === undefined ? amount : undefined));
  return isPositive(withheld) ? add(billed, withheld) : billed;
}

/** What live invoices of its retainers come to, in the contract's terms of tax. */
export const retainedOf = (contract: Contract): Money => liveSum(contract, ({ period, amount }) => (period === undefined ? undefined : amount));

/**
 * Money is owed only on an approved invoice: the ledger also states what would be due on a draft, and even on a voided one. One that waits for a person
 * has a figure for it only if it is approved there: its client owes it all the same.
 */
export const isOwed = (bill: Bill): boolean => bill.status === 'approved' || bill.status === 'part_paid' || bill.status === 'needs_attention';

/** Past its due date with money owed; on the due date itself it is not. */
export const isOverdue = (bill: Bill, today: CalendarDate): boolean =>
  isOwed(bill) && bill.dueDate !== undefined && compareDates(bill.dueDate, today) < 0 && (bill.due?.minor ?? 0) > 0;

/** Whether billing `amount` more stays within the contract's price. */
export const hasRoomFor = (contract: Contract, amount: Money): boolean => compare(add(billedOf(contract), amount), priceLimit(contract)) <= 0;
