import { kvs, Sort } from '@forge/kvs';
import type { ActivityEntry } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ProjectId } from '../billing/ids';
import type { Invoice } from '../billing/invoice';
import { ENTITIES } from './keys';
import type { Page } from './read';
import { readActivity, readContract, readInvoice } from './records';

/** Everything there is, page by page, for taking it away: searches, so what was written a moment ago may be missing. */

/** A contract's record may be 240 KiB, and an answer to a page five megabytes. */
const CONTRACTS = 15;
const PAGE = 100;

/** Forge keeps an index of each entity by its keys. */
const BY_KEY = 'by-key';

export const allContracts = async (projectId: ProjectId | undefined, cursor: string | undefined): Promise<Page<Contract>> =>
  pageOf(projectId === undefined ? kvs.entity(ENTITIES.contract).query().index(BY_KEY) : kvs.entity(ENTITIES.contract).query().index('by-project', { partition: [projectId] }), cursor, CONTRACTS, readContract);
export const allInvoices = async (projectId: ProjectId | undefined, cursor: string | undefined): Promise<Page<Invoice>> =>
  pageOf(projectId === undefined ? kvs.entity(ENTITIES.invoice).query().index(BY_KEY) : kvs.entity(ENTITIES.invoice).query().index('by-project', { partition: [projectId] }), cursor, PAGE, readInvoice);
export const allActivity = async (projectId: ProjectId | undefined, cursor: string | undefined): Promise<Page<ActivityEntry>> =>
  pageOf(projectId === undefined ? kvs.entity(ENTITIES.activity).query().index(BY_KEY) : kvs.entity(ENTITIES.activity).query().index('by-project', { partition: [projectId] }), cursor, PAGE, readActivity);

type Search = ReturnType<ReturnType<ReturnType<typeof kvs.entity>['query']>['index']>;

async function pageOf<T>(search: Search, cursor: string | undefined, limit: number, read: (record: unknown) => T): Promise<Page<T>> {
  const query = search.sort(Sort.ASC).limit(limit);
  const { results, nextCursor } = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
  return { rows: results.map(({ value }) => read(value)), ...(nextCursor === undefined ? {} : { cursor: nextCursor }) };
}
