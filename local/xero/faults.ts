/**
 * What can go wrong on the way to Xero, on demand. `slow-to-commit` works late (a client that gave up may still find its invoice),
 * `slow-to-answer` works at once and answers late. `refusals-as-200` answers as if `summarizeErrors=false` had been asked for.
 * From `html` to `other-organisation` the work is done and the answer is not to be used: a page of HTML, one with status 503, nothing, half of the
 * JSON, money too large for anybody (`number`), ten million blanks before the JSON, or what another organisation has.
 * Those of webhooks strike the next delivery, under the route `webhook`: it is made twice, its events come newest first and each alone, it is never made
 * though Xero believes that it was, it is of a category that is new, somebody else signed it, or it is rightly signed and yet half of its JSON or ten megabytes.
 */
export const FAULT_KINDS = [
  'drop-before-commit',
  'commit-then-drop',
  'error-before-commit',
  'error-after-commit',
  'slow-to-commit',
  'slow-to-answer',
  'minute-limit',
  'day-limit',
  'concurrent-limit',
  'token-expired',
  'html',
  'unavailable',
  'empty-body',
  'truncated-json',
  'numbers-beyond-range',
  'ten-megabytes',
  'other-organisation',
  'refusals-as-200',
  'webhook-twice',
  'webhook-reversed',
  'webhook-lost',
  'webhook-unknown-category',
  'webhook-forged',
  'webhook-truncated',
  'webhook-ten-megabytes',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  /** `METHOD /Path` as in Xero's OpenAPI file, e.g. `PUT /Invoices`, `POST /connect/token`; `*` for any call. */
  readonly route: string;
  readonly kind: FaultKind;
  /** How many calls it still strikes. */
  readonly times: number;
  /** For the slow ones, in real milliseconds. */
  readonly delayMs: number;
  /** For `numbers-beyond-range`: what every amount is written as. */
  readonly number: string;
}

export type FaultOptions = Partial<Pick<Fault, 'times' | 'delayMs' | 'number'>>;

/** The connection broke: no answer reaches the caller. Whoever serves the API over a socket destroys it. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) });
  }
}

/** Faults that wait for their call. */
export class Faults {
  private waiting: Fault[] = [];

  /** The next `times` calls of `route` (once, unless said) go wrong in this way. */
  next(route: string, kind: FaultKind, options: FaultOptions = {}): void {
    this.waiting.push({ route, kind, times: options.times ?? 1, delayMs: options.delayMs ?? 100, number: options.number ?? '99999999999999999999.99' });
  }

  list(): readonly Fault[] {
    return this.waiting;
  }

  clear(): void {
    this.waiting = [];
  }

  /** The fault for a call that has just arrived, used up by it. `*` waits for calls, not for webhooks. */
  take(route: string, what: 'call' | 'webhook' = 'call'): Fault | undefined {
    const found = this.waiting.find((fault) => fault.route === route || (fault.route === '*' && what === 'call'));
    if (!found) return undefined;
    this.waiting = this.waiting.flatMap((fault) => (fault !== found ? [fault] : fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []));
    return found;
  }
}
