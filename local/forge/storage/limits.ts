import type { Json } from '../../common/ports';
import type { Entity } from '../manifest/entities';
import type { AttributeType } from '../manifest/schema';
import type { Switches } from '../switches';
import { refuse } from './problem';
import type { Ttl } from './requests';

/** Limits of KVS and custom entities as Forge's documentation of 2026-09-28 has them. */
const LONGEST_KEY = 500;
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
const LARGEST_VALUE = 240 * 1024;
const DEEPEST = 31;
const LARGEST_RANGE = 900;
const LARGEST_PARTITION = 1700;
const LONGEST_TTL_MS = 365 * 86400_000;

export function checkKey(key: string): void {
  if (key.length === 0) refuse('KEY_TOO_SHORT', 'The key is empty.');
  if (key.length > LONGEST_KEY) refuse('KEY_TOO_LONG', `The key is longer than ${LONGEST_KEY} characters.`);
  if (!KEY.test(key)) refuse('INVALID_KEY', 'The key has characters that Forge does not allow.');
}

/** Checks a value's size and depth; gives its size in bytes. */
export function checkValue(value: Json): number {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > LARGEST_VALUE) refuse('MAX_SIZE', `The value has ${bytes} bytes; at most ${LARGEST_VALUE} are stored.`);
  if (depthOf(value) > DEEPEST) refuse('MAX_DEPTH', `The value is nested deeper than ${DEEPEST}.`);
  return bytes;
}

function depthOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const each of Object.values(value)) deepest = Math.max(deepest, depthOf(each));
  return deepest + 1;
}

/** Checks an entity's value against the attributes and indexes that the manifest declares. */
export function checkEntityValue(entity: Entity, value: Json, switches: Switches): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('INVALID_ENTITY_VALUE', `${entity.name} takes an object of attributes.`);
  const attributes = value as Readonly<Record<string, Json>>;
  for (const [name, each] of Object.entries(attributes)) {
    const type = entity.attributes.get(name);
    if (type !== undefined) checkAttribute(`${entity.name}.${name}`, type, each);
    else if (switches.undeclaredAttributes === 'refused') refuse('INVALID_ENTITY_ATTRIBUTE', `${entity.name} declares no attribute ${name}.`);
  }
  for (const { name, partition, range } of entity.indexes.values()) {
    if (range !== undefined && sizeOf(attributes[range]) > LARGEST_RANGE) refuse('INVALID_ENTITY_VALUE', `Index ${name}: the range has over ${LARGEST_RANGE} bytes.`);
    const parts = partition.reduce((sum, each) => sum + sizeOf(attributes[each]), 0);
    if (parts > LARGEST_PARTITION) refuse('INVALID_ENTITY_VALUE', `Index ${name}: the partition has over ${LARGEST_PARTITION} bytes.`);
  }
}

function sizeOf(value: Json | undefined): number {
  return value === undefined ? 0 : Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));
}

export function fits(type: AttributeType, value: Json): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value.trim() !== '';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= -2147483648 && value <= 2147483647;
    case 'float':
      return typeof value === 'number' && (value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126));
    case 'boolean':
      return typeof value === 'boolean';
    case 'any':
      return value !== null;
  }
}

function checkAttribute(path: string, type: AttributeType, value: Json): void {
  if (!fits(type, value)) refuse('INVALID_ENTITY_VALUE', `${path} is not a valid ${type}.`);
}

const UNIT_MS: Readonly<Record<Ttl['unit'], number>> = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3600_000, DAYS: 86400_000 };

/** When a value written now expires; undefined when it does not. */
export function expiryOf(ttl: Ttl | undefined, now: number): number | undefined {
  if (ttl === undefined) return undefined;
  const ms = ttl.value * UNIT_MS[ttl.unit];
  if (ms > LONGEST_TTL_MS) refuse('INVALID_TTL', 'A value lives for at most one year.');
  return now + ms;
}
