import { kvs, Sort } from '@forge/kvs';
import type { ActivityEntry } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ContractId, InvoiceId, LedgerInvoiceId, ProjectId, WorkItemId } from '../billing/ids';
import type { Delivery, Invoice } from '../billing/invoice';
import { readBooks, type Books } from './books';
import { ENTITIES, SITE_KEYS, tagKey } from './keys';
import { readPulse, type Pulse } from './pulse';
import { readActivity, readContract, readInvoice } from './records';
import { readAgenda, readConnection, readLink, readNumbering, readPeople, readTag } from './site-records';
import { EMPTY_AGENDA, EMPTY_NUMBERING, EMPTY_PEOPLE, type Agenda, type Connection, type Numbering, type People } from './site';
import type { Tag } from './tag';

/** Single records: strictly consistent, so decisions are made on these. */

export async function getContract(id: ContractId): Promise<Contract | undefined> {
  return optional(readContract, await kvs.entity(ENTITIES.contract).get(id));
}

export async function getInvoice(id: InvoiceId): Promise<Invoice | undefined> {
  return optional(readInvoice, await kvs.entity(ENTITIES.invoice).get(id));
}

export async function getTag(workItemId: WorkItemId): Promise<Tag | undefined> {
  return optional(readTag, await kvs.entity(ENTITIES.tag).get(tagKey(workItemId)));
}

export async function getConnection(): Promise<Connection | undefined> {
  return optional(readConnection, await kvs.entity(ENTITIES.site).get(SITE_KEYS.connection));
}

export async function getNumbering(): Promise<Numbering> {
  return optional(readNumbering, await kvs.entity(ENTITIES.site).get(SITE_KEYS.numbering)) ?? EMPTY_NUMBERING;
}

export async function getAgenda(): Promise<Agenda> {
  return optional(readAgenda, await kvs.entity(ENTITIES.site).get(SITE_KEYS.agenda)) ?? EMPTY_AGENDA;
}

export async function getPeople(): Promise<People> {
  return optional(readPeople, await kvs.entity(ENTITIES.site).get(SITE_KEYS.people)) ?? EMPTY_PEOPLE;
}

/** What a record is wanted for, by entity and key, read in one request. */
export interface Wanted {
  readonly contract?: ContractId;
  readonly invoice?: InvoiceId;
  readonly tag?: WorkItemId;
  readonly connection?: true;
  readonly pulse?: true;
  readonly books?: true;
  readonly people?: true;
}
export interface Found {
  readonly contract?: Contract;
  readonly invoice?: Invoice;
  readonly tag?: Tag;
  readonly connection?: Connection;
  readonly pulse?: Pulse;
  readonly books?: Books;
  readonly people?: People;
}

/**
 * Several records in one request. Forge does not say that a batch is as fresh as a `get`; every write that follows is conditional on `rev`,
 * so one that was not is refused and read again by `get`.
 */
export async function getTogether(wanted: Wanted): Promise<Found> {
  const items = [
    ...(wanted.contract === undefined ? [] : [{ key: wanted.contract as string, entityName: ENTITIES.contract }]),
    ...(wanted.invoice === undefined ? [] : [{ key: wanted.invoice as string, entityName: ENTITIES.invoice }]),
    ...(wanted.tag === undefined ? [] : [{ key: tagKey(wanted.tag), entityName: ENTITIES.tag }]),
    ...(wanted.connection === undefined ? [] : [{ key: SITE_KEYS.connection, entityName: ENTITIES.site }]),
    ...(wanted.pulse === undefined ? [] : [{ key: SITE_KEYS.pulse, entityName: ENTITIES.site }]),
    ...(wanted.books === undefined ? [] : [{ key: SITE_KEYS.books, entityName: ENTITIES.site }]),
    ...(wanted.people === undefined ? [] : [{ key: SITE_KEYS.people, entityName: ENTITIES.site }]),
  ];
  const rows = await batch(items);
  const pick = (entity: string, key: string) => rows.find((row) => row.key === key && row.entityName === entity)?.value;
  return {
    contract: wanted.contract && optional(readContract, pick(ENTITIES.contract, wanted.contract)),
    invoice: wanted.invoice && optional(readInvoice, pick(ENTITIES.invoice, wanted.invoice)),
    tag: wanted.tag && optional(readTag, pick(ENTITIES.tag, tagKey(wanted.tag))),
    connection: wanted.connection && optional(readConnection, pick(ENTITIES.site, SITE_KEYS.connection)),
    pulse: wanted.pulse && readPulse(pick(ENTITIES.site, SITE_KEYS.pulse)),
    books: wanted.books && readBooks(pick(ENTITIES.site, SITE_KEYS.books)),
    people: wanted.people && (optional(readPeople, pick(ENTITIES.site, SITE_KEYS.people)) ?? EMPTY_PEOPLE),
  };
}

/** Invoices by our numbers, at most 25 a request; those that are not ours are left out. */
export async function getInvoices(ids: readonly InvoiceId[]): Promise<readonly Invoice[]> {
  const found: Invoice[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const items = ids.slice(start, start + BATCH).map((key) => ({ key: key, entityName: ENTITIES.invoice }));
    const rows = await batch(items);
    found.push(...rows.map((row) => readInvoice(row.value)));
  }
  return found;
}
const BATCH = 25;

