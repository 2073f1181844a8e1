import type { Clock } from '../../common/clock';
import type { AppFunction } from '../manifest/functions';
import { runOutside, type Host, type SeamTarget } from './host';

/** How an invocation came to its end. */
export type Ending = 'returned' | 'threw' | 'timed-out' | 'crashed';

/** What the app is told about the call that it serves. */
export interface InvocationSubject {
  readonly id: string;
  readonly function: AppFunction;
  readonly moduleKey: string;
  readonly moduleType: string;
  /** The person who is there; absent for events, queues and schedules without one. */
  readonly accountId?: string;
  /** The invocation that started the chain of pushes which led here: Forge limits pushes per origin. */
  readonly origin: string;
}

/** Serves the calls of invocations: see seam/. */
export interface Switchboard {
  call(invocation: Invocation, target: SeamTarget, path: string, init: RequestInit | undefined): Promise<Response>;
  fetch(invocation: Invocation, request: Request): Promise<Response>;
}

/** A promise that never settles: what a frozen or killed invocation waits for. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

/** One run of one function of the app: its time, its calls under way, and its end. */
export class Invocation implements Host {
  /** Outbound calls made so far, against the limit per runtime minute. */
  egressCalls = 0;
  private ending: Ending | undefined;
  private underWay = 0;
  private skippedMs = 0;
  private readonly startedAt: number;
  private readonly startedReal = performance.now();
  private stop: (ending: 'timed-out' | 'crashed') => void = () => undefined;

  constructor(
    readonly subject: InvocationSubject,
    readonly runtime: object,
    private readonly clock: Clock,
    private readonly switchboard: Switchboard,
  ) {
    this.startedAt = clock.now();
  }

  now(): number {
    // A clock may itself be made of Date, which asks the invocation under way: outside, there is none.
    return runOutside(() => this.clock.now());
  }

  call(target: SeamTarget, path: string, init: RequestInit | undefined): Promise<Response> {
    return this.switchboard.call(this, target, path, init);
  }

  fetch(request: Request): Promise<Response> {
    return this.switchboard.fetch(this, request);
  }

  hasEnded(): boolean {
    return this.ending !== undefined;
  }

  /** Whether its function came to its own end, rather than being stopped. */
  endedBySelf(): boolean {
    return this.ending === 'returned' || this.ending === 'threw';
  }

  /** Calls that were begun and not yet answered. */
  get open(): number {
    return this.underWay;
  }

  begin(): void {
    this.underWay += 1;
  }

  done(): void {
    this.underWay -= 1;
  }

  /** Milliseconds it has run: measured on a running clock, else what its calls were said to take. */
  elapsedMs(): number {
    return this.clock.running === true ? performance.now() - this.startedReal : this.clock.now() - this.startedAt + this.skippedMs;
  }

  remainingMs(): number {
    return this.subject.function.timeoutSeconds * 1000 - this.elapsedMs();
  }

  /** Lets time pass for it: really on a running clock, by reckoning on a stopped one. Past its timeout it is stopped. */
  async spend(ms: number): Promise<void> {
    if (ms <= 0) return;
    if (this.clock.running === true) await new Promise((resolve) => setTimeout(resolve, ms));
    else this.skippedMs += ms;
    if (this.remainingMs() <= 0) this.kill('timed-out');
  }

  /** Ends it from outside: what it was doing is never answered. */
  kill(ending: 'timed-out' | 'crashed'): void {
    if (this.ending !== undefined) return;
    this.ending = ending;
    this.stop(ending);
  }

  /** Ends it by itself. False when it had been killed before. */
  finish(ending: 'returned' | 'threw'): boolean {
    if (this.ending !== undefined) return false;
    this.ending = ending;
    return true;
  }

  /** Resolves if it is killed; on a running clock it is also killed when its time is up. */
  killed(): { readonly ending: Promise<'timed-out' | 'crashed'>; readonly release: () => void } {
    const ending = new Promise<'timed-out' | 'crashed'>((resolve) => {
      this.stop = resolve;
    });
    const timer = setTimeout(() => this.kill('timed-out'), this.subject.function.timeoutSeconds * 1000);
    timer.unref();
    return { ending, release: () => clearTimeout(timer) };
  }
}
