import { billOf, withBill } from './bill';
import type { BilledBefore } from './billed-before';
import type { Beside, Posting } from './beside';
import { addDays, compareDates, type CalendarDate } from './calendar-date';
import { linesOn, type ChangeOrder } from './change-order';
import { canBill } from './check-plan';
import { addedTo, earlierBills, isCollected, isFor } from './collect';
import { cutLines } from './cut-lines';
import type { Contract, Mapping } from './contract';
import { contractObstacle } from './contract-state';
import { deductionsOn } from './deductions';
import { depositBill, heldBack } from './held-back';
import type { InvoiceId } from './ids';
import type { Invoice, InvoiceLine } from './invoice';
import { invoiceNumber } from './invoice-number';
import { isLive } from './invoice-status';
import { drawnLine, lineDescription, orderDescription, reference, restDescription, settledLine, withheldLine } from './invoice-text';
import type { LedgerOrganisation } from './ledger';
import { fitsLedger, tooFine } from './ledger-decimals';
import type { Cause, Milestone } from './milestone';
import { transition } from './milestone-state';
import { compare, formatMoney, isPositive, largest, negate, subtract, sum, type Money } from './money';
import { workReference } from './part';
import { billedOf } from './plan';
import { problem } from './problem';
import type { Problem } from './problems';
import { asFor, reachingOf } from './reaching';
import { needsRelease } from './release-rule';
import { ok, refused, type Result } from './result';
import { formatPercent } from './share';
import { dueDate } from './terms';

/** What the contract itself does not say about the moment of billing. */
export interface PreparationContext {
  /** In whose books the invoice belongs. */
  readonly organisation: Pick<LedgerOrganisation, 'id' | 'lockedUntil'>;
  /** The day in the organisation's zone. */
  readonly today: CalendarDate;
  /** Where the work can be seen. */
  readonly url: string;
  /** The instant: ISO, UTC. */
  readonly at: string;
  /** Why it is billed: an invoice that the ledger voided is replaced by a person's word only. */
  readonly cause: Cause;
  /** Of work that was billed before Milepost's data was erased: what the ledger has of it. */
  readonly before?: readonly BilledBefore[];
  /** The contract's invoice that still collects, as it stands. */
  readonly open?: Invoice;
}

export interface Prepared {
  readonly invoice: Invoice;
  /** The contract with the milestone claimed, the bill listed, and the next number and `rev` advanced. */
  readonly contract: Contract;
}

/**
 * Claims a milestone for exactly one invoice, its own or the one that still collects, and freezes what is billed. Invoice and contract must be written together, on the condition that the
 * contract is still at the `rev` it had: of two claims at once one is then refused, reads again, and finds the milestone billed.
 * Refuses with every reason found, and then nothing is claimed and no number is used up.
 *
 * Only the milestone's id is taken from `milestone`; everything else is the contract's word.
 */
export function prepareInvoice(contract: Contract, { id }: Pick<Milestone, 'id'>, context: PreparationContext): Result<Prepared> {
  const place = contract.milestones.findIndex((entry) => entry.id === id);
  const milestone = contract.milestones[place];
  if (!milestone) return refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  const own = asFor(contract, milestone);
  const alone = invoiceOn(own, billedFor(contract, milestone, place + 1, context), context);
  const added = addedTo(context.open, alone, contract);
  const invoice = added ?? alone;
  const claimed = transition(milestone.state, { kind: 'bill', invoiceId: invoice.id, at: context.at, cause: context.cause });
  const obstacles = [...(claimed.ok ? [] : claimed.problems), ...obstaclesTo(own, milestone, invoice, context), ...(claimed.ok ? byHandOnly(contract, milestone, context) : [])];
  if (!claimed.ok || obstacles.length > 0) return refused(...obstacles);

  const milestones = contract.milestones.map((entry) => (entry.id === id ? { ...entry, state: claimed.value } : entry));
  const advanced = { ...contract, milestones, rev: contract.rev + 1, nextNumber: contract.nextNumber + (added ? 0 : 1), updatedAt: context.at };
  return ok({ invoice, contract: withBill(advanced, billOf(invoice)) });
}

/** Reaching it only reminds: a person has to say that it is billed. */
const byHandOnly = (contract: Contract, milestone: Milestone, { cause }: PreparationContext): readonly Problem[] =>
  cause.kind === 'person' || reachingOf(contract, milestone) !== 'remind' ? [] : [problem('BILL_BY_HAND', 'milestone', { milestone: milestone.name })];

