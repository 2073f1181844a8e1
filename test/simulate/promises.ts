import type { InvoiceView, MilestoneView } from '../../src/handlers/pages/api';
import { centsOf } from './xero-people';
import { DONE_STATUS, milestones, TO_DO_STATUS, type Booked, type Outside } from './outside';
import { broken, type Broken } from './broken';
import { heldOf, wrongOfHoldbacks } from './holdbacks';
import { wrongOfOrders } from './orders';
import { wrongOfRetainers } from './retainers';
import { collectedOnce } from './together';
import { isOut } from './versions';
import { OUR_NUMBER, TAKEN_BACK, wrongIn } from './waiting';

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** At no moment may a milestone, or a retainer's week, have two live invoices. Asked of Xero's books alone. */
export function atMostOneLive(books: readonly Booked[]): readonly Broken[] {
  const billed = books.filter((invoice) => invoice.live).flatMap(({ milestone, others, period, number }) => [period ?? milestone, ...others].map((what) => ({ what, number })));
  const live = groupBy(billed, ({ what }) => what);
  return [...live].filter(([, invoices]) => invoices.length > 1).map(([milestone, invoices]) => broken('duplicate', `${milestone} has ${String(invoices.length)} live invoices: ${invoices.map(({ number }) => number).join(', ')}.`));
}

/** A consent that Xero still honours is not lost by us: what renews it is kept whatever happens around it. Not asked of stories in which somebody ended one. */
export function consentKept({ project: { connection }, letIn }: Outside): readonly Broken[] {
  const lost = letIn && connection.state === 'broken' && connection.problem.code === 'CREDENTIALS_REFUSED';
  return lost ? [broken('lost', 'Xero still lets the app in, and Milepost has nothing left to renew it with.')] : [];
}

/**
 * How often people asked for an email or a credit of an invoice, by the number that Milepost gave it, or may have had a reminder email it; and whether anybody may have wanted what bills a milestone,
 * by its name, to be emailed by itself.
 */
export type Times = (what: 'email' | 'credit' | 'reminder' | 'by-itself', of: string) => number;

/** Nobody's client gets an invoice by email from Milepost unless people ask for it, once or by what they say of a milestone or a contract; and then as often as they do. */
const emailedAsAsked = (outside: Outside, times: Times): readonly Broken[] =>
  outside.books.flatMap((invoice) => {
    const number = rowOf(outside, invoice)?.number ?? invoice.number;
    const most = times('email', number) + (times('by-itself', invoice.milestone) > 0 ? 1 : 0) + times('reminder', number);
    return invoice.emails > most ? [broken('duplicate', `${number} was emailed ${String(invoice.emails)} times, and ${String(most)} were asked for.`)] : [];
  });

/** Nothing is credited more often than somebody asked. */
const creditedAsAsked = ({ creditNotes }: Outside, times: Times): readonly Broken[] =>
  [...groupBy(creditNotes, (number) => number.replace(/-CN\d+$/, ''))].filter(([number, notes]) => notes.length > times('credit', number)).map(([number, notes]) => broken('duplicate', `${number} has ${String(notes.length)} credit notes; ${String(times('credit', number))} were asked for.`));

const IN_LEDGER: readonly InvoiceView['status'][] = ['draft', 'submitted', 'approved', 'part_paid', 'paid', 'credited', 'voided', 'deleted'];

/** What must hold once the weather is fair and all that was under way has come to its end. */
export function onceSettled(outside: Outside, times: Times): readonly Broken[] {
  return [
    ...atMostOneLive(outside.books),
    ...emailedAsAsked(outside, times),
    ...creditedAsAsked(outside, times),
    ...outside.books.flatMap((invoice) => known(outside, invoice)),
    // Without a connection nothing new is heard, and the pages say so: what was last heard stays.
    ...(outside.project.connection.state === 'connected' ? outside.rows.flatMap((row) => sameFigures(outside, row)) : []),
    ...wrongOfOrders(outside).map((what) => broken('duplicate', `${what}.`)),
    ...outside.rows.flatMap(nothingUnfinished),
    ...wrongIn(outside.project.attention, outside).map((what) => broken('stuck', `What needs attention on the project page ${what}.`)),
    ...wrongIn(outside.finance.attention, outside).map((what) => broken('stuck', `What needs attention on finance's page ${what}.`)),
    ...outside.rows.flatMap((row) => namedDifference(outside, row)),
    ...milestones(outside).flatMap((milestone) => rightlyBilled(outside, milestone)),
    ...outside.project.contracts.flatMap((contract) => withinPrice(outside, contract)),
    ...collectedOnce(outside),
    ...wrongOfHoldbacks(outside).map((what) => broken('cents', `${what}.`)),
    ...wrongOfRetainers(outside).map((what) => broken('lost', `${what}.`)),
    ...outside.rows.flatMap((row) => told(outside, row)),
    ...inOrder(outside),
    ...outside.epics.flatMap(noAmountInProperty),
  ];
}

