import type { ActivityEvent } from '../billing/activity';
import { mirrorOf } from '../billing/bill';
import { todayIn } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import type { AccountId, ContractId, InvoiceId, MilestoneId } from '../billing/ids';
import { isActPossible } from '../billing/ledger-act';
import { reminderText } from '../billing/reminder-text';
import { dueReminders, isStillDue, withReminded, withReminders, type Reminded, type ReminderFacts } from '../billing/reminders';
import { addComment, hasComment, JiraFailure } from '../jira';
import { contractsWhere } from '../store/find';
import { forecastParts } from '../store/forecast';
import { getContract, getInvoice, getTogether } from '../store/read';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { connectionProblem } from './connection-problem';
import { contractChanges } from './contract-changes';
import { pushSend } from './work';
import { writeInvoice } from './write-invoice';

/** Pages of 100 contracts, of those on which something waits and of the others. */
const MOST_PAGES = 10;
/** So many reminders of one contract a day; the rest comes on the next, or with the next try. */
const MOST_TOGETHER = 20;
/** A reminder that was written down so long ago was given up by the run that wrote it: it may have been given. */
const GIVEN_UP_MS = 15 * 60_000;
/** The ledger's word is too old to remind anybody of money. */
const STALE_MS = 24 * 3_600_000;

interface Day extends Omit<ReminderFacts, 'doneOf'> {
  readonly now: number;
  readonly connection: Connection | undefined;
  readonly accountsOf: (contract: Contract) => readonly AccountId[];
}

/**
 * Once a day: reminds people of what is ahead, of what waits for them to bill it, and of what is overdue, below the work. Each reminder is written down before it is given, with its line in the record; one
 * that may have been given by a run that ended is looked for first. So it is given once, however often this runs. It costs a request of storage for each hundred contracts, and two more and one or two of Jira's
 * points for each reminder. Answers whether some are left that another run may be giving just now: look again in a quarter of an hour. `now` in milliseconds.
 */
export async function remindPeople(now: number): Promise<boolean> {
  const day = await dayOf(now);
  const [waiting, calm] = [await contractsWhere('yes', MOST_PAGES), await contractsWhere('no', MOST_PAGES)];
  let left = false;
  for (const { id, reminders, reminded } of [...waiting.rows, ...calm.rows]) {
    if (reminders || reminded?.some(({ told }) => !told)) left = (await remindOn(id, day)) || left;
  }
  return left;
}

async function dayOf(now: number): Promise<Day> {
  const { connection, pulse, people } = await getTogether({ connection: true, pulse: true, people: true });
  const zone = connection?.organisation.timeZone ?? 'UTC';
  const ledgerKnown = connection?.state.kind === 'connected' && pulse?.lookedAt !== undefined && now - Date.parse(pulse.lookedAt) < STALE_MS;
  const accountsOf = ({ reminders }: Contract) => (people?.known ?? []).filter(({ person }) => reminders?.people.includes(person) === true).map(({ account }) => account);
  return { now, today: todayIn(zone, now), zone, connection, ledgerKnown, accountsOf };
}

async function remindOn(id: ContractId, day: Day): Promise<boolean> {
  const written = await writeDown(id, day);
  if (!written) return false;
  const { contract, due } = written;
  let left = false;
  for (const entry of contract.reminded ?? []) {
    // By what this run wrote down, and not by when: another run of the same moment may have said it already.
    const fresh = due.some(({ kind, about }) => kind === entry.kind && about === entry.about);
    const mayGive = fresh || day.now - Date.parse(entry.at) >= GIVEN_UP_MS;
    if (!entry.told && mayGive) await give(contract, entry, fresh, day);
    left = left || (!entry.told && !mayGive);
    if (!entry.emailed && entry.kind === 'overdue' && entry.on === day.today) await emailClient(id, entry, day);
  }
  return left;
}

interface WrittenDown {
  readonly contract: Contract;
  /** What this run wrote down. */
  readonly due: ReturnType<typeof dueReminders>;
}