/** The tags of these work items, 25 a request, and the connection with the first: a tag that was written a moment ago may be missing, which only a get can tell. */
export async function getTagsAndConnection(ids: readonly WorkItemId[]): Promise<{ readonly tags: readonly Tag[]; readonly connection?: Connection }> {
  const items = [{ key: SITE_KEYS.connection as string, entityName: ENTITIES.site as string }, ...ids.map((id) => ({ key: tagKey(id), entityName: ENTITIES.tag }))];
  const rows = (await Promise.all(chunks(items).map(batch))).flat();
  const connection = rows.find(({ entityName }) => entityName === ENTITIES.site);
  const tags = rows.filter(({ entityName }) => entityName === ENTITIES.tag).map(({ value }) => readTag(value));
  return { tags, ...(connection ? { connection: readConnection(connection.value) } : {}) };
}

const chunks = <T>(all: readonly T[]): readonly (readonly T[])[] => Array.from({ length: Math.ceil(all.length / BATCH) }, (_none, index) => all.slice(index * BATCH, (index + 1) * BATCH));

/** Our invoice that stands for this one of the ledger's. */
export async function getLink(ledgerId: LedgerInvoiceId): Promise<InvoiceId | undefined> {
  return optional(readLink, await kvs.entity(ENTITIES.link).get(ledgerId));
}

/** Which of these ledger invoices are ours; the others are left out. */
export async function getLinks(ledgerIds: readonly LedgerInvoiceId[]): Promise<readonly { readonly ledgerId: LedgerInvoiceId; readonly invoiceId: InvoiceId }[]> {
  const found: { ledgerId: LedgerInvoiceId; invoiceId: InvoiceId }[] = [];
  for (let start = 0; start < ledgerIds.length; start += BATCH) {
    const items = ledgerIds.slice(start, start + BATCH).map((key) => ({ key: key, entityName: ENTITIES.link }));
    found.push(...(await batch(items)).map((row) => ({ ledgerId: row.key as LedgerInvoiceId, invoiceId: readLink(row.value) })));
  }
  return found;
}

/** Forge's documents call a missing key NOT_FOUND; its storage was seen to say KEY_NOT_FOUND. */
const ABSENT = new Set(['KEY_NOT_FOUND', 'NOT_FOUND']);
export const isAbsent = (code: string): boolean => ABSENT.has(code);

/** A key that does not exist is simply left out; a key that could not be read is an error, or a failed read would look like a deletion. */
async function batch(items: readonly { key: string; entityName: string }[]): Promise<readonly { key: string; entityName?: string; value: unknown }[]> {
  const { successfulKeys, failedKeys } = await kvs.batchGet<unknown>([...items]);
  const unread = failedKeys.find((failed) => !isAbsent(failed.error.code));
  if (unread) throw new Error(`Storage could not read ${unread.entityName ?? 'key'} ${unread.key}: ${unread.error.code}`);
  return successfulKeys;
}

/** Searches: eventually consistent, so good for showing and for finding work, never for deciding. */

export interface Page<T> {
  readonly rows: readonly T[];
  readonly cursor?: string;
}

export async function contractsOf(projectId: ProjectId): Promise<readonly Contract[]> {
  const all: Contract[] = [];
  let cursor: string | undefined;
  do {
    const query = kvs.entity(ENTITIES.contract).query().index('by-project', { partition: [projectId] }).limit(PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    all.push(...answer.results.map((row) => readContract(row.value)));
    cursor = answer.nextCursor;
  } while (cursor !== undefined);
  return all;
}

/** The project's invoices, the one that changed last first. */
export async function invoicesOf(projectId: ProjectId, cursor?: string, limit = 50): Promise<Page<Invoice>> {
  const query = kvs.entity(ENTITIES.invoice).query().index('by-project', { partition: [projectId] }).sort(Sort.DESC).limit(limit);
  const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
  return { rows: answer.results.map((row) => readInvoice(row.value)), cursor: answer.nextCursor };
}

/** How many invoices there are whose delivery stands at a step, across the site; at most 100 are counted. */
export async function countAt(step: Delivery['step']): Promise<number> {
  const answer = await kvs.entity(ENTITIES.invoice).query().index('by-step', { partition: [step] }).limit(PAGE).getMany();
  return answer.results.length;
}

/** Every invoice whose delivery stands at a step, the longest unchanged first, across the site: those that wait for a person must not hide the rest. */
export async function invoicesAt(step: Delivery['step']): Promise<readonly Invoice[]> {
  const all: Invoice[] = [];
  let cursor: string | undefined;
  do {
    const query = kvs.entity(ENTITIES.invoice).query().index('by-step', { partition: [step] }).limit(PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    all.push(...answer.results.map((row) => readInvoice(row.value)));
    cursor = answer.nextCursor;
  } while (cursor !== undefined);
  return all;
}

/** The project's record, newest first. */
export async function activityOf(projectId: ProjectId, cursor?: string, limit = 50): Promise<Page<ActivityEntry>> {
  const query = kvs.entity(ENTITIES.activity).query().index('by-project', { partition: [projectId] }).sort(Sort.DESC).limit(limit);
  const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
  return { rows: answer.results.map((row) => readActivity(row.value)), cursor: answer.nextCursor };
}

/** What was recorded of an invoice, newest first: the last hundred lines. */
export async function activityOfInvoice(number: string): Promise<readonly ActivityEntry[]> {
  const query = kvs.entity(ENTITIES.activity).query().index('by-invoice', { partition: [number] }).sort(Sort.DESC).limit(PAGE);
  return (await query.getMany()).results.map((row) => readActivity(row.value));
}
const PAGE = 100;

function optional<T>(read: (record: unknown) => T, record: unknown): T | undefined {
  return record === undefined ? undefined : read(record);
}