/** Once Xero's id is known to us the row leads there, whatever number somebody gave it; before that, only our number can tell. */
const isSame = (row: InvoiceView, { id, number }: Booked): boolean => (row.link === undefined ? row.number === number : row.link.includes(id));
const rowOf = (outside: Outside, invoice: Booked): InvoiceView | undefined => outside.rows.find((row) => isSame(row, invoice));
const bookedOf = (outside: Outside, row: InvoiceView): Booked | undefined => outside.books.find((invoice) => isSame(row, invoice));

/**
 * One that was found under another number waits for a person to say whether it is ours. Without a connection, or where what Xero answers can't be read, it can't be found: the bill that it was made for waits, with its number
 * open, and is looked for once there is a connection again. One that was renumbered and taken back before anybody here heard of it asks for no money, and stands in nobody's way.
 */
function known(outside: Outside, invoice: Booked): readonly Broken[] {
  if (!invoice.live && !OUR_NUMBER.test(invoice.number)) return [];
  const deaf = outside.project.connection.state !== 'connected';
  const asked = outside.rows.some(({ milestoneName, first = milestoneName, problem, link }) => first === invoice.milestone && problem && (problem.code === 'POSSIBLY_THERE' || (link === undefined && (deaf || problem.code === 'LEDGER_ANSWER_INVALID'))));
  return asked || rowOf(outside, invoice) ? [] : [broken('lost', `Xero has ${invoice.number}, which Milepost does not know of.`)];
}

const STATUS: Readonly<Record<string, readonly InvoiceView['status'][]>> = {
  DRAFT: ['draft'],
  SUBMITTED: ['submitted'],
  AUTHORISED: ['approved', 'part_paid'],
  PAID: ['paid', 'credited'],
  VOIDED: ['voided'],
  DELETED: ['deleted'],
};

function sameFigures(outside: Outside, row: InvoiceView): readonly Broken[] {
  const there = bookedOf(outside, row);
  if (row.status === 'cancelled' && there?.live === true) return [broken('duplicate', `${row.number} counts as cancelled, and Xero has it.`)];
  if (!IN_LEDGER.includes(row.status)) return [];
  if (!there) return [broken('lost', `Milepost shows ${row.number} as ${row.status}, and Xero does not have it.`)];
  if (!STATUS[there.status]?.includes(row.status)) return [broken('cents', `${row.number} is ${there.status} in Xero and ${row.status} in Jira.`)];
  if (!there.live) return [];
  return (['total', 'paid', 'due'] as const).flatMap((figure) => {
    const shown = centsOf(row[figure]?.amount ?? '-1');
    return shown === there[figure] ? [] : [broken('cents', `${figure} of ${row.number} is ${String(there[figure])} cents in Xero and ${String(shown)} in Jira.`, Math.abs(shown - there[figure]))];
  });
}

function nothingUnfinished({ number, status, problem, canRelease, doing }: InvoiceView): readonly Broken[] {
  if (doing !== undefined) return [broken('stuck', `${number} is still being done something with: ${doing}.`)];
  if (status === 'sending') return [broken('stuck', `${number} is still being sent.`)];
  if (status === 'needs_attention' && !problem) return [broken('stuck', `${number} waits for a person, and does not say why.`)];
  return status === 'prepared' && !canRelease ? [broken('stuck', `${number} is prepared and can not be released.`)] : [];
}

/** An invoice that people made out for another amount is not passed over in silence. */
function namedDifference(outside: Outside, row: InvoiceView): readonly Broken[] {
  const there = bookedOf(outside, row);
  if (outside.project.connection.state !== 'connected' || there?.live !== true || !IN_LEDGER.includes(row.status)) return [];
  const least = centsOf(row.amount.amount);
  const isAsSent = there.total >= least && there.total <= Math.round(least * 1.1) + there.lines;
  return isAsSent || row.differences.some(({ field }) => field === 'amount') ? [] : [broken('cents', `${row.number} is of ${String(there.total)} cents in Xero instead of ${row.amount.amount}, and no difference is shown.`)];
}

