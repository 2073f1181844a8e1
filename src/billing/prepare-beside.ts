import { besideId, type Beside, type BesideState } from './beside';
import { billOf, withBill } from './bill';
import type { CalendarDate } from './calendar-date';
import { contractObstacle } from './contract-state';
import type { Bill, Contract } from './contract';
import { isReleaseDue } from './deductions';
import { depositBill, drawnOf, heldBack } from './held-back';
import { isLive } from './invoice-status';
import { depositLine, reference, releasedLine } from './invoice-text';
import { add, compare, formatMoney, isPositive, largest, subtract, type Money } from './money';
import { billedOf, priceLimit } from './plan';
import { invoiceOn, lockedOn, takenBy, tooFineFor, type Billed, type Prepared, type PreparationContext } from './prepare-invoice';
import { problem } from './problem';
import type { Problem } from './problems';
import { leavesRoom } from './record-size';
import { ok, refused, type Result } from './result';

/**
 * What its invoice would bill now; undefined where there is nothing to bill: the contract has none, or it is billed. A deposit that was taken back after it was drawn is billed again for no more than is left of
 * the price, which is never less than what was drawn.
 */
export function besideDue(contract: Contract, beside: Beside): Money | undefined {
  if (beside === 'deposit') {
    if (!contract.deposit || depositBill(contract)) return undefined;
    const { amount } = contract.deposit;
    const room = subtract(priceLimit(contract), billedOf(contract));
    return isPositive(drawnOf(contract)) && compare(room, amount) < 0 ? room : amount;
  }
  return contract.retention && isPositive(heldBack(contract)) ? heldBack(contract) : undefined;
}

/**
 * Claims the deposit, or what is withheld by now, for exactly one invoice and freezes what is billed, as `prepareInvoice` does with a milestone: invoice and contract must be written together, on the
 * condition that the contract is still at the `rev` it had. What is billed already is refused, so a late or second run bills nothing. A retention is released also after the contract's last day, since
 * that was agreed.
 */
export function prepareBeside(contract: Contract, beside: Beside, context: PreparationContext): Result<Prepared> {
  const amount = besideDue(contract, beside);
  if (!amount) return refused(problem('BESIDE_BILLED', 'contract'));
  const invoice = invoiceOn(contract, billedFor(contract, beside, amount), context);
  const after = withState(withBill({ ...contract, rev: contract.rev + 1, nextNumber: contract.nextNumber + 1, updatedAt: context.at }, billOf(invoice)), beside, {});
  const obstacles = [...tooFineFor(invoice), ...obstaclesTo(contract, { beside, amount, taken: takenBy(contract, invoice), dated: invoice.issueDate }, context)];
  if (obstacles.length > 0) return refused(...obstacles);
  return leavesRoom(after) ? ok({ invoice, contract: after }) : refused(problem('CONTRACT_FULL', 'contract', { contract: contract.name }));
}

interface Due {
  readonly beside: Beside;
  readonly amount: Money;
  readonly taken: Money;
  readonly dated: CalendarDate | undefined;
}

function obstaclesTo(contract: Contract, { beside, amount, taken, dated }: Due, context: PreparationContext): readonly Problem[] {
  const billed = add(billedOf(contract), taken);
  const over = beside === 'deposit' && compare(billed, priceLimit(contract)) > 0;
  return [
    contractObstacle(contract, context.today, beside === 'retention' || context.cause.kind === 'person'),
    isPositive(amount) ? undefined : problem('AMOUNT_NOT_POSITIVE', 'contract', { milestone: NAMES[beside] }),
    compare(amount, largest(contract.currency)) > 0 ? problem('AMOUNT_TOO_LARGE', 'contract', { limit: formatMoney(largest(contract.currency)) }) : undefined,
    over ? problem('BILLING_OVER_PRICE', 'plan', { billed: formatMoney(billed), price: formatMoney(priceLimit(contract)), milestone: NAMES[beside] }) : undefined,
    contract.mapping.taxMode !== 'none' && contract[beside]?.posting.taxCode === undefined ? problem('TAX_NOT_FOUND', 'contract') : undefined,
    dated === undefined ? undefined : lockedOn(dated, context.organisation),
  ].filter((found) => found !== undefined);
}

/** As people know them; the record and the invoice are in English. */
const NAMES: Readonly<Record<Beside, string>> = { deposit: 'Deposit', retention: 'Retention' };

function billedFor(contract: Contract, beside: Beside, amount: Money): Billed {
  const { terms, poNumber, price, bills } = contract;
  const released = bills.filter((bill) => bill.beside === 'retention' && isLive(bill.status)).length;
  const id = besideId(contract, beside, beside === 'retention' ? released + 1 : 1);
  const withheldOn = bills.filter(({ withheld, status }) => withheld !== undefined && isLive(status)).map(({ number }) => number);
  const posting = contract[beside]?.posting;
  return {
    milestoneId: id,
    milestoneName: NAMES[beside],
    beside,
    amount,
    description: beside === 'deposit' ? depositLine(formatMoney(price), id) : releasedLine(withheldOn, id),
    reference: reference(id, poNumber),
    terms,
    ...(posting ? { posting } : {}),
  };
}

/** The contract with what a person has to know of it as `state`, and nothing else. */
export function withState(contract: Contract, beside: Beside, state: BesideState): Contract {
  const held = contract[beside];
  if (!held) return contract;
  const { waiting: _waiting, returned: _returned, left: _left, ...rest } = held;
  return { ...contract, [beside]: { ...rest, ...state } };
}

/**
 * What is to be billed beside the milestones by itself on `today`, a date in the organisation's zone. What was taken back, or left by a person, is not.
 */
export function besideOn(contract: Contract, today: CalendarDate): Beside | undefined {
  const { deposit, retention } = contract;
  if (deposit?.due === 'start' && isOpen(deposit) && besideDue(contract, 'deposit')) return 'deposit';
  return retention && isOpen(retention) && besideDue(contract, 'retention') && isReleaseDue(contract, today) ? 'retention' : undefined;
}

const isOpen = ({ returned, left }: BesideState): boolean => returned === undefined && left === undefined;

/** The day on which that is next to be looked at; undefined while there is nothing to bill by itself. Any day that is past will do for what is due at once. */
export function nextBesideDay(contract: Contract): CalendarDate | undefined {
  const { state, retention } = contract;
  if (state !== 'active') return undefined;
  if (besideOn(contract, LONG_AGO)) return contract.startsOn ?? LONG_AGO;
  return retention?.release.kind === 'date' && isOpen(retention) && besideDue(contract, 'retention') ? retention.release.date : undefined;
}
const LONG_AGO = '2000-01-01' as CalendarDate;

/**
 * The contract after its bill for the deposit or the retention became `bill`: one whose invoice was taken back waits for a person, one whose invoice stands after all no longer does. `before` is the bill as it
 * was; `instant` is ISO, UTC. Of a bill that waits for a person it is not known whether it stands.
 */
export function settleBeside(contract: Contract, before: Bill | undefined, bill: Bill, instant: string): Contract {
  const { beside, number, milestoneId } = bill;
  const held = beside && contract[beside];
  if (!beside || !held || bill.status === 'needs_attention') return contract;
  const stands = contract.bills.some((other) => other.milestoneId === milestoneId && isLive(other.status));
  if (stands) return held.returned || held.left ? withState(contract, beside, {}) : contract;
  if (!before || !isLive(before.status)) return contract;
  return withState(contract, beside, { returned: { invoice: number, since: instant } });
}
