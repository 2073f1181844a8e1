import { KEY_INDEX, type EntityIndex } from '../manifest/entities';
import { attributeOf, type StoredRecord } from './record';
import { SortedIndex, type RangeValue } from './sorted-index';

interface LaggingChange {
  readonly dueAt: number;
  readonly before?: StoredRecord;
  readonly after?: StoredRecord;
}

const KEYS_ONLY: ReadonlyMap<string, EntityIndex> = new Map([[KEY_INDEX, { name: KEY_INDEX, partition: [] }]]);

/**
 * One keyed collection with its indexes. The records are the truth and are up to date at once; the indexes may be made to
 * lag behind, as Forge's queries do.
 */
export class Table {
  private readonly records = new Map<string, StoredRecord>();
  private readonly indexes = new Map<string, SortedIndex>();
  private readonly lagging: LaggingChange[] = [];

  constructor(private readonly definitions: ReadonlyMap<string, EntityIndex> = KEYS_ONLY) {}

  get(key: string): StoredRecord | undefined {
    return this.records.get(key);
  }

  all(): IterableIterator<StoredRecord> {
    return this.records.values();
  }

  /** Writes (or with undefined removes) a record; queries see it from `visibleAt` on. */
  put(key: string, after: StoredRecord | undefined, visibleAt: number, now: number): void {
    const before = this.records.get(key);
    if (after === undefined) this.records.delete(key);
    else this.records.set(key, after);
    const change = { dueAt: visibleAt, ...(before && { before }), ...(after && { after }) };
    if (visibleAt <= now && this.lagging.length === 0) this.apply(change);
    else this.lagging.push(change);
  }

  /** Lets the indexes see every change that is visible by now; with Infinity, every change there is. */
  catchUp(now: number): void {
    // In order of writing: a later change must not be applied over an earlier one of the same record.
    while (this.lagging[0] !== undefined && this.lagging[0].dueAt <= now) {
      const change = this.lagging.shift();
      if (change !== undefined) this.apply(change);
    }
  }

  /** The part of an index that holds one partition; undefined when there is nothing in it. */
  index(name: string, partition: readonly RangeValue[]): SortedIndex | undefined {
    return this.indexes.get(placeOf(name, partition));
  }

  private apply({ before, after }: LaggingChange): void {
    for (const definition of this.definitions.values()) {
      const old = before && entryPlace(definition, before);
      const next = after && entryPlace(definition, after);
      if (old !== undefined && before !== undefined) this.indexes.get(old.place)?.remove({ range: old.range, record: before });
      if (next !== undefined && after !== undefined) this.indexAt(next.place).add({ range: next.range, record: after });
    }
  }

  private indexAt(place: string): SortedIndex {
    const known = this.indexes.get(place);
    if (known !== undefined) return known;
    const fresh = new SortedIndex();
    this.indexes.set(place, fresh);
    return fresh;
  }
}

/** Where a record belongs in an index; undefined when it lacks one of the indexed attributes and so is not in it. */
function entryPlace({ name, partition, range }: EntityIndex, record: StoredRecord): { place: string; range: RangeValue } | undefined {
  if (range === undefined) return { place: placeOf(name, []), range: record.key };
  const value = indexable(attributeOf(record, range));
  const parts = partition.map((attribute) => indexable(attributeOf(record, attribute)));
  if (value === undefined) return undefined;
  const whole = parts.filter((part) => part !== undefined);
  return whole.length === parts.length ? { place: placeOf(name, whole), range: value } : undefined;
}

export function indexable(value: unknown): RangeValue | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function placeOf(name: string, partition: readonly RangeValue[]): string {
  return JSON.stringify([name, ...partition]);
}
