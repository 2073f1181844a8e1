import type { ActivityEvent } from '../billing/activity';
import type { BilledBefore } from '../billing/billed-before';
import type { Contract } from '../billing/contract';
import type { ContractId } from '../billing/ids';
import type { Invoice } from '../billing/invoice';
import { isLive, type InvoiceStatus } from '../billing/invoice-status';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { JiraFailure, removeProperty } from '../jira';
import { commit } from '../store/commit';
import { allEntries, allTags, contractIds, deleteAll, deleteSiteRecords, DERIVED, invoiceOwners, keysOf } from '../store/erase';
import { forgetUse } from '../store/gate-use';
import { ENTITIES, SITE_KEYS, siteActivityKey } from '../store/keys';
import { forgetReleases, setMarksAfter } from '../store/marks';
import { getConnection, getContract, getInvoice, getNumbering, getPeople, getTag, type Page } from '../store/read';
import type { Erasing, Numbering } from '../store/site';
import { CLAIMS_NOTHING, untagged, type Tag } from '../store/tag';
import { transact } from '../store/transact';
import { pushGateWork } from './gate-work';
import type { Admin } from './make-connection';

/**
 * Erases all of Milepost's records of the site, in the background. No double bill can come of it:
 * - it starts only while the ledger is disconnected, and takes a contract only when that is closed or a draft and each of its invoices is at rest. That is decided on the very record
 *   whose deletion is conditional on its `rev`, and no invoice moves without its contract's;
 * - before a contract goes, the tag of each epic with a bill that stands says so. That tag stays for ever without a claim: the epic can be put on a new plan, and its new invoice
 *   is held for a person for as long as the ledger still has the old one (look-in-ledger.ts);
 * - number prefixes stay taken and the organisation stays the site's, so that no number comes twice and nothing is billed in other books.
 * Whatever ends a run, the next one goes on: each step finds what is left, and what is gone is gone.
 */

/** What keeps a contract from being erased: something may still be billed, or is being done. */
const UNSETTLED: readonly InvoiceStatus[] = ['prepared', 'sending', 'needs_attention'];
export const keepsData = ({ state, bills }: Contract): boolean => (state !== 'closed' && state !== 'draft') || bills.some(({ status }) => UNSETTLED.includes(status));

/** Runs are this long at most, and the next is on its way before one begins: it comes when the first is surely over. */
const RUN_MS = 200_000;
export const NEXT_RUN_SECONDS = 300;
/** Records are gone through so often: what a search missed the first time it has by then. */
const PASSES = 2;
/** A job that can't get on gives up after a day; a person has it go on. */
export const MOST_RUNS = 288;

/** Has all erased. Asked again while it is under way, it goes on. */
export async function startErasing({ by, now }: Admin, inTheWay: boolean): Promise<Result<void>> {
  const started = await transact<Result<void>>(async () => {
    const [numbering, connection] = await Promise.all([getNumbering(), getConnection()]);
    if (numbering.erasing) return { changes: [], result: ok(undefined) };
    if (inTheWay || (connection && connection.state.kind !== 'disconnected')) return { changes: [], result: refused(problem('ERASE_BLOCKED', 'page')) };
    return { changes: [numberingChange(numbering, { erasing: { by, at: new Date(now).toISOString(), records: 0, pass: 1 } })], result: ok(undefined) };
  });
  if (started.ok) await pushGateWork({ kind: 'erase', runs: MOST_RUNS });
  return started;
}

const numberingChange = ({ erasing: _was, ...numbering }: Numbering, next: Pick<Numbering, 'erasing' | 'erased'>) => ({
  kind: 'site' as const, key: SITE_KEYS.numbering, value: { ...numbering, ...next, rev: numbering.rev + 1 },
});

export const isErasing = async (): Promise<boolean> => (await getNumbering()).erasing !== undefined;

/** A contract on which something may still be billed: erasing ends there. */
class InTheWay extends Error {
  constructor(readonly contract: string) {
    super('A contract is not at rest.');
  }
}
class TimeIsUp extends Error {}

