import type { Json } from '../../common/ports';

/** One stored value. Never changed in place: a write makes a new one, so that an index that lags still has the old. */
export interface StoredRecord {
  readonly key: string;
  readonly value: Json;
  /** Bytes of the value as JSON: what Forge bills. */
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt?: number;
}

/** An entity's attribute; undefined when it is absent. */
export function attributeOf(record: StoredRecord | undefined, name: string): Json | undefined {
  const value = record?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, Json>>)[name] : undefined;
}
