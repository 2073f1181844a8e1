import { billOf, withBill } from './bill';
import { addDays, compareDates, formatDate, type CalendarDate } from './calendar-date';
import { contractObstacle } from './contract-state';
import type { Contract } from './contract';
import type { RetainerId } from './ids';
import { isLive } from './invoice-status';
import { periodLine, reference } from './invoice-text';
import { compare, formatMoney, isPositive, largest, type Money } from './money';
import { periodId, periodKey, type Period } from './period';
import { invoiceOn, lockedOn, tooFineFor, type Billed, type Prepared, type PreparationContext } from './prepare-invoice';
import { problem } from './problem';
import type { Problem } from './problems';
import { leavesRoom } from './record-size';
import { ok, refused, type Result } from './result';
import type { Retainer } from './retainer';
import { periodsFrom } from './retainer-periods';
import { withRetainer, withoutReturned } from './settle-period';

/** One bill of a retainer. `first` is that of the period's days which no bill was made for yet, or one whose bill was taken back. */
export interface PeriodToBill {
  readonly retainerId: RetainerId;
  readonly first: CalendarDate;
}

/**
 * Claims a retainer's period for exactly one invoice and freezes what is billed, as `prepareInvoice` does with a milestone: invoice and contract must be written together, on
 * the condition that the contract is still at the `rev` it had. The period is the next that the retainer bills, or, by a person's word, one whose invoice was taken back:
 * that is billed for what it was billed for then. Any other is refused, so a late or second run bills nothing.
 */
export function preparePeriod(contract: Contract, { retainerId, first }: PeriodToBill, context: PreparationContext): Result<Prepared> {
  const retainer = contract.retainers?.find(({ id }) => id === retainerId);
  if (!retainer) return refused(problem('RETAINER_NOT_FOUND', 'contract'));
  const found = again(contract, retainer, first, context) ?? next(retainer, first);
  if (!found) return refused(problem('PERIOD_BILLED', 'contract', { retainer: retainer.name, date: first }));
  const { autonomy = contract.autonomy } = retainer;
  const invoice = invoiceOn({ ...contract, autonomy }, billedFor(contract, retainer, found), context);
  const obstacles = [...obstaclesTo(contract, retainer, found, context, invoice.issueDate), ...tooFineFor(invoice)];
  if (obstacles.length > 0) return refused(...obstacles);
  const advanced = { ...contract, rev: contract.rev + 1, nextNumber: contract.nextNumber + 1, updatedAt: context.at };
  const after = withBill(withRetainer(advanced, found.after), billOf(invoice));
  return leavesRoom(after) ? ok({ invoice, contract: after }) : refused(problem('CONTRACT_FULL', 'contract', { contract: contract.name }));
}

interface Found {
  readonly period: Period;
  readonly amount: Money;
  /** The retainer once it is billed. */
  readonly after: Retainer;
}

function next(retainer: Retainer, first: CalendarDate): Found | undefined {
  const due = periodsFrom(retainer, retainer.next).next();
  if (due.done === true || due.value.from !== first) return undefined;
  const { from, to, amount } = due.value;
  const { waiting: _settled, ...rest } = retainer;
  return { period: { retainerId: retainer.id, from, to }, amount, after: { ...rest, next: addDays(to, 1) } };
}

function again({ bills }: Contract, retainer: Retainer, first: CalendarDate, { cause }: PreparationContext): Found | undefined {
  const returned = retainer.returned?.find(({ from }) => from === first);
  const bill = bills.find(({ number }) => number === returned?.invoice);
  if (!returned || !bill || cause.kind !== 'person') return undefined;
  return { period: { retainerId: retainer.id, from: returned.from, to: returned.to }, amount: bill.amount, after: withoutReturned(retainer, first) };
}

function obstaclesTo(contract: Contract, retainer: Retainer, { period, amount }: Found, context: PreparationContext, dated: CalendarDate | undefined): readonly Problem[] {
  const id = periodId(period);
  const live = contract.bills.find((bill) => bill.milestoneId === id && isLive(bill.status));
  return [
    contractObstacle(contract, context.today, context.cause.kind === 'person'),
    live ? problem('PERIOD_BILLED', 'contract', { retainer: retainer.name, date: period.from, invoice: live.number }) : undefined,
    isPositive(amount) ? undefined : problem('AMOUNT_NOT_POSITIVE', 'contract', { milestone: retainer.name }),
    compare(amount, largest(contract.currency)) > 0 ? problem('AMOUNT_TOO_LARGE', 'contract', { limit: formatMoney(largest(contract.currency)) }) : undefined,
    contract.mapping.taxMode !== 'none' && contract.mapping.taxCode === undefined ? problem('TAX_NOT_FOUND', 'contract') : undefined,
    dated === undefined ? undefined : lockedOn(dated, context.organisation),
  ].filter((found) => found !== undefined);
}

function billedFor({ terms, poNumber }: Contract, { name, text }: Retainer, { period, amount }: Found): Billed {
  return {
    milestoneId: periodId(period),
    milestoneName: `${name}, ${daysOf(period)}`,
    period,
    amount,
    description: periodLine({ retainer: name, days: daysOf(period), text: text ?? '', key: periodKey(period) }),
    reference: reference(periodKey(period), poNumber),
    terms,
  };
}

/** For people: `1 Dec 2026 to 31 Dec 2026`. */
export const daysOf = ({ from, to }: Pick<Period, 'from' | 'to'>): string => (compareDates(from, to) === 0 ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`);