function rightlyBilled(outside: Outside, milestone: MilestoneView): readonly Broken[] {
  const live = outside.books.filter((invoice) => invoice.live && [invoice.milestone, ...invoice.others].includes(milestone.name));
  if (milestone.state !== 'billed') {
    const unbilled = live.map(({ number }) => broken('duplicate', `${milestone.name} counts as ${milestone.state}, and Xero has ${number} for it.`));
    return [...unbilled, ...notForgotten(outside, milestone)];
  }
  const { bill } = milestone;
  const status = bill?.status;
  if (!bill || !outside.rows.some(({ number }) => number === bill.number)) return [broken('lost', `${milestone.name} counts as billed, and there is no invoice for it.`)];
  const sent = status !== undefined && IN_LEDGER.includes(status) && outside.project.connection.state === 'connected';
  if (sent && live.length !== 1) return [broken('lost', `${milestone.name} is billed (${status}), and Xero has ${String(live.length)} live invoices for it.`)];
  return [];
}

/** An epic that stands at its trigger is billed, or its page says truly why not. */
function notForgotten(outside: Outside, milestone: MilestoneView): readonly Broken[] {
  const { state, name, issueKey, problem } = milestone;
  if (outside.project.connection.state !== 'connected' || !standsAtTrigger(outside, milestone)) return [];
  if (state === 'planned') return [broken('lost', `${name} (${issueKey}) stands at its trigger, and is not billed.`)];
  return state === 'waiting' && problem?.code === 'NOT_CONNECTED' ? [broken('lost', `${name} waits for a connection that is there.`)] : [];
}

/** What a hand must bill stands nowhere by itself. */
export function standsAtTrigger({ epics, released, project }: Outside, { issueKey, trigger }: MilestoneView): boolean {
  const epic = epics.find(({ key }) => key === issueKey);
  if (!epic) return false;
  switch (trigger.kind) {
    case 'start':
      return true;
    case 'category':
      return trigger.category === 'doing' ? epic.statusId !== TO_DO_STATUS : epic.statusId === DONE_STATUS;
    case 'status':
      return epic.statusId === trigger.statusId;
    case 'date':
      return trigger.date <= project.today;
    case 'version':
      return isOut(released, trigger.version ? [trigger.version.id] : epic.versions);
    case 'manual':
      return false;
  }
}

/** What people agreed is never passed. A contract that names tax-inclusive prices is held to the totals, any other to the prices before tax. */
function withinPrice({ books, rows }: Outside, contract: Outside['project']['contracts'][number]): readonly Broken[] {
  const { id, name, price, agreed, billed } = contract;
  const own = rows.filter((row) => row.contractId === id);
  const live = own.filter((row) => !TAKEN_BACK.includes(row.status));
  // A retainer's bills take nothing of the price.
  const sum = live.filter(({ reference }) => !OF_RETAINER.test(reference)).reduce((total, row) => total + centsOf(row.amount.amount), heldOf(contract));
  const found: Broken[] = [];
  const most = centsOf(price.amount) + centsOf(agreed?.amount ?? '0');
  if (sum > most) found.push(broken('duplicate', `${name} is billed ${String(sum)} cents out of ${String(most)}.`));
  if (sum !== centsOf(billed.amount)) found.push(broken('cents', `${name} shows ${billed.amount} billed; its invoices come to ${String(sum)} cents.`, Math.abs(sum - centsOf(billed.amount))));
  // Prices are asked for net, gross or untaxed; in Xero's books a live invoice is never less than its share of the price, nor more than that and a tenth of tax.
  for (const row of live) {
    const there = books.find((invoice) => isSame(row, invoice));
    const least = centsOf(row.amount.amount);
    if (there?.live === true && !there.edited && (there.total < least || there.total > Math.round(least * 1.1) + there.lines)) found.push(broken('cents', `${row.number} was to be ${row.amount.amount} and is ${String(there.total)} cents in Xero.`));
  }
  return found;
}

/** How the reference ends of what is billed beside the price. It is the app's own: what people change in Xero is no part of it. */
const OF_RETAINER = /-R\d+ \d{4}-\d{2}-\d{2}$/;

