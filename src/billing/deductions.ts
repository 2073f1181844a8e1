import type { RetentionRelease } from './beside';
import { compareDates, type CalendarDate } from './calendar-date';
import { billOfLine, lineTotal } from './change-order';
import { isFor } from './collect';
import type { Contract } from './contract';
import { depositLeft, heldBack } from './held-back';
import type { MilestoneId } from './ids';
import { isLive } from './invoice-status';
import { spread } from './ledger-decimals';
import { isPositive, money, subtract, sum, zero, type Money } from './money';
import { isBilledWhole, partsOf } from './part';
import { planLimit } from './plan';
import { WHOLE } from './share';

/** Whether the day or the milestone has come by which the retention is released. */
export function isReleaseDue({ retention, ...contract }: Pick<Contract, 'retention' | 'bills' | 'milestones'>, today: CalendarDate): boolean {
  switch (retention?.release.kind) {
    case 'date':
      return compareDates(retention.release.date, today) <= 0;
    case 'milestone':
      return isBilledWhole(contract, retention.release.milestoneId, standsOn(contract));
    case 'manual':
    case undefined:
      return false;
  }
}

const standsOn = ({ bills }: Pick<Contract, 'bills'>) => (id: MilestoneId): boolean => bills.some((bill) => isFor(bill, id) && isLive(bill.status));

export interface Deductions {
  /** What the invoice draws of the deposit, and what it withholds: zero or more each, and together never more than what it bills. */
  readonly drawn: Money;
  readonly withheld: Money;
}

/**
 * What is deducted from a milestone's invoice that bills `gross`, the change orders on it included.
 *
 * The deposit: of what is left of it, the part that this invoice is of all that is still to be billed, by largest remainder (what nobody has planned of the price yet counts as still to come while
 * another milestone is open); or nothing. Either way at least what the milestones after it could not take, so that it is drawn down when the plan is billed; and never more than the invoice.
 *
 * The retention: its share of `gross`, from what the deposit leaves. Nothing once it is to be released or was, and on the milestone that releases it. What was released and
 * not withheld, because an invoice was taken back since, is taken off the next.
 */
export function deductionsOn(contract: Contract, id: MilestoneId, gross: Money, today: CalendarDate): Deductions {
  const drawn = drawOn(contract, id, gross);
  return { drawn, withheld: withholdOn(contract, id, gross, subtract(gross, drawn), today) };
}

function drawOn(contract: Contract, id: MilestoneId, gross: Money): Money {
  const { currency, deposit, milestones } = contract;
  const left = depositLeft(contract);
  if (!deposit || !isPositive(left)) return zero(currency);
  const others = milestones.filter((milestone) => milestone.id !== id && milestone.state.kind !== 'billed');
  const own = milestones.find((milestone) => milestone.id === id)?.amount ?? zero(currency);
  // Agreed lines that are billed with no invoice yet: all of them less those that are on this one.
  const lines = subtract(subtract(lineTotal(contract), billedLines(contract)), subtract(gross, own));
  const later = others.length === 0 ? 0 : sum([...others.map(({ amount }) => amount), lines], currency).minor;
  const unplanned = others.length === 0 ? 0 : Math.max(0, subtract(planLimit(contract), sum(milestones.map(({ amount }) => amount), currency)).minor);
  const part = deposit.drawdown === 'last' ? 0 : (spread(left, [gross.minor, later + unplanned])[0] ?? 0);
  return money(Math.min(gross.minor, left.minor, Math.max(part, left.minor - later)), currency);
}

const billedLines = ({ changeOrders = [], bills, currency }: Contract): Money => sum(changeOrders.filter((order) => billOfLine({ bills }, order) !== undefined).map(({ price }) => price), currency);

function withholdOn(contract: Contract, id: MilestoneId, gross: Money, room: Money, today: CalendarDate): Money {
  const { currency, retention, bills } = contract;
  const most = (minor: number): Money => money(Math.min(room.minor, minor), currency);
  const over = -heldBack(contract).minor;
  if (over > 0) return most(over);
  const ended = !retention || bills.some(({ beside, status }) => beside === 'retention' && isLive(status)) || isReleaseDue(contract, today);
  if (ended || isReleasedBy(contract, retention.release, id)) return zero(currency);
  return most(spread(gross, [retention.basisPoints, WHOLE - retention.basisPoints])[0] ?? 0);
}

/** It is the milestone that releases the retention, or the last part of it that is billed. */
const isReleasedBy = (contract: Contract, release: RetentionRelease, id: MilestoneId): boolean =>
  release.kind === 'milestone' && partsOf(contract, release.milestoneId).some((part) => part.id === id) && isBilledWhole(contract, release.milestoneId, standsOn(contract), id);
