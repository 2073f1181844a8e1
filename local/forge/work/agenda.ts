import type { NewWork, Work } from './work';

/** All that is owed and not done: waiting, in order of time, and under way. */
export class Agenda {
  private waiting: Work[] = [];
  private readonly underWay = new Map<string, Work>();
  /** Invocations under way by concurrency key, across all queues. */
  private readonly held = new Map<string, number>();
  private placed = 0;

  constructor(private readonly changed: () => void) {}

  /** Takes up new work. `behind` puts it so many places after its turn among what is due at the same time. */
  add(work: NewWork, behind = 0): Work {
    this.placed += 1;
    // Two per work, so that one can be put behind others without a tie.
    const owed: Work = { ...work, id: `w${this.placed}`, order: this.placed * 2 + (behind > 0 ? behind * 2 + 1 : 0) };
    this.insert(owed);
    this.changed();
    return owed;
  }

  /** What may be begun now, in order: due, and not held up by a concurrency key. */
  *ready(now: number): Generator<Work> {
    for (const work of [...this.waiting]) {
      if (work.due > now) return;
      if (this.mayBegin(work)) yield work;
    }
  }

  begin(work: Work): void {
    this.waiting = this.waiting.filter((each) => each !== work);
    this.underWay.set(work.id, work);
    const key = keyOf(work);
    if (key !== undefined) this.held.set(key, this.holders(key) + 1);
  }

  finish(work: Work): void {
    this.underWay.delete(work.id);
    const key = keyOf(work);
    if (key !== undefined) {
      const left = this.holders(key) - 1;
      if (left > 0) this.held.set(key, left);
      else this.held.delete(key);
    }
    this.changed();
  }

  /** Gives up waiting work that matches; gives how much it was. */
  remove(matches: (work: Work) => boolean): number {
    const before = this.waiting.length;
    this.waiting = this.waiting.filter((work) => !matches(work));
    const removed = before - this.waiting.length;
    if (removed > 0) this.changed();
    return removed;
  }

  /** When the earliest waiting work is due; undefined when nothing waits. */
  nextDue(): number | undefined {
    return this.waiting[0]?.due;
  }

  get active(): number {
    return this.underWay.size;
  }

  /** Everything owed: what was under way when this was asked must be done again after a restart. */
  owed(): readonly Work[] {
    return [...this.underWay.values(), ...this.waiting];
  }

  restore(owed: readonly Work[]): void {
    for (const work of owed) this.insert(work);
    this.placed = owed.reduce((most, { order }) => Math.max(most, order), this.placed);
  }

  private mayBegin(work: Work): boolean {
    return work.kind !== 'queue' || work.concurrency === undefined || this.holders(work.concurrency.key) < work.concurrency.limit;
  }

  private holders(key: string): number {
    return this.held.get(key) ?? 0;
  }

  private insert(work: Work): void {
    let low = 0;
    let high = this.waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.waiting[middle];
      if (other !== undefined && (other.due < work.due || (other.due === work.due && other.order <= work.order))) low = middle + 1;
      else high = middle;
    }
    this.waiting.splice(low, 0, work);
  }
}

function keyOf(work: Work): string | undefined {
  return work.kind === 'queue' ? work.concurrency?.key : undefined;
}
