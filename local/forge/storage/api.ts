import type { z } from 'zod';
import type { Json } from '../../common/ports';
import type { Switches } from '../switches';
import { batchDelete, batchGet, batchSet } from './batch';
import { entityQuery, get, query, remove, set, type Outcome } from './operations';
import { refuse, StorageProblem } from './problem';
import * as requests from './requests';
import type { Place, Store } from './store';
import { transact } from './transaction';
import { NO_USAGE, readOf, type StorageUsage } from './usage';

export interface StorageAnswer {
  readonly status: number;
  readonly body?: Json;
  readonly usage: StorageUsage;
}

type Operation = (store: Store, body: unknown, bytes: number, switches: Switches) => Outcome;

const PLAIN: Place = { kind: 'plain' };
const SECRET: Place = { kind: 'secret' };

function entityPlace(name: string | undefined): Place {
  return { kind: 'entity', name: name ?? refuse('INVALID_ENTITY_TYPE', 'entityName is missing.') };
}

/** The paths @forge/kvs 1.6 calls, each under /api/v1. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  get: (store, body) => get(store, PLAIN, read(requests.getRequest, body)),
  set: (store, body) => set(store, PLAIN, read(requests.setRequest, body)),
  delete: (store, body) => remove(store, PLAIN, read(requests.deleteRequest, body)),
  'secret/get': (store, body) => get(store, SECRET, read(requests.getRequest, body)),
  'secret/set': (store, body) => set(store, SECRET, read(requests.setRequest, body)),
  'secret/delete': (store, body) => remove(store, SECRET, read(requests.deleteRequest, body)),
  'entity/get': (store, body) => {
    const request = read(requests.getRequest, body);
    return get(store, entityPlace(request.entityName), request);
  },
  'entity/set': (store, body) => {
    const request = read(requests.setRequest, body);
    return set(store, entityPlace(request.entityName), request);
  },
  'entity/delete': (store, body) => {
    const request = read(requests.deleteRequest, body);
    return remove(store, entityPlace(request.entityName), request);
  },
  query: (store, body) => query(store, read(requests.queryRequest, body)),
  'entity/query': (store, body, _, switches) => entityQuery(store, read(requests.entityQueryRequest, body), switches),
  transaction: (store, body, bytes, switches) => transact(store, read(requests.transactionRequest, body), bytes, switches),
  'batch/get': (store, body, bytes, switches) => batchGet(store, read(requests.batchGetRequest, body), bytes, switches),
  'batch/set': (store, body, bytes, switches) => batchSet(store, read(requests.batchSetRequest, body), bytes, switches),
  'batch/delete': (store, body, bytes, switches) => batchDelete(store, read(requests.batchDeleteRequest, body), bytes, switches),
};

const PREFIX = '/api/v1/';

function read<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  return refuse('INVALID_REQUEST', parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** Serves one storage request. Never throws for what the app did wrong: that is answered, as Forge answers it. */
export function serveStorage(store: Store, path: string, body: string, switches: Switches): StorageAnswer {
  const operation = path.startsWith(PREFIX) ? OPERATIONS[path.slice(PREFIX.length)] : undefined;
  try {
    if (operation === undefined) throw new StorageProblem(404, 'NOT_EMULATED', `${path} is not emulated.`);
    const { body: answer, usage } = operation(store, parseBody(body), Buffer.byteLength(body), switches);
    return answer === undefined ? { status: 204, usage } : { status: 200, body: answer, usage };
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error;
    const usage = error.code === 'KEY_NOT_FOUND' ? readOf(undefined) : NO_USAGE;
    return { status: error.status, body: { code: error.code, message: error.message }, usage };
  }
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return refuse('INVALID_REQUEST', 'The request is not JSON.');
  }
}
