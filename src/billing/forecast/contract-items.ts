import { besideId, type Beside } from '../beside';
import { addDays, compareDates, type CalendarDate } from '../calendar-date';
import { expectedLinesOn } from '../change-order';
import { isCollected } from '../collect';
import type { Bill, Contract, TaxMode } from '../contract';
import { isDisputed } from '../disputed';
import type { Deductions } from '../deductions';
import type { MilestoneId } from '../ids';
import type { Milestone } from '../milestone';
import { add, isPositive, money, subtract, type Money } from '../money';
import { periodId } from '../period';
import { periodsFrom } from '../retainer-periods';
import { partsOf } from '../part';
import { reachingOf, type Reaching } from '../reaching';
import type { Retainer } from '../retainer';
import { foreseeDeductions, type Foreseen } from './foresee-deductions';
import { MOST_DAYS, type ForecastInvoice, type ForecastItem, type ForecastPlan, type Parts, type PastReach, type Reach } from './inputs';

/** What was seen of the work behind a milestone. */
export interface WorkSeen {
  /** The day it is planned for, where the work says one. */
  readonly planned?: CalendarDate;
  readonly parts?: Parts;
}

/** Everything that the forecast of one contract is made from. Days are calendar dates in the organisation's zone. */
export interface ContractFacts {
  readonly contract: Contract;
  readonly knownTo: CalendarDate;
  /** By invoice: the date that it bears in the ledger. One of which it is not known is taken as issued when its terms say. */
  readonly issued: Readonly<Record<string, CalendarDate>>;
  /** By invoice: since when it has been waiting to be issued, as far as was seen. */
  readonly waitingSince: Readonly<Record<string, CalendarDate>>;
  /** By milestone. */
  readonly work: Readonly<Record<string, WorkSeen>>;
  /** The ledger's rate of the contract's tax, in per cent. */
  readonly taxPercent: number;
}

/** What money may come of a contract: what is owed, what waits to be issued, and what is planned. Nothing is in it twice. */
export function contractItems(facts: ContractFacts): readonly ForecastItem[] {
  const { contract } = facts;
  const foreseen = foreseeDeductions(contract, facts.knownTo);
  const billed = contract.bills.flatMap((bill) => ofBill(bill, facts));
  const planned = contract.state === 'active' ? [...ofBeside(foreseen, facts), ...contract.milestones.flatMap((milestone) => ofMilestone(milestone, foreseen, facts)), ...(contract.retainers ?? []).flatMap((retainer) => ofRetainer(retainer, facts))] : [];
  return [...billed, ...planned].filter(({ amount }) => amount.minor > 0);
}

const belongs = ({ client, id, projectId }: Contract) => ({ clientId: client.id, contractId: id, projectId });

/** Whether a person has to let an invoice go: the contract says how far Milepost goes alone. */
export const released = ({ autonomy }: { readonly autonomy: Reaching }): ForecastPlan['released'] => (autonomy === 'approve' || autonomy === 'email' ? 'by_itself' : 'by_person');

function ofBill(bill: Bill, facts: ContractFacts): readonly ForecastItem[] {
  const { contract } = facts;
  switch (bill.status) {
    case 'approved':
    case 'part_paid':
      return bill.due ? [owed(bill, bill.due, facts)] : [];
    case 'needs_attention':
      // What is owed on one that the ledger has approved is owed, whatever we could not do with it; `due` is left out of any other.
      return bill.due && bill.due.minor > 0 ? [owed(bill, bill.due, facts)] : [waiting(bill, 'by_person', facts)];
    case 'prepared':
    case 'draft':
    case 'submitted':
      return [waiting(bill, 'by_person', facts)];
    case 'sending':
      return [waiting(bill, released(contract), facts)];
    case 'paid':
    case 'credited':
    case 'voided':
    case 'deleted':
    case 'cancelled':
      return [];
  }
}

