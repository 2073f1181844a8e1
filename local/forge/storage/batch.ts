import type { Json } from '../../common/ports';
import type { Switches } from '../switches';
import { get, placeOf, remove, set, type Outcome } from './operations';
import { StorageProblem } from './problem';
import type { Store } from './store';
import { checkBundle } from './transaction';
import { NO_USAGE, readOf, sumUsage } from './usage';

interface Addressed {
  readonly key: string;
  readonly entityName?: string | undefined;
}

/** Each operation on its own, as many as can succeed: the answer says which did. */
function each<T extends Addressed>(items: readonly T[], bytes: number, switches: Switches, act: (item: T) => Outcome): Outcome {
  checkBundle(items, bytes, switches.transactionKeysUnique);
  const outcomes = items.map((item) => {
    const name = { key: item.key, ...(item.entityName !== undefined && { entityName: item.entityName }) };
    try {
      const { body, usage } = act(item);
      return { usage, succeeded: { ...(isObject(body) ? body : {}), ...name } };
    } catch (error) {
      if (!(error instanceof StorageProblem)) throw error;
      const usage = error.code === 'KEY_NOT_FOUND' ? readOf(undefined) : NO_USAGE;
      return { usage, failed: { ...name, error: { code: error.code, message: error.message } } };
    }
  });
  const body: Json = { successfulKeys: outcomes.flatMap(({ succeeded }) => succeeded ?? []), failedKeys: outcomes.flatMap(({ failed }) => failed ?? []) };
  return { body, usage: sumUsage(outcomes.map(({ usage }) => usage)) };
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function batchGet(store: Store, items: readonly Parameters<typeof get>[2][], bytes: number, switches: Switches): Outcome {
  return each(items, bytes, switches, (item) => get(store, placeOf(item.entityName), item));
}

export function batchSet(store: Store, items: readonly Parameters<typeof set>[2][], bytes: number, switches: Switches): Outcome {
  return each(items, bytes, switches, (item) => set(store, placeOf(item.entityName), item));
}

export function batchDelete(store: Store, items: readonly Parameters<typeof remove>[2][], bytes: number, switches: Switches): Outcome {
  return each(items, bytes, switches, (item) => remove(store, placeOf(item.entityName), item));
}
