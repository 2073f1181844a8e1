import { z } from 'zod';
import type { Json } from '../../common/ports';
import { KEY_INDEX, type Entity, type EntityIndex } from '../manifest/entities';
import type { Switches } from '../switches';
import { checkCondition, checkConditions, meets } from './conditions';
import { fits } from './limits';
import { refuse } from './problem';
import type { StoredRecord } from './record';
import type { ConditionName, EntityQueryRequest, QueryRequest } from './requests';
import type { Position, RangeValue, SortedIndex } from './sorted-index';
import { indexable, type Table } from './table';

export interface Page {
  readonly records: readonly StoredRecord[];
  readonly cursor?: string;
}

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;
const RANGE_CONDITIONS: readonly ConditionName[] = [
  'BEGINS_WITH', 'BETWEEN', 'EQUAL_TO', 'GREATER_THAN', 'GREATER_THAN_EQUAL_TO', 'LESS_THAN', 'LESS_THAN_EQUAL_TO',
];

interface RangeCondition {
  readonly condition: ConditionName;
  readonly values: readonly RangeValue[];
}

interface Walk {
  readonly index: SortedIndex | undefined;
  readonly range?: RangeCondition;
  readonly descending: boolean;
  readonly cursor?: string;
  readonly limit?: number;
  /** Names the query that a cursor belongs to. */
  readonly origin: string;
  readonly keep: (record: StoredRecord) => boolean;
  readonly alive: (record: StoredRecord) => boolean;
  readonly filterAfterPaging: boolean;
}

/** Keys in order, optionally those that begin with something. */
export function queryKeys(table: Table, request: QueryRequest, alive: Walk['alive']): Page {
  const where = request.where ?? [];
  if (where.length > 1) refuse('QUERY_WHERE_INVALID', 'A query of keys takes one where.');
  const [clause] = where;
  if (clause !== undefined && clause.property !== 'key') refuse('QUERY_WHERE_FIELD_INVALID', 'Only key can be asked about.');
  if (clause !== undefined && clause.condition !== 'BEGINS_WITH') refuse('INVALID_FILTER_CONDITION', 'Keys can be asked for by what they begin with.');
  return walk({
    index: table.index(KEY_INDEX, []),
    ...(clause && { range: { condition: 'BEGINS_WITH', values: clause.values.map(String) } }),
    descending: false,
    ...(request.after !== undefined && { cursor: request.after }),
    ...(request.limit !== undefined && { limit: request.limit }),
    origin: KEY_INDEX,
    keep: () => true,
    alive,
    filterAfterPaging: true,
  });
}

/** Records of one partition of one index, in order of its range. */
export function queryEntity(entity: Entity, table: Table, request: EntityQueryRequest, switches: Switches, alive: Walk['alive']): Page {
  const index = entity.indexes.get(request.indexName);
  if (index === undefined) refuse('INVALID_ENTITY_INDEX', `${entity.name} declares no index ${request.indexName}.`);
  const partition = readPartition(entity, index, request.partition ?? []);
  const range = request.range && readRange(entity, index, request.range);
  const { filters } = request;
  if (filters !== undefined) checkConditions(entity, filters);
  return walk({
    index: table.index(index.name, partition),
    ...(range && { range }),
    descending: request.sort === 'DESC',
    ...(request.cursor !== undefined && { cursor: request.cursor }),
    ...(request.limit !== undefined && { limit: request.limit }),
    origin: JSON.stringify([entity.name, index.name, partition, request.sort ?? 'ASC']),
    keep: (record) => filters === undefined || meets(record, filters, switches),
    alive,
    filterAfterPaging: switches.filterAfterPaging,
  });
}

function readPartition(entity: Entity, index: EntityIndex, given: readonly Json[]): readonly RangeValue[] {
  if (given.length !== index.partition.length) {
    refuse('INVALID_FILTER_VALUES', `Index ${index.name} of ${entity.name} needs ${index.partition.length} partition values.`);
  }
  return given.map((value, place) => {
    const type = entity.attributes.get(index.partition[place] ?? '');
    const usable = indexable(value);
    if (usable === undefined || type === undefined || !fits(type, value)) refuse('INVALID_FILTER_VALUES', `Partition value ${place + 1} is not a valid ${type}.`);
    return usable;
  });
}

function readRange(entity: Entity, index: EntityIndex, { condition, values }: { condition: ConditionName; values: readonly Json[] }): RangeCondition {
  if (!RANGE_CONDITIONS.includes(condition)) refuse('INVALID_FILTER_CONDITION', `${condition} is not for where.`);
  if (index.range !== undefined) checkCondition(entity, index.range, condition, values);
  else if (values.some((value) => typeof value !== 'string')) refuse('INVALID_FILTER_VALUES', 'Keys are compared with texts.');
  return { condition, values: values.flatMap((value) => indexable(value) ?? []) };
}

/** The places of an index that a range condition covers: [first, beyond the last). */
function span(index: SortedIndex, range: RangeCondition | undefined): readonly [number, number] {
  const [first, second] = range?.values ?? [];
  if (range === undefined || first === undefined) return [0, index.size];
  switch (range.condition) {
    case 'BETWEEN':
      return [index.firstRange(first, true), index.firstRange(second ?? first, false)];
    case 'GREATER_THAN':
      return [index.firstRange(first, false), index.size];
    case 'GREATER_THAN_EQUAL_TO':
      return [index.firstRange(first, true), index.size];
    case 'LESS_THAN':
      return [0, index.firstRange(first, true)];
    case 'LESS_THAN_EQUAL_TO':
      return [0, index.firstRange(first, false)];
    case 'BEGINS_WITH':
      // U+FFFF sorts after every character that can follow the prefix.
      return [index.firstRange(first, true), index.firstRange(`${String(first)}\uffff`, false)];
    default:
      return [index.firstRange(first, true), index.firstRange(first, false)];
  }
}

function walk({ index, range, descending, cursor, limit = DEFAULT_LIMIT, origin, keep, alive, filterAfterPaging }: Walk): Page {
  if (limit < 1 || limit > LARGEST_LIMIT) refuse('LIST_QUERY_LIMIT_EXCEEDED', `The limit is 1 to ${LARGEST_LIMIT}.`);
  const after = cursor === undefined ? undefined : readCursor(cursor, origin);
  if (index === undefined) return { records: [] };
  const [first, end] = span(index, range);
  let place = descending ? end - 1 : first;
  if (after !== undefined) place = descending ? Math.min(place, index.firstAfter(after, true) - 1) : Math.max(place, index.firstAfter(after, false));
  const inside = (): boolean => (descending ? place >= first : place < end);
  const records: StoredRecord[] = [];
  let looked = 0;
  let last: Position | undefined;
  while (inside() && (filterAfterPaging ? looked : records.length) < limit) {
    const entry = index.at(place);
    place += descending ? -1 : 1;
    if (entry === undefined || !alive(entry.record)) continue;
    looked += 1;
    last = { range: entry.range, key: entry.record.key };
    if (keep(entry.record)) records.push(entry.record);
  }
  return inside() && last !== undefined ? { records, cursor: writeCursor(last, origin) } : { records };
}

const cursorSchema = z.object({ origin: z.string(), range: z.union([z.string(), z.number(), z.boolean()]), key: z.string() });

function writeCursor(position: Position, origin: string): string {
  return Buffer.from(JSON.stringify({ origin, ...position })).toString('base64url');
}

function readCursor(text: string, origin: string): Position {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success || parsed.data.origin !== origin) refuse('INVALID_CURSOR', 'The cursor is not one of this query.');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
