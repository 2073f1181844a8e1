import { compareDates, daysBetween, todayIn, type CalendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import type { InvoiceId, MilestoneId, PersonId } from './ids';
import type { Milestone } from './milestone';
import { isOverdue } from './plan';

/**
 * What people are reminded of on a contract, below the work, where everyone who may see the work may read it: so without amounts. Absent on a contract: nobody is reminded of
 * anything.
 */
export interface ReminderPolicy {
  /** Who is told: finance, say, and whoever manages the project. */
  readonly people: readonly PersonId[];
  /** A milestone that is expected to be billed within so many days is announced. */
  readonly aheadDays?: number;
  /** And so is one of whose work this share is done, in basis points. */
  readonly aheadShare?: number;
  /** So many days after an invoice was due, ascending; a milestone that waits for a person to bill it is reminded of at once and then on the same days. */
  readonly overdueDays: readonly number[];
  /** The ledger also emails its invoice to the client again on those days. */
  readonly client?: true;
  /** What is said below the work is in that language; absent: in English. The work tool tells nobody which one its readers share. */
  readonly language?: 'de';
}

export const MAX_AHEAD_DAYS = 90;
export const MAX_REMINDER_DAYS = 365;
export const MAX_REMINDERS = 10;
export const MAX_REMINDED_PEOPLE = 20;

/**
 * One reminder: of a milestone ahead, of one to bill by hand, or of an invoice that is overdue. At most one of a kind is kept for each thing, the latest. `from`: the day that it counts from (the due
 * date, since when it waits, or when it is expected); `days` after that. It is written down before it is given: `told` once it was.
 */
export interface Reminded {
  readonly kind: 'ahead' | 'bill' | 'overdue';
  readonly about: MilestoneId | InvoiceId;
  readonly from?: CalendarDate;
  readonly days: number;
  /** The day in the organisation's zone on which it was written down, and the instant: ISO, UTC. */
  readonly on: CalendarDate;
  readonly at: string;
  readonly told?: true;
  /** The ledger was asked to email the client. */
  readonly emailed?: true;
}

/** The client disputes an invoice: nobody is reminded of it until that is settled. At most one an invoice. `at`: ISO instant, UTC. */
export interface Dispute {
  readonly invoiceId: InvoiceId;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: string;
}

/** What is known on a day, beside the contract. Days are dates in the organisation's zone. */
export interface ReminderFacts {
  readonly today: CalendarDate;
  readonly zone: string;
  /** Whether the ledger's word is fresh enough to remind anybody of money. */
  readonly ledgerKnown: boolean;
  /** How much of a milestone's work is done, where that was counted. */
  readonly doneOf: (id: MilestoneId) => { readonly done: number; readonly all: number } | undefined;
}

type Due = Pick<Reminded, 'kind' | 'about' | 'from' | 'days'>;

/** What somebody is to be reminded of today and was not yet: never more than one of a thing a day, and of days that were missed only the last. */
export function dueReminders(contract: Contract, facts: ReminderFacts): readonly Due[] {
  const { reminders: policy, reminded = [] } = contract;
  if (!policy) return [];
  const all = [...contract.milestones.flatMap((milestone) => ofMilestone(contract, policy, milestone, facts)), ...contract.bills.flatMap((bill) => ofBill(contract, policy, bill, facts))];
  return all.filter(({ kind, about, from, days }) => {
    const before = reminded.find((entry) => entry.about === about && entry.kind === kind);
    if (reminded.some((entry) => entry.about === about && entry.on === facts.today)) return false;
    if (!before) return true;
    if (kind === 'ahead') return from !== undefined && before.from !== undefined && compareDates(from, before.from) > 0;
    return before.from !== from || before.days < days;
  });
}

function ofMilestone(contract: Contract, policy: ReminderPolicy, milestone: Milestone, facts: ReminderFacts): readonly Due[] {
  const { id, state } = milestone;
  if (contract.state !== 'active') return [];
  if (state.kind === 'waiting' && state.problem.code === 'BILL_BY_HAND') {
    const since = todayIn(facts.zone, Date.parse(state.since));
    return stepped('bill', id, since, [0, ...policy.overdueDays], facts.today);
  }
  return state.kind === 'planned' ? ahead(policy, milestone, facts) : [];
}

/** By the day that its trigger or somebody's word names; else by how much of its work is done. */
function ahead({ aheadDays, aheadShare }: ReminderPolicy, { id, trigger, expected }: Milestone, { today, doneOf }: ReminderFacts): readonly Due[] {
  const from = expected?.from ?? (trigger.kind === 'date' ? trigger.date : undefined);
  const over = expected ? compareDates(expected.to, today) < 0 : trigger.kind === 'date' && compareDates(trigger.date, today) <= 0;
  if (aheadDays !== undefined && from !== undefined && !over && daysBetween(today, from) <= aheadDays) return [{ kind: 'ahead', about: id, from, days: 0 }];
  const work = trigger.kind === 'date' || trigger.kind === 'start' ? undefined : doneOf(id);
  if (aheadShare === undefined || work === undefined || work.all <= 0 || work.done * 10_000 < aheadShare * work.all) return [];
  return [{ kind: 'ahead', about: id, days: 0 }];
}

function ofBill(contract: Contract, policy: ReminderPolicy, bill: Bill, { today, ledgerKnown }: ReminderFacts): readonly Due[] {
  if (!ledgerKnown || contract.state === 'draft' || contract.state === 'paused' || bill.dueDate === undefined || !isOverdue(bill, today) || isQuiet(contract, bill)) return [];
  return stepped('overdue', bill.invoiceId, bill.dueDate, policy.overdueDays, today);
}

/** The last of the days that have come. */
function stepped(kind: Due['kind'], about: Due['about'], from: CalendarDate, cadence: readonly number[], today: CalendarDate): readonly Due[] {
  const since = daysBetween(from, today);
  const days = cadence.filter((each) => each <= since).at(-1);
  return days === undefined ? [] : [{ kind, about, from, days }];
}

/** While the client says that it paid, or disputes it, and while it waits for one of us, nobody is reminded of an invoice. */
export const isQuiet = ({ claims = [], disputes = [] }: Pick<Contract, 'claims' | 'disputes'>, { invoiceId, held, missingSince }: Pick<Bill, 'invoiceId' | 'held' | 'missingSince'>): boolean =>
  held !== undefined || missingSince !== undefined || [...claims, ...disputes].some((entry) => entry.invoiceId === invoiceId);

/** Whether a reminder that was written down is still right to give. */
export function isStillDue(contract: Contract, { kind, about, from }: Reminded, today: CalendarDate): boolean {
  if (!contract.reminders) return false;
  if (kind === 'overdue') {
    const bill = contract.bills.find(({ invoiceId }) => invoiceId === about);
    return bill !== undefined && bill.dueDate === from && isOverdue(bill, today) && !isQuiet(contract, bill);
  }
  const state = contract.milestones.find(({ id }) => id === about)?.state;
  return kind === 'ahead' ? state?.kind === 'planned' : state?.kind === 'waiting' && state.problem.code === 'BILL_BY_HAND';
}

/** Invoices of which people are reminded on the app's own pages, for as long as it is right: nothing but a milestone's has work below which they could be told. */
export const remindedHere = (contract: Contract): readonly { readonly bill: Bill; readonly entry: Reminded }[] =>
  (contract.reminded ?? []).flatMap((entry) => {
    const bill = contract.bills.find(({ invoiceId }) => invoiceId === entry.about);
    return bill && !contract.milestones.some(({ id }) => id === bill.milestoneId) && isStillDue(contract, entry, entry.on) ? [{ bill, entry }] : [];
  });

/** The contract with these reminders written down, each in place of the one before it; what is settled is forgotten on a later day. */
export function withReminders(contract: Contract, due: readonly Due[], { today, at }: { readonly today: CalendarDate; readonly at: string }): Contract {
  const replaced = (entry: Reminded): boolean => due.some(({ kind, about }) => kind === entry.kind && about === entry.about);
  const kept = (contract.reminded ?? []).filter((entry) => !replaced(entry) && (entry.on === today || isStillDue(contract, entry, today)));
  return { ...contract, reminded: [...kept, ...due.map((each): Reminded => ({ ...each, on: today, at }))] };
}

/** The contract with more known of one reminder; as it was when another has taken its place. */
export function withReminded(contract: Contract, { kind, about, at }: Reminded, known: Pick<Reminded, 'told' | 'emailed'>): Contract {
  const reminded = (contract.reminded ?? []).map((entry) => (entry.kind === kind && entry.about === about && entry.at === at ? { ...entry, ...known } : entry));
  return { ...contract, reminded };
}
