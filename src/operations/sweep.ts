import type { Invoice } from '../billing/invoice';
import { isParked } from '../billing/ledger-budget';
import type { ProblemCode } from '../billing/problems';
import { JiraFailure, searchArmed, watching, type FoundItem } from '../jira';
import { contractsWhere } from '../store/find';
import { SITE_KEYS } from '../store/keys';
import { getPulse } from '../store/pulse';
import { getAgenda, getConnection, getContract, invoicesAt } from '../store/read';
import { transact } from '../store/transact';
import { lookAtRetainers } from './bill-retainers';
import { eachInTurn } from './in-turn';
import { keepMissedScopes } from './keep-scope';
import { lookAtDueDates } from './look-at-due-dates';
import { requeue } from './requeue';
import { pushLooks, pushMirror, pushSend } from './work';

/** At most so many of each are taken up in one hour; the rest is found again in the next. */
const MOST = 100;
/** Pages of 100 contracts. */
const MOST_PAGES = 10;
/** An invoice that has stood in the queue this long lost its job; a younger one is most likely on its way. */
const STUCK_AFTER_MS = 15 * 60 * 1000;

/** Causes that pass by themselves: what they stopped is taken up again without a person. */
const PASSING: readonly ProblemCode[] = ['LEDGER_UNAVAILABLE', 'LEDGER_LIMIT', 'NOT_CONNECTED', 'CREDENTIALS_REFUSED', 'ORGANISATION_CHANGED'];
/** What a new connection may have mended as well. */
const MENDED: readonly ProblemCode[] = [...PASSING, 'SCOPES_MISSING'];

/**
 * Finds what events and queues lost: milestones whose work reached or left its trigger unseen or whose date has come, and invoices that stopped on their
 * way. Then asks the ledger what changed. Nothing of it is left out because something before it failed.
 */
export async function sweep(now: number, after: 'hour' | 'reconnected' = 'hour'): Promise<void> {
  const [agenda, connection, pulse] = await Promise.all([getAgenda(), getConnection(), getPulse()]);
  // A day's limit lifts when the ledger said it does: until then each try would be an invocation for nothing.
  const answers = connection?.state.kind === 'connected' && !isParked(pulse.budget, now);
  await eachInTurn([
    async () => lookAtUnseen(agenda.statusIds),
    async () => lookAtDueDates(agenda.dates, connection, now),
    async () => lookAtRetainers(connection, now),
    async () => keepMissedScopes(MOST),
    ...(after === 'reconnected' ? [lookAtUnconnected] : []),
    async () => resumeStuck(now),
    ...(answers ? [async () => resumeHeld(after === 'reconnected' ? MENDED : PASSING, now), async () => pushMirror('hourly')] : []),
  ]);
}

async function lookAtUnseen(statusIds: readonly string[]): Promise<void> {
  const unseen = await findUnseen(statusIds);
  await pushLooks(unseen.map((item) => item.id), { kind: 'sweep' });
}

/**
 * A status that no workflow has any more makes Jira refuse the whole query: one milestone's lost status must not blind the sweep for all the others. The
 * ones that Jira does not know are then left out of this search and of the next ones, but only when it is seen to search without any: a Jira that refuses every
 * search for a while says nothing about statuses.
 */
async function findUnseen(statusIds: readonly string[]): Promise<readonly FoundItem[]> {
  try {
    return await searchArmed(sweepJql(statusIds), MOST);
  } catch (error) {
    if (!(error instanceof JiraFailure) || error.kind !== 'refused' || statusIds.length === 0) throw error;
    await searchArmed(sweepJql([]), 1);
    const known = await knownStatuses(statusIds);
    await forgetStatuses(statusIds.filter((id) => !known.includes(id)));
    return searchArmed(sweepJql(known), MOST);
  }
}

async function knownStatuses(statusIds: readonly string[]): Promise<readonly string[]> {
  const known: string[] = [];
  for (const id of statusIds) {
    try {
      await searchArmed(sweepJql([id]), 1);
      known.push(id);
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.kind !== 'refused') throw error;
    }
  }
  return known;
}

async function forgetStatuses(gone: readonly string[]): Promise<void> {
  await transact(async () => {
    const agenda = await getAgenda();
    const statusIds = agenda.statusIds.filter((id) => !gone.includes(id));
    if (statusIds.length === agenda.statusIds.length) return { changes: [], result: undefined };
    return { changes: [{ kind: 'site' as const, key: SITE_KEYS.agenda, value: { ...agenda, rev: agenda.rev + 1, statusIds } }], result: undefined };
  });
}

