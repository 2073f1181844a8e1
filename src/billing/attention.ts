import { answersTo, type AttentionAnswer, type Place } from './attention-answers';
import { BESIDE, type Beside } from './beside';
import { mirrorOf } from './bill';
import type { CalendarDate } from './calendar-date';
import { isStranded } from './change-order';
import { named, namesOf } from './collect';
import type { Bill, Contract, TaxMode } from './contract';
import { isKnownExtra, type Extra } from './extra';
import { gateBill } from './gate';
import { heldProblem } from './held-problem';
import type { ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, ProjectId, RetainerId } from './ids';
import type { Invoice } from './invoice';
import type { Milestone } from './milestone';
import { formatMoney, isPositive, sum, type Money } from './money';
import { drawnOf } from './held-back';
import { periodId } from './period';
import { besideDue } from './prepare-beside';
import { problem } from './problem';
import type { Problem } from './problems';
import { owedOf } from './reconcile';
import { releasedUnpaid } from './released';
import { remindedHere } from './reminders';
import type { Retainer } from './retainer';
import { duePeriods } from './retainer-periods';
import { isDiffering, isMissing, isUnanswered } from './waiting';

/** One thing that waits for a person, and what they can do about it. */
export interface Attention {
  /** Stable while it waits. */
  readonly id: string;
  readonly problem: Problem;
  /** ISO instant, UTC. */
  readonly since: string;
  /** The money that hangs on it, where it is known. */
  readonly amount?: Money;
  /** How the amount stands to tax; absent where the ledger has worked the tax out. */
  readonly taxMode?: TaxMode;
  /** Absent for what concerns the whole site. */
  readonly projectId?: ProjectId;
  readonly contract?: { readonly id: ContractId; readonly rev: number; readonly name: string; readonly clientName: string };
  /** What is billed; work stands behind a milestone, and none behind a retainer's period. */
  readonly milestone?: { readonly id: MilestoneId; readonly name: string; readonly workItem?: string };
  /** `first`: the first day of the period that it is about, where it is about one. */
  readonly retainer?: { readonly id: RetainerId; readonly name: string; readonly first?: CalendarDate };
  /** The deposit or the retention, where it is about one. */
  readonly beside?: Beside;
  readonly invoice?: { readonly id: InvoiceId; readonly rev: number; readonly number: string; readonly ledgerId?: LedgerInvoiceId };
  /** The client disputes that invoice. */
  readonly disputed?: true;
  /** An invoice in the ledger that may be ours, or looks like it. */
  readonly found?: { readonly ledgerId: LedgerInvoiceId; readonly number: string };
  readonly answers: readonly AttentionAnswer[];
}

/** Something about the whole site that somebody has to see to, the connection or the cash to come; `since` is an ISO instant, UTC. */
export interface Concern {
  readonly problem: Problem;
  readonly since: string;
}

export interface Unread {
  readonly ids: readonly LedgerInvoiceId[];
  readonly since: string;
}

/** What is known of all that may wait: `invoices` are those that are prepared or held. */
export interface Known {
  readonly contracts: readonly Contract[];
  readonly invoices: readonly Invoice[];
  readonly extras: readonly Extra[];
  /** The ledger's invoices of which nobody could read what they changed into, and since when (ISO instant, UTC). */
  readonly unread?: Unread;
  readonly concerns: readonly Concern[];
  /** In the organisation's zone: what waited past its own due date says so. */
  readonly today: CalendarDate;
}

