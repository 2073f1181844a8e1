import type { Json } from '../../common/ports';
import type { Switches } from '../switches';
import { refuse, StorageProblem } from './problem';
import { queryEntity, queryKeys, type Page } from './query';
import type { StoredRecord } from './record';
import type { DeleteRequest, EntityQueryRequest, GetRequest, QueryRequest, SetRequest } from './requests';
import type { Place, Store } from './store';
import { readOf, sumUsage, writeOf, type StorageUsage } from './usage';

/** What a storage request answers: a body, or nothing (204). */
export interface Outcome {
  readonly body?: Json;
  readonly usage: StorageUsage;
}

type Fields = readonly ('CREATED_AT' | 'UPDATED_AT' | 'EXPIRE_TIME')[] | undefined;

/** A record as Forge answers it: times in milliseconds, the expiry as ISO 8601, each when asked for. */
export function shown(record: StoredRecord, fields: Fields): Readonly<Record<string, Json>> {
  return {
    key: record.key,
    value: record.value,
    ...(fields?.includes('CREATED_AT') && { createdAt: record.createdAt }),
    ...(fields?.includes('UPDATED_AT') && { updatedAt: record.updatedAt }),
    ...(fields?.includes('EXPIRE_TIME') && record.expiresAt !== undefined && { expireTime: new Date(record.expiresAt).toISOString() }),
  };
}

/** The place that a request without or with an entity's name means. */
export function placeOf(entityName: string | undefined): Place {
  return entityName === undefined ? { kind: 'plain' } : { kind: 'entity', name: entityName };
}

export function get(store: Store, place: Place, { key, options }: GetRequest): Outcome {
  const record = store.get(place, key);
  return { body: shown(record, options?.metadataFields), usage: readOf(record.bytes) };
}

export function set(store: Store, place: Place, { key, value, options }: SetRequest): Outcome {
  const failIfExists = options?.keyPolicy === 'FAIL_IF_EXISTS';
  if (failIfExists && options.returnValue !== undefined) refuse('INVALID_OPTIONS', 'returnValue needs the key policy OVERRIDE.');
  const record = store.prepare(place, key, value, options?.ttl);
  const previous = store.find(place, key);
  if (failIfExists && previous !== undefined) throw new StorageProblem(409, 'KEY_CONFLICT', `There is a ${key} already.`);
  store.put(place, record);
  const returned = options?.returnValue === 'LATEST' ? record : options?.returnValue === 'PREVIOUS' ? previous : undefined;
  return { ...(returned && { body: shown(returned, options?.returnMetadataFields) }), usage: writeOf(record.bytes) };
}

export function remove(store: Store, place: Place, { key }: DeleteRequest): Outcome {
  store.remove(place, key);
  return { usage: writeOf(0) };
}

export function query(store: Store, request: QueryRequest): Outcome {
  return pageOutcome(queryKeys(store.table({ kind: 'plain' }), request, store.alive), request.options?.metadataFields);
}

export function entityQuery(store: Store, request: EntityQueryRequest, switches: Switches): Outcome {
  const entity = store.entity(request.entityName);
  const page = queryEntity(entity, store.table({ kind: 'entity', name: entity.name }), request, switches, store.alive);
  return pageOutcome(page, request.options?.metadataFields);
}

function pageOutcome({ records, cursor }: Page, fields: Fields): Outcome {
  const usage = records.length === 0 ? readOf(undefined) : sumUsage(records.map(({ bytes }) => readOf(bytes)));
  return { body: { data: records.map((record) => shown(record, fields)), ...(cursor !== undefined && { cursor }) }, usage };
}