/**
 * One search for everything that stands otherwise than its property says. It goes over an index and costs one point when there is nothing to find.
 * Status ids are numbers that Jira gave us; anything else is left out of the query. What changed last comes first, so that milestones which wait for a
 * person, and are found every hour, never keep one that was just lost from being found.
 */
export function sweepJql(statusIds: readonly string[]): string {
  const statuses = statusIds.filter((id) => /^\d+$/.test(id));
  const at = [
    ...CATEGORIES.map((category) => ({ trigger: `category:${category.key}`, ...category })),
    ...statuses.map((id) => ({ trigger: `status:${id}`, there: `status = ${id}`, gone: `status != ${id}` })),
  ];
  const reached = at.map(({ trigger, there }) => `(milepostTrigger = "${trigger}" AND ${there})`).join(' OR ');
  const left = at.map(({ trigger, gone }) => `(milepostTrigger = "${trigger}" AND ${gone})`).join(' OR ');
  return `(milepostState IN ("armed", "waiting", "reopened") AND (${reached})) OR (milepostState IN ("armed", "waiting") AND milepostTrigger = "start") OR (milepostState = "waiting" AND milepostTrigger = "version") OR (milepostState IN ("billed", "reminded") AND (${left})) OR (milepostTrigger = "parts" AND (${inParts(at)})) ORDER BY updated DESC`;
}
/** As `isReached` has it: what is done was begun. */
const CATEGORIES = [
  { key: 'todo', there: 'statusCategory = "To Do"', gone: 'statusCategory != "To Do"' },
  { key: 'doing', there: 'statusCategory != "To Do"', gone: 'statusCategory = "To Do"' },
  { key: 'done', there: 'statusCategory = "Done"', gone: 'statusCategory != "Done"' },
] as const;

/** The same of work that is billed in parts. */
const inParts = (at: readonly { readonly trigger: string; readonly there: string; readonly gone: string }[]): string =>
  [
    ...at.flatMap(({ trigger, there, gone }) => [`(${there} AND (${watching([`to ${trigger}`])}))`, `(${gone} AND (${watching([`from ${trigger}`])}))`]),
    watching(['to start', 'waiting version']),
  ].join(' OR ');

/**
 * What waited for the connection is looked at once there is one. Jira's search would find it within the hour, but not what was deleted there meanwhile: that would wait
 * for ever for a connection which stands.
 */
async function lookAtUnconnected(): Promise<void> {
  const { rows } = await contractsWhere('yes', MOST_PAGES);
  const waiting = rows.flatMap(({ milestones }) => milestones.filter(({ state }) => state.kind === 'waiting' && state.problem.code === 'NOT_CONNECTED'));
  await pushLooks(waiting.map(({ workItem }) => workItem.id), { kind: 'sweep' });
}

/** Without a connection too: sending then says on the invoice what it waits for, where it would look as if it were on its way. */
async function resumeStuck(now: number): Promise<void> {
  const stuck = [...(await invoicesAt('queued')), ...(await invoicesAt('acting'))].filter((invoice) => now - Date.parse(invoice.updatedAt) >= STUCK_AFTER_MS);
  for (const invoice of stuck) await pushSend(invoice);
}

async function resumeHeld(codes: readonly ProblemCode[], now: number): Promise<void> {
  for (const invoice of byTurns((await invoicesAt('held')).filter((held) => passes(held, codes))).slice(0, MOST)) await retry(invoice, now);
}

/** One of each project after the other, so that one with hundreds leaves room for the rest. */
function byTurns(invoices: readonly Invoice[]): readonly Invoice[] {
  const turns = new Map<string, number>();
  const placed = invoices.map((invoice) => {
    const turn = turns.get(invoice.projectId) ?? 0;
    turns.set(invoice.projectId, turn + 1);
    return { invoice, turn };
  });
  return placed.sort((a, b) => a.turn - b.turn).map(({ invoice }) => invoice);
}

function passes({ delivery }: Invoice, codes: readonly ProblemCode[]): boolean {
  return delivery.step === 'held' && codes.includes(delivery.problem.code);
}

async function retry(invoice: Invoice, now: number): Promise<void> {
  const contract = await getContract(invoice.contractId);
  if (contract) await requeue({ invoice, contract, now }, 'milepost');
}
