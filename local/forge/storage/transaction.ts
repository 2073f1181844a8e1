import type { Switches } from '../switches';
import { checkConditions, meets } from './conditions';
import { placeOf, type Outcome } from './operations';
import { refuse } from './problem';
import type { StoredRecord } from './record';
import type { Conditions, TransactionRequest } from './requests';
import type { Place, Store } from './store';
import { readOf, sumUsage, writeOf } from './usage';

/** Limits of a transaction and of a batch (limits-kvs-ce). */
const MOST_OPERATIONS = 25;
const LARGEST_REQUEST = 4 * 1024 * 1024;

interface Addressed {
  readonly key: string;
  readonly entityName?: string | undefined;
}

/** What transactions and batches have in common: how much they may hold, and that a key comes once. */
export function checkBundle(operations: readonly Addressed[], bytes: number, unique: Switches['transactionKeysUnique']): void {
  if (operations.length === 0) refuse('EMPTY_REQUEST', 'There is nothing to do.');
  if (operations.length > MOST_OPERATIONS) refuse('TOO_MANY_OPERATIONS', `At most ${MOST_OPERATIONS} keys at once.`);
  if (bytes > LARGEST_REQUEST) refuse('MAX_SIZE', `At most ${LARGEST_REQUEST} bytes at once.`);
  const seen = new Set<string>();
  for (const { key, entityName } of operations) {
    const name = unique === 'overall' ? key : JSON.stringify([entityName ?? null, key]);
    if (seen.has(name)) refuse('DUPLICATE_KEY', `${key} is in the request twice.`);
    seen.add(name);
  }
}

/**
 * All or nothing: everything is checked before anything is written, and no other request comes in between. A condition
 * that does not hold answers 400 CONDITIONAL_CHECK_FAILED.
 */
export function transact(store: Store, request: TransactionRequest, bytes: number, switches: Switches): Outcome {
  const sets = request.set ?? [];
  const deletes = request.delete ?? [];
  const checks = request.check ?? [];
  checkBundle([...sets, ...deletes, ...checks], bytes, switches.transactionKeysUnique);
  const writes = sets.map((operation) => {
    const place = placeOf(operation.entityName);
    return { place, record: store.prepare(place, operation.key, operation.value, operation.options?.ttl) };
  });
  for (const operation of [...sets, ...deletes, ...checks]) requireConditions(store, operation, operation.conditions, switches);
  const read = checks.map(({ key, entityName }) => readOf(store.find(placeOf(entityName), key)?.bytes));
  for (const { place, record } of writes) store.put(place, record);
  for (const { key, entityName } of deletes) store.remove(placeOf(entityName), key);
  return { usage: sumUsage([...writes.map(({ record }) => writeOf(record.bytes)), ...deletes.map(() => writeOf(0)), ...read]) };
}

function requireConditions(store: Store, { key, entityName }: Addressed, conditions: Conditions | undefined, switches: Switches): void {
  const place: Place = placeOf(entityName);
  if (entityName !== undefined) store.entity(entityName);
  const record: StoredRecord | undefined = store.find(place, key);
  if (conditions === undefined) return;
  if (entityName === undefined) refuse('INVALID_CONDITIONS', 'Only custom entities take conditions.');
  checkConditions(store.entity(entityName), conditions);
  const evaluated = record !== undefined || switches.conditionsOnAbsentRecord === 'evaluated';
  if (!evaluated || !meets(record, conditions, switches)) refuse('CONDITIONAL_CHECK_FAILED', `The conditions on ${key} do not hold.`);
}