function owed(bill: Bill, amount: Money, { contract, knownTo, issued }: ContractFacts): ForecastInvoice {
  const due = bill.dueDate ?? issued[bill.invoiceId] ?? knownTo;
  return { kind: 'invoice', id: bill.invoiceId, name: bill.number, amount, issued: issued[bill.invoiceId] ?? issuedBefore(due, contract), due, ...(isDisputed(contract, bill) ? { disputed: true } : {}), ...belongs(contract) };
}

/** Only until the ledger was asked: terms that count from the invoice's date say how long before. */
const issuedBefore = (due: CalendarDate, { terms }: Contract): CalendarDate => (terms.kind === 'days_after_invoice' ? addDays(due, -terms.days) : due);

function waiting(bill: Bill, who: ForecastPlan['released'], { contract, knownTo, waitingSince, taxPercent }: ContractFacts): ForecastPlan {
  const milestone = contract.milestones.find(({ id }) => id === bill.milestoneId);
  return {
    kind: 'draft', id: bill.invoiceId, name: bill.number, amount: bill.total ?? withTax(bill.amount, contract.mapping.taxMode, taxPercent),
    reach: { kind: 'date', date: waitingSince[bill.invoiceId] ?? knownTo }, released: who, terms: milestone?.terms ?? contract.terms, ...belongs(contract),
  };
}

function ofMilestone(milestone: Milestone, { less }: Foreseen, facts: ContractFacts): readonly ForecastPlan[] {
  const { contract } = facts;
  const { state } = milestone;
  // One on hold bills nothing when it is reached, until somebody says otherwise.
  if (state.kind === 'billed' || state.kind === 'held') return [];
  return [{
    kind: 'milestone', id: milestone.id, name: milestone.name, amount: net(withLines(contract, milestone), less.get(milestone.id), facts),
    reach: state.kind === 'waiting' ? { kind: 'date', date: facts.knownTo } : reachOf(milestone, facts),
    // What waits was reached, and a person has to see to what stopped it.
    released: state.kind === 'waiting' || isCollected(contract, milestone) ? 'by_person' : released({ autonomy: reachingOf(contract, milestone) }),
    terms: milestone.terms ?? contract.terms, ...belongs(contract),
  }];
}

/** With the change orders that are expected on its invoice. */
const withLines = (contract: Contract, milestone: Milestone): Money => expectedLinesOn(contract, milestone).reduce((total, { price }) => add(total, price), milestone.amount);

/** Less what its invoice draws of the deposit and withholds. */
function net(gross: Money, less: Deductions | undefined, { contract, taxPercent }: ContractFacts): Money {
  const { taxMode } = contract.mapping;
  if (!less) return withTax(gross, taxMode, taxPercent);
  return subtract(withTax(subtract(gross, less.drawn), taxMode, taxPercent), withTax(less.withheld, taxMode, besidePercent(contract, 'retention', taxPercent)));
}

/** The ledger's rate is known of the contract's own tax; any other is taken for one without. */
const besidePercent = ({ mapping, ...contract }: Contract, beside: Beside, taxPercent: number): number => (contract[beside]?.posting.taxCode === mapping.taxCode ? taxPercent : 0);

/** The deposit while it is to be billed by itself, and what will be withheld, where its release has a day or a milestone. What waits for a person is not counted on. */
function ofBeside({ deposit, held }: Foreseen, facts: ContractFacts): readonly ForecastPlan[] {
  const { contract, knownTo, taxPercent } = facts;
  const freed = freedOn(facts);
  const plan = (beside: Beside, amount: Money, { by, reach }: Freed): ForecastPlan => ({
    kind: beside, id: besideId(contract, beside), name: contract.name, amount: withTax(amount, contract.mapping.taxMode, besidePercent(contract, beside, taxPercent)), reach, released: released(contract), terms: contract.terms,
    ...(by === undefined ? {} : { freedBy: by }), ...belongs(contract),
  });
  const start = contract.startsOn !== undefined && compareDates(contract.startsOn, knownTo) > 0 ? contract.startsOn : knownTo;
  return [...(deposit && !contract.deposit?.returned ? [plan('deposit', deposit, { reach: { kind: 'date', date: start } })] : []), ...(freed && isPositive(held) ? [plan('retention', held, freed)] : [])];
}