/** One run: as much as there is time for. Nothing to do unless somebody wants all erased. */
export async function eraseSome(): Promise<void> {
  const { erasing } = await getNumbering();
  if (!erasing) return;
  try {
    await passOver({ until: Date.now() + RUN_MS, there: new Map() });
  } catch (error) {
    if (error instanceof InTheWay) return stop(error.contract);
    if (error instanceof TimeIsUp) return;
    throw error;
  }
  await (erasing.pass < PASSES ? writeProgress({ pass: erasing.pass + 1 }) : finish());
}

interface Run {
  /** When it has to end, in milliseconds. */
  readonly until: number;
  /** Which contracts were seen to be there: none is made while all is erased, so one that is gone stays so. */
  readonly there: Map<ContractId, boolean>;
}

/** Goes through all records once. */
async function passOver(run: Run): Promise<void> {
  await eachPage(run, contractIds, async (ids) => inTurn(run, ids, eraseContract));
  await eachPage(run, invoiceOwners, async (rows) => {
    const orphans: string[] = [];
    for (const { key, contractId } of rows) if (!(await isThere(run, contractId))) orphans.push(key);
    await deleteAll(ENTITIES.invoice, orphans);
    return orphans.length;
  });
  await eachPage(run, allTags, async (tags) => inTurn(run, tags, async (tag) => (isMark(tag) || (await isThere(run, tag.contractId)) ? 0 : releaseTag(tag))));
  for (const entity of DERIVED) {
    await eachPage(run, async (cursor) => keysOf(entity, cursor), async (keys) => {
      await deleteAll(entity, keys);
      return keys.length;
    });
  }
  await eachPage(run, allEntries, async (rows) => {
    const keys = rows.filter(({ entry }) => !KEPT.includes(entry.event.kind)).map(({ key }) => key);
    await deleteAll(ENTITIES.activity, keys);
    return keys.length;
  });
  await deleteSiteRecords();
  await setMarksAfter(undefined);
}

/** What stays on record: who erased, and when. */
const KEPT: readonly ActivityEvent['kind'][] = ['data-erased', 'erase-stopped'];

/** Page by page, with how many went written down for whoever waits. */
async function eachPage<T>(run: Run, read: (cursor: string | undefined) => Promise<Page<T>>, erase: (rows: readonly T[]) => Promise<number>): Promise<void> {
  let cursor: string | undefined;
  do {
    if (Date.now() >= run.until) throw new TimeIsUp();
    const { rows, cursor: next } = await read(cursor);
    const records = await erase(rows);
    if (records > 0) await writeProgress({ records });
    cursor = next;
  } while (cursor !== undefined);
}

async function inTurn<T>({ until }: Run, rows: readonly T[], erase: (row: T) => Promise<number>): Promise<number> {
  let records = 0;
  for (const row of rows) {
    if (Date.now() >= until) throw new TimeIsUp();
    records += await erase(row);
  }
  return records;
}

async function isThere({ there }: Run, id: ContractId): Promise<boolean> {
  const known = there.get(id) ?? (await getContract(id)) !== undefined;
  there.set(id, known);
  return known;
}

/** How many records went. */
async function eraseContract(id: ContractId): Promise<number> {
  const contract = await getContract(id);
  if (!contract) return 0;
  if (keepsData(contract)) throw new InTheWay(contract.name);
  for (const { invoiceId } of contract.bills.filter(({ status }) => isLive(status))) {
    const invoice = await getInvoice(invoiceId);
    if (invoice?.delivery.step !== 'recorded') throw new InTheWay(contract.name);
    const { number, workItem, with: others = [], delivery } = invoice;
    for (const each of workItem ? [{ milestoneId: invoice.milestoneId, workItem }, ...others] : []) {
      await markBilled({ ...invoice, milestoneId: each.milestoneId }, each.workItem, { number, ledgerId: delivery.mirror.ledgerId, ...(others.length > 0 ? { shared: true } : {}) });
    }
  }
  for (const token of contract.gateTokens ?? []) await forgetUse(id, token.id);
  await forgetReleases(contract.projectId);
  if ((await commit([{ kind: 'erase', id, rev: contract.rev }])) === 'conflict') return eraseContract(id);
  return 1;
}

