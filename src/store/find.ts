import { kvs, WhereConditions } from '@forge/kvs';
import type { Contract } from '../billing/contract';
import type { CalendarDate } from '../billing/calendar-date';
import type { ContractId, ProjectId } from '../billing/ids';
import type { Delivery, Invoice } from '../billing/invoice';
import { ENTITIES } from './keys';
import type { Page } from './read';
import { readContract, readInvoice } from './records';

/** Searches over the whole site: eventually consistent, so good for showing and for finding work, never for deciding. */

/** Forge gives at most this many records at once. */
const PAGE = 100;

/** What a search that was cut off gave. */
export interface Cut<T> {
  readonly rows: readonly T[];
  /** There is more than `rows`. */
  readonly more: boolean;
}

/** The site's contracts on which something waits for a person, or those on which nothing does: at most so many pages of 100 of them. */
export async function contractsWhere(waits: 'yes' | 'no', pages: number): Promise<Cut<Contract>> {
  return paged(pages, async (cursor) => {
    const query = kvs.entity(ENTITIES.contract).query().index('by-waiting', { partition: [waits] }).limit(PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: answer.results.map((row) => readContract(row.value)), cursor: answer.nextCursor };
  });
}

/** The site's contracts that last changed at or after this instant (ISO; all when absent), the longest unchanged first: at most so many pages of 100. */
export async function contractsChangedFrom(instant: string | undefined, pages: number, limit = PAGE): Promise<Cut<Contract>> {
  return paged(pages, async (cursor) => {
    const all = kvs.entity(ENTITIES.contract).query().index('by-changed').limit(limit);
    const query = instant === undefined ? all : all.where(WhereConditions.greaterThanEqualTo(instant));
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: answer.results.map((row) => readContract(row.value)), cursor: answer.nextCursor };
  });
}

/** The contracts on which a retainer's bill is due on `today`, the longest due first. */
export async function contractsWithRetainersDue(today: CalendarDate): Promise<readonly ContractId[]> {
  const { rows } = await paged(MOST_PAGES, async (cursor) => {
    const query = kvs.entity(ENTITIES.contract).query().index('by-retainer', { partition: ['yes'] }).where(WhereConditions.lessThanEqualTo(today)).limit(PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: answer.results.map(({ key }) => key as ContractId), cursor: answer.nextCursor };
  });
  return rows;
}

/** The site's invoices whose delivery stands at a step, the longest unchanged first: at most so many pages of 100. */
export async function someInvoicesAt(step: Delivery['step'], pages: number): Promise<Cut<Invoice>> {
  return paged(pages, async (cursor) => {
    const query = kvs.entity(ENTITIES.invoice).query().index('by-step', { partition: [step] }).limit(PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: answer.results.map((row) => readInvoice(row.value)), cursor: answer.nextCursor };
  });
}

/** Pages that a project's page reads of each at most: a thousand invoices that wait for a person. */
const MOST_PAGES = 10;

/** The project's invoices whose delivery stands at a step, the longest unchanged first. */
export async function projectInvoicesAt(projectId: ProjectId, step: Delivery['step']): Promise<readonly Invoice[]> {
  const found = await paged(MOST_PAGES, async (cursor) => {
    const query = kvs.entity(ENTITIES.invoice).query().index('by-project-step', { partition: [projectId, step] }).limit(PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: answer.results.map((row) => readInvoice(row.value)), cursor: answer.nextCursor };
  });
  return found.rows;
}

/** Invoices that the ledger has and with which nothing is being done, those that last changed after `instant` (ISO; all when absent), the longest unchanged first. */
export async function recordedAfter(instant: string | undefined, limit: number): Promise<readonly Invoice[]> {
  const query = kvs.entity(ENTITIES.invoice).query().index('by-step', { partition: ['recorded' satisfies Delivery['step']] });
  const answer = await (instant === undefined ? query : query.where(WhereConditions.greaterThan(instant))).limit(limit).getMany();
  return answer.results.map((row) => readInvoice(row.value));
}

/** All of them that last changed at this very instant, by our number: one look of the ledger's changes can have written hundreds. */
export async function recordedAt(instant: string): Promise<readonly Invoice[]> {
  const { rows } = await paged(MOST_PAGES, async (cursor) => {
    const query = kvs.entity(ENTITIES.invoice).query().index('by-step', { partition: ['recorded' satisfies Delivery['step']] }).where(WhereConditions.equalTo(instant)).limit(PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: answer.results.map((row) => readInvoice(row.value)), cursor: answer.nextCursor };
  });
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Our invoices that bear the key of this work item, at most 100. */
export async function invoicesForWork(key: string): Promise<readonly Invoice[]> {
  const answer = await kvs.entity(ENTITIES.invoice).query().index('by-work', { partition: [key] }).limit(PAGE).getMany();
  return answer.results.map((row) => readInvoice(row.value));
}

async function paged<T>(pages: number, read: (cursor: string | undefined) => Promise<Page<T>>): Promise<Cut<T>> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await read(cursor);
    rows.push(...answer.rows);
    cursor = answer.cursor;
    if (cursor === undefined) return { rows, more: false };
  }
  return { rows, more: true };
}
