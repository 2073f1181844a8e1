import { kvs, Sort } from '@forge/kvs';
import type { ActivityEntry } from '../billing/activity';
import type { ContractId } from '../billing/ids';
import { ENTITIES, SITE_KEYS } from './keys';
import type { Page } from './read';
import { readActivity, readInvoice } from './records';
import { readTag } from './site-records';
import type { Tag } from './tag';

/** Going through all there is and taking it away. Searches find it, so what was written a moment ago may be missing: it is gone through twice. */

/** As many as Forge gives, and deletes, at once. */
const PAGE = 100;
const BATCH = 25;

/** Records that mean nothing without the contracts and invoices they belong to, or can be made again. */
export const DERIVED = [ENTITIES.scope, ENTITIES.link, ENTITIES.forecast, ENTITIES.payer] as const;

type Entity = (typeof ENTITIES)[keyof typeof ENTITIES];

async function page<T>(entity: Entity, cursor: string | undefined, read: (key: string, value: unknown) => T): Promise<Page<T>> {
  const query = kvs.entity(entity).query().index('by-key').sort(Sort.ASC).limit(PAGE);
  const { results, nextCursor } = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
  return { rows: results.map(({ key, value }) => read(key, value)), ...(nextCursor === undefined ? {} : { cursor: nextCursor }) };
}

export const contractIds = async (cursor: string | undefined): Promise<Page<ContractId>> => page(ENTITIES.contract, cursor, (key) => key as ContractId);
export const keysOf = async (entity: (typeof DERIVED)[number], cursor: string | undefined): Promise<Page<string>> => page(entity, cursor, (key) => key);
export const allTags = async (cursor: string | undefined): Promise<Page<Tag>> => page(ENTITIES.tag, cursor, (_key, value) => readTag(value));
export const invoiceOwners = async (cursor: string | undefined): Promise<Page<{ readonly key: string; readonly contractId: ContractId }>> =>
  page(ENTITIES.invoice, cursor, (key, value) => ({ key, contractId: readInvoice(value).contractId }));
export const allEntries = async (cursor: string | undefined): Promise<Page<{ readonly key: string; readonly entry: ActivityEntry }>> =>
  page(ENTITIES.activity, cursor, (key, value) => ({ key, entry: readActivity(value) }));

/** Deletes records by their keys; one that is gone already is fine. */
export async function deleteAll(entityName: Entity, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += BATCH) await kvs.batchDelete(keys.slice(start, start + BATCH).map((key) => ({ key, entityName })));
}

/** What there is one of: all but the connection, the numbers that are taken, how we were let in, and whose the pseudonyms are. */
const GOES = [SITE_KEYS.agenda, SITE_KEYS.pulse, SITE_KEYS.books, SITE_KEYS.templates, SITE_KEYS.forecast, SITE_KEYS.forecastWeeks];
export const deleteSiteRecords = async (): Promise<void> => deleteAll(ENTITIES.site, GOES);