/** The epic's tag says what the ledger has of it, before the record goes by which that is known. */
async function markBilled({ contractId, projectId, milestoneId }: Invoice, workItem: NonNullable<Invoice['workItem']>, bill: BilledBefore): Promise<void> {
  await transact(async () => {
    const old = await getTag(workItem.id);
    if (old?.before?.some(({ ledgerId }) => ledgerId === bill.ledgerId)) return { changes: [], result: undefined };
    const tag = old ?? { rev: 0, workItemId: workItem.id, projectId, contractId, milestoneId, reservedUntil: CLAIMS_NOTHING };
    return { changes: [{ kind: 'tag', tag: { ...tag, rev: tag.rev + 1, before: [...(tag.before ?? []), bill] } }], result: undefined };
  });
}

/** It claims nothing any more, and only says what was billed before. */
const isMark = ({ before, reservedUntil }: Tag): boolean => before !== undefined && reservedUntil === CLAIMS_NOTHING;

/** Jira is told first: a property without a tag means nothing, and a tag without its contract claims nothing that could be billed. */
async function releaseTag(found: Tag): Promise<number> {
  try {
    await removeProperty(found.workItemId);
  } catch (error) {
    // What Jira does not let us take away says nothing without a record; a Jira that is busy is asked again.
    if (!(error instanceof JiraFailure) || error.kind === 'limit' || error.kind === 'unavailable') throw error;
  }
  return transact(async () => {
    const tag = await getTag(found.workItemId);
    if (tag?.contractId !== found.contractId || isMark(tag)) return { changes: [], result: 0 };
    return { changes: [untagged(tag)], result: 1 };
  });
}

async function writeProgress({ records = 0, pass }: { readonly records?: number; readonly pass?: number }): Promise<void> {
  await transact(async () => {
    const numbering = await getNumbering();
    const { erasing } = numbering;
    if (!erasing) return { changes: [], result: undefined };
    return { changes: [numberingChange(numbering, { erasing: { ...erasing, records: erasing.records + records, pass: pass ?? erasing.pass } })], result: undefined };
  });
}

async function stop(name: string): Promise<void> {
  await end(({ by, at }) => ({ key: siteActivityKey(at, by, 'stopped'), at, by, event: { kind: 'erase-stopped', name } }));
}

/** Who erased what stays on record, and whose pseudonym that is; the others are forgotten. */
async function finish(): Promise<void> {
  const [{ erasing }, connection] = await Promise.all([getNumbering(), getConnection()]);
  await transact(async () => {
    const people = await getPeople();
    const known = people.known.filter(({ person }) => person === erasing?.by || person === connection?.connectedBy);
    return { changes: known.length === people.known.length ? [] : [{ kind: 'site' as const, key: SITE_KEYS.people, value: { ...people, rev: people.rev + 1, known } }], result: undefined };
  });
  await end(({ by, at, records }) => ({ key: siteActivityKey(at, by, 'erased'), at, by, event: { kind: 'data-erased', records } }), true);
}

type Said = { readonly kind: 'erase-stopped'; readonly name: string } | { readonly kind: 'data-erased'; readonly records: number };

async function end(say: (erasing: Erasing) => { readonly key: string; readonly at: string; readonly by: Erasing['by']; readonly event: Said }, done = false): Promise<void> {
  await transact(async () => {
    const numbering = await getNumbering();
    const { erasing } = numbering;
    if (!erasing) return { changes: [], result: undefined };
    const { key, ...entry } = say(erasing);
    const { by, at, records } = erasing;
    return { changes: [numberingChange(numbering, done ? { erased: { by, at, records } } : {}), { kind: 'activity' as const, key, entry }], result: undefined };
  });
}
