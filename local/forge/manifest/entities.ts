import type { ManifestProblem } from './refused';
import type { AttributeType, RawEntity } from './schema';

/** An index as queries use it. The key index that every entity has is named `by-key`. */
export interface EntityIndex {
  readonly name: string;
  readonly partition: readonly string[];
  /** Absent for `by-key`, whose range is the key itself. */
  readonly range?: string;
}

export interface Entity {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly indexes: ReadonlyMap<string, EntityIndex>;
}

export const KEY_INDEX = 'by-key';

/** Limits of custom entities, from Forge's documentation of 2026-08 and the checks of @forge/manifest 13.7. */
const NAME = /^(?![-_.])(?!.*\.\.)[a-z0-9:\-_.]{3,60}(?<!\.)$/;
const ATTRIBUTE = /^[_A-Za-z][_0-9A-Za-z]{0,29}$/;
const INDEX = /^(?!\.)(?!.*\.\.)[a-zA-Z0-9:\-_.]{3,50}(?<!\.)$/;
const MOST_ATTRIBUTES = 50;
const MOST_INDEXES = 7;

export function readEntities(raw: readonly RawEntity[], problems: ManifestProblem[]): ReadonlyMap<string, Entity> {
  const entities = new Map<string, Entity>();
  for (const each of raw) {
    const path = `app.storage.entities.${each.name}`;
    if (!NAME.test(each.name)) problems.push({ path, message: 'not a valid entity name' });
    if (entities.has(each.name)) problems.push({ path, message: 'declared twice' });
    entities.set(each.name, readEntity(each, path, problems));
  }
  return entities;
}

function readEntity(raw: RawEntity, path: string, problems: ManifestProblem[]): Entity {
  const attributes = new Map(Object.entries(raw.attributes).map(([name, { type }]) => [name, type]));
  if (attributes.size > MOST_ATTRIBUTES) problems.push({ path, message: `more than ${MOST_ATTRIBUTES} attributes` });
  for (const name of attributes.keys()) {
    if (!ATTRIBUTE.test(name)) problems.push({ path: `${path}.attributes.${name}`, message: 'not a valid attribute name' });
  }
  if (raw.indexes.length > MOST_INDEXES) problems.push({ path, message: `more than ${MOST_INDEXES} indexes` });
  const indexes = new Map<string, EntityIndex>([[KEY_INDEX, { name: KEY_INDEX, partition: [] }]]);
  for (const each of raw.indexes) {
    const index = typeof each === 'string' ? { name: each, range: [each] } : each;
    checkIndex(index, attributes, indexes, `${path}.indexes.${index.name}`, problems);
    const range = index.range[0];
    if (range !== undefined) indexes.set(index.name, { name: index.name, partition: index.partition ?? [], range });
  }
  return { name: raw.name, attributes, indexes };
}

function checkIndex(
  index: Exclude<RawEntity['indexes'][number], string>,
  attributes: ReadonlyMap<string, AttributeType>,
  known: ReadonlyMap<string, EntityIndex>,
  path: string,
  problems: ManifestProblem[],
): void {
  if (index.name === KEY_INDEX) problems.push({ path, message: 'the name by-key is reserved' });
  else if (known.has(index.name)) problems.push({ path, message: 'declared twice' });
  if (!INDEX.test(index.name)) problems.push({ path, message: 'not a valid index name' });
  if (index.range.length !== 1) problems.push({ path, message: 'range takes exactly one attribute' });
  for (const name of [...index.range, ...(index.partition ?? [])]) {
    const type = attributes.get(name);
    if (type === undefined) problems.push({ path, message: `there is no attribute ${name}` });
    if (type === 'any') problems.push({ path, message: `${name} is of type any, which can't be indexed` });
  }
}
