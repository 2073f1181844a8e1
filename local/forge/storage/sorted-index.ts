import type { StoredRecord } from './record';

/** What an index can be sorted by. A column holds one type only, as the manifest declares. */
export type RangeValue = string | number | boolean;

export interface IndexEntry {
  readonly range: RangeValue;
  readonly record: StoredRecord;
}

/** Where a page ended: the next one starts strictly beyond it. */
export interface Position {
  readonly range: RangeValue;
  readonly key: string;
}

/** Entries that were added one by one are worth merging singly; beyond this many, sorting all is cheaper. */
const FEW = 64;

/**
 * Entries in order of range, then key. Additions wait unsorted until someone reads, so that loading 100,000 records costs
 * one sort.
 */
export class SortedIndex {
  private entries: IndexEntry[] = [];
  private added: IndexEntry[] = [];

  add(entry: IndexEntry): void {
    this.added.push(entry);
  }

  remove(entry: IndexEntry): void {
    this.merge();
    const at = this.firstAfter(positionOf(entry), true);
    const found = this.entries[at];
    if (found !== undefined && found.record.key === entry.record.key && found.range === entry.range) this.entries.splice(at, 1);
  }

  get size(): number {
    return this.entries.length + this.added.length;
  }

  /** The entry at a place in the order. */
  at(place: number): IndexEntry | undefined {
    this.merge();
    return this.entries[place];
  }

  /** The place of the first entry beyond a position (or at it, when `inclusive`). */
  firstAfter(position: Position, inclusive: boolean): number {
    return this.search((entry) => {
      const order = comparePositions(positionOf(entry), position);
      return inclusive ? order >= 0 : order > 0;
    });
  }

  /** The place of the first entry whose range is at least (`inclusive`) or above a value. */
  firstRange(value: RangeValue, inclusive: boolean): number {
    return this.search(({ range }) => (inclusive ? compareRanges(range, value) >= 0 : compareRanges(range, value) > 0));
  }

  /** Binary search for the first entry that holds; every later one must hold too. */
  private search(holds: (entry: IndexEntry) => boolean): number {
    this.merge();
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.entries[middle];
      if (entry !== undefined && holds(entry)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private merge(): void {
    if (this.added.length === 0) return;
    const added = this.added;
    this.added = [];
    if (added.length <= FEW) {
      for (const entry of added) this.entries.splice(this.firstAfter(positionOf(entry), true), 0, entry);
    } else {
      this.entries = [...this.entries, ...added].sort((left, right) => comparePositions(positionOf(left), positionOf(right)));
    }
  }
}

function positionOf({ range, record }: IndexEntry): Position {
  return { range, key: record.key };
}

function comparePositions(left: Position, right: Position): number {
  return compareRanges(left.range, right.range) || (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
}

export function compareRanges(left: RangeValue, right: RangeValue): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