/** What is due is written down, with what was not given yet; undefined when there is nothing to do. */
async function writeDown(id: ContractId, day: Day): Promise<WrittenDown | undefined> {
  const first = await getContract(id);
  const work = first?.reminders?.aheadShare === undefined ? new Map<string, Counted>() : await countedOn(first);
  return transact<WrittenDown | undefined>(async () => {
    const before = await getContract(id);
    if (!before) return { changes: [], result: undefined };
    const due = dueReminders(before, { ...day, doneOf: (milestone: MilestoneId) => work.get(milestone) }).slice(0, MOST_TOGETHER);
    if (due.length === 0) return { changes: [], result: { contract: before, due } };
    const at = new Date(day.now).toISOString();
    const { contract, changes } = contractChanges(before, withReminders(before, due, { today: day.today, at }), { at, by: 'milepost' }, due.flatMap((each) => eventOf(before, each)));
    return { changes, result: { contract, due } };
  });
}

interface Counted {
  readonly done: number;
  readonly all: number;
}

/** As the forecast last counted it. */
async function countedOn({ id, projectId }: Contract): Promise<ReadonlyMap<string, Counted>> {
  const part = (await forecastParts('contract', projectId)).find(({ about }) => about.id === id);
  if (part?.about.kind !== 'contract') return new Map();
  return new Map(Object.entries(part.about.work).flatMap(([milestone, { parts }]) => (parts ? [[milestone, { done: parts.done.length, all: parts.done.length + parts.open }] as const] : [])));
}

function eventOf({ milestones, bills }: Contract, { kind, about, days }: Pick<Reminded, 'kind' | 'about' | 'days'>): readonly ActivityEvent[] {
  const bill = bills.find(({ invoiceId }) => invoiceId === about);
  if (kind === 'overdue') return bill ? [{ kind: 'invoice-reminded', invoice: bill.number, days }] : [];
  const milestone = milestones.find(({ id }) => id === about);
  return milestone ? [{ kind: 'milestone-reminded', milestone: milestone.name, workItem: milestone.workItem.key, ahead: kind === 'ahead' }] : [];
}

/** One that is settled meanwhile, or that no work stands behind, is told to nobody. */
async function give(contract: Contract, entry: Reminded, fresh: boolean, { now, today, accountsOf }: Day): Promise<void> {
  const said = isStillDue(contract, entry, today) ? reminderText(contract, entry) : undefined;
  if (said) {
    try {
      if (fresh || !(await hasComment(said.workItemId, said.text))) await addComment(said.workItemId, said.text, accountsOf(contract));
    } catch (error) {
      // Work that is gone, or takes no comment, takes none tomorrow either; anything else is tried again later.
      if (!(error instanceof JiraFailure) || error.kind === 'limit' || error.kind === 'unavailable') throw error;
    }
  }
  await transact(async () => {
    const before = await getContract(contract.id);
    const after = before && withReminded(before, entry, { told: true });
    return { changes: before && after ? contractChanges(before, after, { at: new Date(now).toISOString(), by: 'milepost' }, []).changes : [], result: undefined };
  });
}

/** Has the ledger email its invoice again, where the contract allows it: that it was asked, and that this reminder did, is one write, so no reminder ever asks twice. */
async function emailClient(id: ContractId, entry: Reminded, { now, today, connection }: Day): Promise<void> {
  const [contract, invoice] = [await getContract(id), await getInvoice(entry.about as InvoiceId)];
  if (!contract?.reminders?.client || !invoice || !isStillDue(contract, entry, today)) return;
  const mirror = mirrorOf(invoice);
  // What is otherwise there than it was sent goes to nobody by itself.
  if (contract.bills.some((bill) => bill.invoiceId === invoice.id && bill.differs)) return;
  if (!mirror || mirror.status !== 'approved' || invoice.delivery.step !== 'recorded' || connectionProblem(connection, invoice) || !isActPossible({ kind: 'email' }, mirror)) return;
  const written = await writeInvoice({ invoice, contract, now }, {
    event: { kind: 'act', act: { kind: 'email', ...(mirror.emailed ? { again: 'wanted' as const } : {}) } },
    activity: [{ kind: 'act-asked', invoice: invoice.number, act: 'email' }],
    also: (current) => (current.reminded?.some((each) => each.at === entry.at && each.about === entry.about && !each.emailed) ? withReminded(current, entry, { emailed: true }) : undefined),
  });
  if (written) await pushSend(written.invoice);
}