/** Each invoice's record says once that it was prepared, and, if Xero has it, once that it got there. */
function told({ activity }: Outside, { number, contractId, status }: InvoiceView): readonly Broken[] {
  const lines = activity.filter((entry) => entry.contractId === contractId && 'invoice' in entry.event && entry.event.invoice === number);
  const prepared = lines.filter(({ event }) => event.kind === 'invoice-prepared').length;
  const recorded = lines.filter(({ event }) => event.kind === 'invoice-recorded').length;
  const found: Broken[] = [];
  if (prepared !== 1) found.push(broken('untold', `The record says ${String(prepared)} times that ${number} was prepared.`));
  if (IN_LEDGER.includes(status) && recorded !== 1) found.push(broken('untold', `The record says ${String(recorded)} times that ${number} reached the ledger.`));
  return found;
}

/** What somebody did to a milestone, and how the record says so. */
const RECORDED = { tag: 'milestone-tagged', untag: 'milestone-untagged', hold: 'milestone-held', unhold: 'milestone-unheld', keep: 'bill-kept', split: 'milestone-split', join: 'milestone-joined' } as const;
type Recorded = keyof typeof RECORDED;
const isRecorded = (kind: string): kind is Recorded => Object.hasOwn(RECORDED, kind);

/** Whatever a page said was done is in the record, each time it was: nobody's write was lost under another's. `done` are kinds of acts, one an act. */
export function allRecorded({ activity }: Outside, done: readonly string[]): readonly Broken[] {
  return [...groupBy(done.filter(isRecorded), (kind) => kind)].flatMap(([, acts]) => {
    const [kind] = acts;
    const lines = kind === undefined ? [] : activity.filter(({ event }) => event.kind === RECORDED[kind]);
    return lines.length >= acts.length ? [] : [broken('untold', `Pages said ${String(acts.length)} times that "${String(kind)}" was done; the record has it ${String(lines.length)} times.`)];
  });
}

/** Newest first, in each contract. */
function inOrder({ activity }: Outside): readonly Broken[] {
  return [...groupBy(activity, ({ contractId }) => contractId)].flatMap(([, entries]) =>
    entries.flatMap((entry, index) => {
      const before = entries[index + 1];
      return before && before.at > entry.at ? [broken('untold', `The record is out of order: "${before.event.kind}" stands before "${entry.event.kind}".`)] : [];
    }),
  );
}

const PROPERTY_FIELDS = ['contract', 'state', 'trigger', 'v'];

/** Whoever edits an issue reads its properties. What is no record is not ours: somebody wrote it into an epic that no milestone has. */
function noAmountInProperty({ key, property }: Outside['epics'][number]): readonly Broken[] {
  if (typeof property !== 'object' || property === null) return [];
  const { gate = 'closed', ...all }: { readonly gate?: unknown } = property;
  const rest = Object.fromEntries(Object.entries(all).filter(([name, value]) => !/^watch[1-4]$/.test(name) || typeof value !== 'string'));
  const plain = Object.keys(rest).sort().join() === PROPERTY_FIELDS.join() && (gate === 'open' || gate === 'closed') && !/AUD|\d[.,]\d\d"/.test(JSON.stringify(property));
  return plain ? [] : [broken('leak', `The property of ${key} holds ${JSON.stringify(property)}.`)];
}

/** When somebody has mended what can be mended and retried what waited, only what a person must decide may still wait. */
export function onceMended(outside: Outside, times: Times): readonly Broken[] {
  const waits = outside.rows.filter(({ status }) => status === 'needs_attention').map(({ number, problem }) => broken('stuck', `${number} still waits (${problem?.code ?? ''}) though nothing stands in its way.`));
  const unbilled = milestones(outside).filter(waitsForNothing(outside)).map(({ name, problem }) => broken('stuck', `${name} still waits (${problem?.code ?? ''}) though nothing stands in its way.`));
  return [...onceSettled(outside, times), ...waits, ...unbilled];
}

/** Whether a milestone waits for something else than a person's decision. Nothing is billed on a contract that was closed; and what was reached in a pause waits for a word once it goes on. */
export const waitsForNothing = ({ project }: Outside) => ({ state, problem, contractId }: MilestoneView): boolean => {
  const contract = project.contracts.find(({ id }) => id === contractId)?.state;
  return state === 'waiting' && contract === 'active' && !DECISIONS.includes(problem?.code ?? '');
};
const DECISIONS: readonly string[] = ['BILL_VOIDED', 'BILL_BY_HAND', 'BILLING_OVER_PRICE', 'WORK_ITEM_NOT_FOUND'];