function obstaclesTo(contract: Contract, milestone: Milestone, invoice: Invoice, context: PreparationContext): readonly Problem[] {
  const { amount } = invoice;
  const found: Problem[] = [];
  const notNow = contractObstacle(contract, context.today, context.cause.kind === 'person');
  if (notNow) found.push(notNow);
  const live = contract.bills.find((bill) => isFor(bill, milestone.id) && isLive(bill.status));
  // The state says so too; the list of bills is asked as well, because one invoice too many is the one thing that must never be.
  if (live && milestone.state.kind !== 'billed') found.push(problem('MILESTONE_ALREADY_BILLED', 'milestone', { milestone: milestone.name, invoice: live.number }));
  if (!isPositive(milestone.amount)) found.push(problem('AMOUNT_NOT_POSITIVE', 'milestone', { milestone: milestone.name }));
  if (compare(amount, largest(contract.currency)) > 0) found.push(problem('AMOUNT_TOO_LARGE', 'milestone', { limit: formatMoney(largest(contract.currency)) }));
  found.push(...tooFineFor(invoice));
  const overPrice = live ? undefined : canBill(contract, milestone, takenBy(contract, invoice));
  if (overPrice) found.push(overPrice);
  if (contract.mapping.taxMode !== 'none' && contract.mapping.taxCode === undefined) found.push(problem('TAX_NOT_FOUND', 'contract'));
  const locked = invoice.delivery.step === 'queued' ? lockedOn(context.today, context.organisation) : undefined;
  if (locked) found.push(locked);
  return found;
}

/** Why the ledger can't hold what the invoice bills; empty where it can. */
export const tooFineFor = ({ lines }: Pick<Invoice, 'lines'>): readonly Problem[] => lines.filter(({ unitAmount }) => !fitsLedger(unitAmount)).slice(0, 1).map(({ unitAmount }) => tooFine(unitAmount));

/** What the invoice takes of the contract's price: what it draws of a deposit was taken by that. */
export const takenBy = (contract: Contract, invoice: Invoice): Money => subtract(billedOf(withBill(contract, billOf(invoice))), billedOf(contract));

/** Unless the contract is set to prepare only, or wants such an amount released, no person is asked before the ledger has the invoice. */
export const goesStraightOut = (contract: Contract, amount: Money): boolean => contract.autonomy !== 'prepare' && !needsRelease(contract, amount);

/** Why a document can't be dated `date` in the organisation's books; undefined when it can. */
export function lockedOn(date: CalendarDate, { lockedUntil }: Pick<LedgerOrganisation, 'lockedUntil'>): Problem | undefined {
  if (lockedUntil === undefined || compareDates(date, lockedUntil) > 0) return undefined;
  return problem('PERIOD_LOCKED', 'ledger', { date: lockedUntil, issueDate: date, opens: addDays(lockedUntil, 1) });
}

/** What a bill of the contract is for, and what it says. */
export interface Billed extends Pick<Invoice, 'milestoneId' | 'milestoneName' | 'workItem' | 'collects' | 'earlier' | 'period' | 'beside' | 'drawn' | 'withheld' | 'amount' | 'reference' | 'terms'> {
  readonly description: string;
  /** The parts in which its own line and those of the change orders are billed; absent: each whole. */
  readonly parts?: readonly (readonly Money[])[];
  /** Where it is posted, if not where the contract's lines are. */
  readonly posting?: Posting;
  /** Agreed change orders that go on the same invoice, each with a line of its own. */
  readonly orders?: readonly ChangeOrder[];
  /** Draws on the deposit, and what is withheld, with lines of their own. */
  readonly less?: readonly Deduction[];
}

export interface Deduction {
  readonly beside: Beside;
  readonly description: string;
  /** Above zero. */
  readonly amount: Money;
  readonly posting: Posting;
}

/** The invoice under the contract's next number: the number is unique on the site, so it is the id, and a second claim with the same number could not even be stored. */
export function invoiceOn(contract: Contract, { description, parts = [], posting: own, orders = [], less = [], ...billed }: Billed, context: PreparationContext): Invoice {
  const number = invoiceNumber(contract.numberPrefix, contract.nextNumber);
  const { terms } = billed;
  const amount = sum([billed.amount, ...orders.map(({ price }) => price), ...less.map((part) => negate(part.amount))], contract.currency);
  const posting = own ? besidePosting(own, contract.mapping) : postingOf(contract.mapping);
  const straight = !billed.collects && goesStraightOut(contract, amount);
  const dates = straight ? { issueDate: context.today, dueDate: dueDate(terms, context.today) } : {};
  return {
    ...billed,
    id: number as InvoiceId,
    rev: 1,
    organisationId: context.organisation.id,
    projectId: contract.projectId,
    contractId: contract.id,
    contractName: contract.name,
    number,
    client: contract.client,
    amount,
    ...(orders.length === 0 ? {} : { changeOrders: orders.map((order) => order.id) }),
    lines: [
      ...inParts(description, parts[0] ?? [billed.amount]).map((part) => ({ ...part, ...posting, ...(billed.beside === undefined ? {} : { beside: billed.beside }) })),
      ...orders.flatMap((order, index) => inParts(orderDescription(order), parts[index + 1] ?? [order.price]).map((part) => ({ ...part, ...posting }))),
      ...less.map((part) => ({ description: part.description, quantity: 1, unitAmount: negate(part.amount), ...besidePosting(part.posting, contract.mapping), beside: part.beside })),
    ],
    taxMode: contract.mapping.taxMode,
    url: context.url,
    autonomy: contract.autonomy,
    ...(contract.branding ? { branding: contract.branding } : {}),
    ...(context.before ? { before: context.before } : {}),
    ...(context.cause.kind === 'person' ? { handledBy: [context.cause.person] } : {}),
    ...dates,
    delivery: { step: straight ? 'queued' : 'prepared' },
    createdAt: context.at,
    updatedAt: context.at,
  };
}