/** Everything that waits for a person, the longest waiting first. */
export function attentionOf({ contracts, invoices, extras, unread, concerns, today }: Known): readonly Attention[] {
  const ours = new Set(contracts.flatMap(({ bills }) => bills.flatMap(({ ledgerId }) => (ledgerId === undefined ? [] : [ledgerId]))));
  const all = [
    ...concerns.map(ofConnection),
    ...invoices.flatMap((invoice) => ofInvoice(invoice, contracts.find(({ id }) => id === invoice.contractId), today)),
    ...contracts.flatMap((contract) => [...contract.milestones.flatMap((milestone) => ofMilestone(contract, milestone)), ...ofReleased(contract), ...ofStranded(contract), ...ofOverdue(contract), ...contract.bills.flatMap((bill) => ofBill(contract, bill, unread)), ...(contract.retainers ?? []).flatMap((retainer) => ofRetainer(contract, retainer, today)), ...BESIDE.flatMap((beside) => ofBeside(contract, beside))]),
    ...extras.filter((extra) => isKnownExtra(extra) && !ours.has(extra.ledgerId)).map(ofExtra),
  ];
  const disputed = new Set(contracts.flatMap(({ disputes = [] }) => disputes.map(({ invoiceId }) => invoiceId)));
  const marked = disputed.size === 0 ? all : all.map((one) => (one.invoice && disputed.has(one.invoice.id) ? { ...one, disputed: true as const } : one));
  return marked.sort((a, b) => (a.since === b.since ? compareText(a.id, b.id) : compareText(a.since, b.since)));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The answers follow from the problem and from where it waits. */
const item = (place: Place, facts: Omit<Attention, 'answers'>): Attention => ({ ...facts, answers: answersTo(facts.problem.code, place) });

const ofConnection = ({ problem: concern, since }: Concern): Attention => {
  // One line for each currency in which cash may run low.
  if (concern.code === 'CASH_LOW') return item({ kind: 'cash' }, { id: `cash:${concern.params?.['currency'] ?? ''}`, problem: concern, since });
  return item({ kind: 'connection' }, { id: `connection:${concern.code}`, problem: concern, since });
};

function ofInvoice(invoice: Invoice, contract: Contract | undefined, today: CalendarDate): readonly Attention[] {
  const { delivery } = invoice;
  const mirror = mirrorOf(invoice);
  const facts = {
    amount: mirror ? owedOf(mirror) : invoice.amount,
    ...(mirror ? {} : { taxMode: invoice.taxMode }),
    projectId: invoice.projectId,
    ...(contract ? inContract(contract) : {}),
    milestone: { id: invoice.milestoneId, name: namesOf(invoice), ...(invoice.workItem ? { workItem: invoice.workItem.key } : {}) },
    invoice: { id: invoice.id, rev: invoice.rev, number: invoice.number, ...(mirror ? { ledgerId: mirror.ledgerId } : {}) },
  };
  if (delivery.step === 'prepared') {
    return [item({ kind: 'prepared' }, { id: `release:${invoice.id}`, problem: problem('RELEASE_NEEDED', 'invoice', { invoice: invoice.number }), since: invoice.createdAt, ...facts })];
  }
  if (delivery.step !== 'held') return [];
  const found = delivery.at === 'queued' && delivery.found !== undefined ? { found: { ledgerId: delivery.found, number: delivery.problem.params?.['found'] ?? invoice.number } } : {};
  return [item({ kind: 'held', delivery }, { id: `held:${invoice.id}`, problem: heldProblem(invoice, today) ?? delivery.problem, since: delivery.since, ...facts, ...found })];
}

function ofMilestone(contract: Contract, milestone: Milestone): readonly Attention[] {
  const { state, amount } = milestone;
  const bill = gateBill(contract, milestone);
  const facts = { ...inContract(contract), ...inPlan(milestone), ...(bill ? inBill(bill) : {}) };
  if (state.kind === 'waiting') {
    const code = state.problem.params?.['work'] === 'gone' ? ('WORK_ITEM_NOT_FOUND' as const) : state.problem.code;
    const place = { kind: 'waiting' as const, contract: contract.state, code };
    return [item(place, { id: `waiting:${milestone.id}`, problem: state.problem, since: state.since, amount, taxMode: contract.mapping.taxMode, ...facts })];
  }
  if (state.kind !== 'billed' || !state.reopened || !isUnanswered(milestone) || !bill) return [];
  const why = problem('WORK_REOPENED', 'milestone', { workItem: milestone.workItem.key, invoice: bill.number });
  return [item({ kind: 'reopened', bill }, { id: `reopened:${milestone.id}`, problem: why, since: state.reopened.at, ...moneyOf(contract, bill), ...facts, ...inPlan(milestone, bill) })];
}

/** Work that went out, and whose money is not in. */
function ofReleased(contract: Contract): readonly Attention[] {
  return releasedUnpaid(contract).map(({ release, milestone }) => {
    const bill = gateBill(contract, milestone);
    const why = problem('RELEASED_UNPAID', 'milestone', { released: [...release.versions, ...release.items].join(', '), ...(bill ? { invoice: bill.number } : {}) });
    const money = bill ? { ...moneyOf(contract, bill), ...inBill(bill) } : { amount: milestone.amount, taxMode: contract.mapping.taxMode };
    return item({ kind: 'released', ...(bill ? { bill } : {}) }, { id: `released:${milestone.id}`, problem: why, since: release.at, ...money, ...inContract(contract), ...inPlan(milestone, bill) });
  });
}

/** Agreed with the client, and nothing on the plan will ever bill it. */
function ofStranded(contract: Contract): readonly Attention[] {
  const { changeOrders = [], milestones, mapping } = contract;
  return changeOrders.filter((order) => isStranded(contract, order)).map(({ id, number, title, price, milestoneId, createdAt, state }) => {
    const milestone = milestones.find((entry) => entry.id === milestoneId);
    const since = state.kind === 'agreed' ? state.at : createdAt;
    const why = problem('CHANGE_ORDER_STRANDED', 'contract', { number: String(number), title });
    return item({ kind: 'order' }, { id: `order:${id}`, problem: why, since, amount: price, taxMode: mapping.taxMode, ...inContract(contract), ...(milestone ? inPlan(milestone) : {}) });
  });
}

/** What people were to be reminded of, and no work stands behind it below which they could be told. */
function ofOverdue(contract: Contract): readonly Attention[] {
  return remindedHere(contract).map(({ bill, entry }) => {
    const why = problem('BILL_OVERDUE', 'invoice', { invoice: bill.number, ...(entry.from === undefined ? {} : { dueDate: entry.from }) });
    return item({ kind: 'overdue' }, { id: `overdue:${bill.invoiceId}`, problem: why, since: entry.at, ...moneyOf(contract, bill), ...inContract(contract), ...inPeriod(contract, bill), ...inBill(bill) });
  });
}

function ofBill(contract: Contract, bill: Bill, unread: Unread | undefined): readonly Attention[] {
  const milestone = contract.milestones.find(({ id }) => id === bill.milestoneId);
  const facts = { ...moneyOf(contract, bill), ...inContract(contract), ...(milestone ? inPlan(milestone, bill) : {}), ...inPeriod(contract, bill), ...inBill(bill) };
  if (isMissing(bill)) {
    return [item({ kind: 'missing' }, { id: `missing:${bill.invoiceId}`, problem: problem('LEDGER_MISSING', 'ledger', { invoice: bill.number }), since: bill.missingSince ?? contract.updatedAt, ...facts })];
  }
  if (unread && bill.ledgerId !== undefined && unread.ids.includes(bill.ledgerId)) {
    return [item({ kind: 'unread' }, { id: `unread:${bill.invoiceId}`, problem: problem('LEDGER_STALE', 'ledger', { invoice: bill.number }), since: unread.since, ...facts })];
  }
  if (!bill.differs || !isDiffering(bill)) return [];
  const why = problem('LEDGER_DIFFERS', 'ledger', { invoice: bill.number, differences: bill.differs.fields.join(', ') });
  return [item({ kind: 'differs' }, { id: `differs:${bill.invoiceId}`, problem: why, since: bill.differs.since, ...facts })];
}

/** What a retainer's bill waits for, and each of its periods whose invoice was taken back. */
function ofRetainer(contract: Contract, retainer: Retainer, today: CalendarDate): readonly Attention[] {
  const { id, name, waiting, returned = [] } = retainer;
  const inIt = { ...inContract(contract), taxMode: contract.mapping.taxMode };
  const due = duePeriods(retainer, today).map(({ amount }) => amount);
  const stopped = waiting
    ? [item({ kind: 'retainer', contract: contract.state, code: waiting.problem.code }, { id: `retainer:${id}`, ...waiting, ...inIt, amount: sum(due, contract.currency), retainer: { id, name } })]
    : [];
  return [...stopped, ...returned.flatMap((period) => {
    const bill = contract.bills.find(({ number }) => number === period.invoice);
    const why = problem('PERIOD_RETURNED', 'contract', { retainer: name, fromDate: period.from, toDate: period.to, invoice: period.invoice });
    const facts = { id: `period:${periodId({ retainerId: id, from: period.from })}`, problem: why, since: period.since, ...inIt, retainer: { id, name, first: period.from } };
    return [item({ kind: 'period', contract: contract.state }, { ...facts, ...(bill ? { amount: bill.amount, ...inBill(bill) } : {}) })];
  })];
}

/** What the deposit's or the retention's invoice waits for, or that it was taken back: with what was drawn of a deposit, since that is billed by nobody until it is billed again. */
function ofBeside(contract: Contract, beside: Beside): readonly Attention[] {
  const { waiting, returned } = contract[beside] ?? {};
  const amount = besideDue(contract, beside);
  const facts = { ...inContract(contract), taxMode: contract.mapping.taxMode, beside, ...(amount ? { amount } : {}) };
  const place = { kind: 'beside' as const, contract: contract.state };
  if (waiting) return [item(place, { id: `beside:${contract.id}:${beside}`, ...waiting, ...facts })];
  if (!returned) return [];
  const drawn = drawnOf(contract);
  const why = problem('BESIDE_RETURNED', 'contract', { invoice: returned.invoice, ...(beside === 'deposit' && isPositive(drawn) ? { drawn: formatMoney(drawn) } : {}) });
  const bill = contract.bills.find(({ number }) => number === returned.invoice);
  return [item(place, { id: `beside:${contract.id}:${beside}`, problem: why, since: returned.since, ...facts, ...(bill ? inBill(bill) : {}) })];
}

const ofExtra = ({ ledgerId, number, projectId, total, foundAt }: Extra): Attention =>
  item(
    { kind: 'extra' },
    { id: `extra:${ledgerId}`, problem: problem('LEDGER_EXTRA', 'ledger', { number }), since: foundAt, amount: total, projectId, found: { ledgerId, number } },
  );

const inContract = ({ id, rev, name, client, projectId }: Contract) => ({ projectId, contract: { id, rev, name, clientName: client.name } });
const inPlan = ({ id, name, workItem }: Milestone, bill: Pick<Bill, 'with'> = {}) => ({ milestone: { id, name: named(name, bill.with), workItem: workItem.key } });
/** The retainer by its name now; the days are on the invoice. */
function inPeriod({ retainers = [] }: Contract, { period, milestoneId }: Bill): Pick<Attention, 'milestone'> {
  const retainer = retainers.find(({ id }) => id === period?.retainerId);
  return retainer ? { milestone: { id: milestoneId, name: retainer.name } } : {};
}
const inBill = ({ invoiceId, rev, number, ledgerId }: Bill) => ({ invoice: { id: invoiceId, rev, number, ...(ledgerId === undefined ? {} : { ledgerId }) } });
/** What is owed, or all it came to; until the ledger has said so, the price as the contract states it. */
function moneyOf({ mapping }: Contract, { due, total, amount }: Bill): Pick<Attention, 'amount' | 'taxMode'> {
  const known = due && due.minor > 0 ? due : total;
  return known ? { amount: known } : { amount, taxMode: mapping.taxMode };
}
