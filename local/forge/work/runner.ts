import type { Clock } from '../../common/clock';
import type { Incidents } from '../incidents';
import type { Invoker } from '../runtime/invoker';
import { runOutside } from '../runtime/host';
import type { Agenda } from './agenda';
import type { Events } from './events';
import type { Queues } from './queues';
import type { Schedules } from './schedules';
import type { Work } from './work';

export interface RunnerParts {
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly events: Events;
  readonly queues: Queues;
  readonly schedules: Schedules;
  readonly invoker: Invoker;
  readonly incidents: Incidents;
  /** Whether work begins by itself when it falls due; without it only settle and advance begin it. */
  readonly automatic: boolean;
}

/** Longest wait of a real timer: it then looks again, because the clock may have been moved. */
const LONGEST_TIMER_MS = 60_000;

/** Begins what is due, as much at once as concurrency keys allow, and knows when all is done. */
export class Runner {
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private poked = false;
  private closed = false;

  constructor(private readonly parts: RunnerParts) {}

  /** Has what is due begun soon, after the caller is done. */
  poke(): void {
    if (!this.parts.automatic || this.poked || this.closed) return;
    this.poked = true;
    runOutside(() =>
      setImmediate(() => {
        this.poked = false;
        if (!this.closed) this.pump();
      }),
    );
  }

  /** Resolves when nothing is due or under way. */
  async settle(): Promise<void> {
    for (;;) {
      this.pump();
      const underWay = [...this.running, ...this.parts.invoker.active];
      if (underWay.length > 0) {
        await Promise.race(underWay.map((each) => each.catch(() => undefined)));
        continue;
      }
      // One turn for what others do in answer, e.g. a webhook that a stand-in sends off on its own.
      await new Promise((resolve) => setImmediate(resolve));
      if (!this.busy()) return;
    }
  }

  /** Moves the clock from one due time to the next, settling at each. */
  async advance(ms: number): Promise<void> {
    const { clock } = this.parts;
    const until = clock.now() + ms;
    await this.settle();
    for (let due = this.nextDue(); due !== undefined && due <= until; due = this.nextDue()) {
      clock.advance(Math.max(0, due - clock.now()));
      await this.settle();
    }
    clock.advance(Math.max(0, until - clock.now()));
    await this.settle();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private busy(): boolean {
    const { clock, agenda, invoker } = this.parts;
    const due = this.nextDue();
    return this.running.size > 0 || invoker.active.size > 0 || agenda.active > 0 || (due !== undefined && due <= clock.now());
  }

  private nextDue(): number | undefined {
    const dues = [this.parts.agenda.nextDue(), this.parts.schedules.nextDue()].filter((due) => due !== undefined);
    return dues.length === 0 ? undefined : Math.min(...dues);
  }

  private pump(): void {
    const { clock, agenda, schedules } = this.parts;
    schedules.collect(clock.now());
    for (const work of agenda.ready(clock.now())) this.begin(work);
    this.setTimer();
  }

  private begin(work: Work): void {
    const { agenda, incidents } = this.parts;
    agenda.begin(work);
    const run = this.run(work)
      .catch((error: unknown) => incidents.note('threw', work.kind, String(error)))
      .finally(() => {
        agenda.finish(work);
        this.running.delete(run);
        // What waited for its concurrency key may begin now.
        this.poke();
      });
    this.running.add(run);
  }

  private async run(work: Work): Promise<void> {
    const { events, queues, schedules } = this.parts;
    switch (work.kind) {
      case 'event':
        return events.run(work);
      case 'queue':
        return queues.run(work);
      case 'schedule':
        return schedules.run(work.key);
    }
  }

  /** On a running clock, wakes when the next work falls due. */
  private setTimer(): void {
    const { clock, automatic } = this.parts;
    clearTimeout(this.timer);
    const due = this.nextDue();
    if (!automatic || clock.running !== true || due === undefined || this.closed) return;
    this.timer = runOutside(() => setTimeout(() => this.pump(), Math.min(Math.max(1, due - clock.now()), LONGEST_TIMER_MS)));
    this.timer.unref();
  }
}