interface Freed {
  readonly reach: Reach;
  /** The milestone whose work it waits for. */
  readonly by?: MilestoneId;
}

/** When what is withheld is released: on its day, or with its milestone, which may be billed by now. One on hold releases nothing until somebody says otherwise. */
function freedOn(facts: ContractFacts): Freed | undefined {
  const { contract: { retention, milestones }, knownTo } = facts;
  if (!retention || retention.returned || retention.left) return undefined;
  const { release } = retention;
  if (release.kind === 'manual') return undefined;
  if (release.kind === 'date') return { reach: { kind: 'date', date: compareDates(release.date, knownTo) < 0 ? knownTo : release.date } };
  // Of several parts the last that is not billed.
  const parts = partsOf({ milestones }, release.milestoneId);
  const milestone = parts.findLast(({ state }) => state.kind !== 'billed') ?? parts[0];
  switch (milestone?.state.kind) {
    case undefined:
    case 'held':
      return undefined;
    case 'billed':
    case 'waiting':
      return { reach: { kind: 'date', date: knownTo } };
    case 'planned':
      return { reach: reachOf(milestone, facts), by: milestone.id };
  }
}

/** Its bills to come, as far as a forecast looks on any day until the next of them is made: nothing else has to change on the contract before. A period that is missed or was taken back waits for a person, and is not counted on. */
function ofRetainer(retainer: Retainer, { contract, knownTo, taxPercent }: ContractFacts): readonly ForecastPlan[] {
  const plans: ForecastPlan[] = [];
  let end: CalendarDate | undefined;
  for (const { from, billOn, amount } of periodsFrom(retainer, retainer.next)) {
    end ??= addDays(compareDates(billOn, knownTo) < 0 ? knownTo : billOn, MOST_DAYS);
    if (compareDates(billOn, end) > 0) break;
    plans.push({
      kind: 'retainer', id: periodId({ retainerId: retainer.id, from }), name: retainer.name, amount: withTax(amount, contract.mapping.taxMode, taxPercent),
      reach: { kind: 'date', date: compareDates(billOn, knownTo) < 0 ? knownTo : billOn },
      released: retainer.waiting ? 'by_person' : released({ autonomy: retainer.autonomy ?? contract.autonomy }), terms: contract.terms, ...belongs(contract),
    });
  }
  return plans;
}

/** By hand goes before all else; then a date that the trigger names; then the work. */
export function reachOf({ id, trigger, expected }: Milestone, { contract, knownTo, work }: Pick<ContractFacts, 'contract' | 'knownTo' | 'work'>): Reach {
  if (expected) return { kind: 'by_hand', from: expected.from, to: expected.to };
  const start = contract.startsOn !== undefined && compareDates(contract.startsOn, knownTo) > 0 ? contract.startsOn : knownTo;
  switch (trigger.kind) {
    case 'date':
      return { kind: 'date', date: compareDates(trigger.date, start) < 0 ? start : trigger.date };
    case 'start':
      return { kind: 'date', date: start };
    case 'manual':
    case 'category':
    case 'status':
    case 'version':
      return ofWork(work[id]);
  }
}

function ofWork({ planned, parts }: WorkSeen = {}): Reach {
  return { kind: 'work', ...(planned === undefined ? {} : { planned }), ...(parts ? { parts } : {}) };
}

/** What the client will owe: in whole minor units, as the ledger will round it or within one of that. */
export function withTax(amount: Money, mode: TaxMode, percent: number): Money {
  return mode === 'exclusive' ? money(Math.round(amount.minor * (1 + percent / 100)), amount.currency) : amount;
}

/** Earlier milestones that had a planned day: what their slips say of the next ones. */
export const pastReaches = ({ contract, work }: Pick<ContractFacts, 'contract' | 'work'>, dateOf: (instant: string) => CalendarDate): readonly PastReach[] =>
  contract.milestones.flatMap(({ id, state }) => {
    const planned = work[id]?.planned;
    return state.kind === 'billed' && planned !== undefined ? [{ projectId: contract.projectId, planned, reached: dateOf(state.at) }] : [];
  });