const inParts = (description: string, parts: readonly Money[]): readonly Pick<InvoiceLine, 'description' | 'quantity' | 'unitAmount'>[] =>
  parts.map((unitAmount, index) => ({ description: index === 0 ? description : restDescription(description), quantity: 1, unitAmount }));

function billedFor(contract: Contract, milestone: Milestone, place: number, { today, before }: PreparationContext): Billed {
  const { terms, poNumber, milestones } = contract;
  const collects = isCollected(contract, milestone, before);
  const earlier = earlierBills(contract, milestone.id, collects);
  const { id, name, deliverable, workItem, amount } = milestone;
  return {
    milestoneId: id,
    milestoneName: name,
    workItem,
    amount,
    description: lineDescription({ milestone: name, place, count: milestones.length, ...(deliverable === undefined ? {} : { deliverable }), key: workItem.key }),
    reference: reference(workReference(milestone), poNumber),
    terms: milestone.terms ?? terms,
    ...(collects ? { collects } : {}),
    ...(earlier.length === 0 ? {} : { earlier }),
    orders: linesOn(contract, milestone),
    ...lessOn(contract, milestone, today),
  };
}

function lessOn(contract: Contract, milestone: Milestone, today: CalendarDate): Pick<Billed, 'parts' | 'less' | 'drawn' | 'withheld'> {
  const { deposit, retention, mapping } = contract;
  const gross = grossOf(contract, milestone);
  const { drawn, withheld } = deductionsOn(contract, milestone.id, gross, today);
  const settles = heldBack(contract).minor < 0;
  const cut = cutLines(linesOf(contract, milestone), { drawn, withheld });
  const drawing = drawnLine(depositBill(contract)?.number ?? '', mapping.taxMode !== 'none');
  const withholding = settles ? settledLine : withheldLine(retention ? formatPercent(retention.basisPoints) : '', formatMoney(gross));
  return {
    parts: cut.billed,
    less: [
      ...cut.drawn.flatMap((amount) => (deposit ? [{ beside: 'deposit' as const, amount, posting: deposit.posting, description: drawing }] : [])),
      ...cut.withheld.flatMap((amount) => (retention ? [{ beside: 'retention' as const, amount, posting: retention.posting, description: withholding }] : [])),
    ],
    ...(isPositive(drawn) ? { drawn } : {}),
    ...(isPositive(withheld) ? { withheld } : {}),
  };
}

/** What the milestone's invoice bills before anything is deducted, the change orders on it included. */
export const grossOf = (contract: Contract, milestone: Milestone): Money => sum(linesOf(contract, milestone), contract.currency);

const linesOf = (contract: Contract, milestone: Milestone): readonly Money[] => [milestone.amount, ...linesOn(contract, milestone).map(({ price }) => price)];

/** How a line of the deposit or the retention is posted: without the contract's tracking, so that what was put there is taken back from the same place. */
export const besidePosting = ({ accountCode, taxCode }: Posting, { taxMode }: Pick<Mapping, 'taxMode'>): Pick<InvoiceLine, 'accountCode' | 'taxCode'> => ({
  accountCode,
  ...(taxMode === 'none' || taxCode === undefined ? {} : { taxCode }),
});

/** How a line of the contract is posted in the books. */
export const postingOf = ({ accountCode, taxMode, taxCode, tracking }: Mapping): Pick<InvoiceLine, 'accountCode' | 'taxCode' | 'tracking'> => ({
  accountCode,
  ...(taxMode === 'none' || taxCode === undefined ? {} : { taxCode }),
  ...(tracking === undefined || tracking.length === 0 ? {} : { tracking }),
});
