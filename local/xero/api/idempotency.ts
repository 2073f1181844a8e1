import type { Clock } from '../../common/clock';
import type { XeroSettings } from '../settings';
import { BadRequest, type Answer } from './answer';

/** Keys are forgotten this long after the first call. */
const REMEMBERED_MS = 6 * 60_000;
const KEY_MOST = 128;

interface Remembered {
  readonly request: string;
  readonly since: number;
  /** The first call's answer, once it has one; undefined when that call left nothing to repeat. */
  readonly answer: Promise<Answer | undefined>;
  underWay: boolean;
}

/** Answers a repeat of a keyed request with the first one's answer, errors included. Not kept over a restart. */
export class Idempotency {
  private readonly keys = new Map<string, Remembered>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: XeroSettings,
  ) {}

  /**
   * `owner` is whom the key belongs to, `request` the method, address and body. `run` does the work; `keep` says whether its answer is one to
   * give again.
   */
  async once(owner: string, key: string, request: string, run: () => Promise<Answer>, keep: (answer: Answer) => boolean): Promise<Answer> {
    if (key.length > KEY_MOST) throw idempotencyError(this.tooLong());
    this.forgetOld();
    const name = `${owner} ${key}`;
    const known = this.keys.get(name);
    if (!known) return this.first(name, request, run, keep);
    if (known.request !== request) throw idempotencyError(`Idempotency Key ${key} is used with a different request.`);
    if (known.underWay && this.settings.idempotencyInFlight === 'process') return run();
    if (known.underWay && this.settings.idempotencyInFlight === 'refuse') throw idempotencyError(`Idempotency Key ${key} is in use by a request that is still being processed.`);
    return (await known.answer) ?? this.first(name, request, run, keep);
  }

  /** In words that nobody has seen. */
  private tooLong(): string {
    return this.settings.refusalWords === 'seen' ? `Idempotency Key must not be longer than ${KEY_MOST} characters.` : `The Idempotency-Key header exceeds its maximum length of ${KEY_MOST}.`;
  }

  private async first(name: string, request: string, run: () => Promise<Answer>, keep: (answer: Answer) => boolean): Promise<Answer> {
    let resolve: (answer: Answer | undefined) => void = () => undefined;
    const answered = new Promise<Answer | undefined>((settle) => {
      resolve = settle;
    });
    const remembered: Remembered = { request, since: this.clock.now(), answer: answered, underWay: true };
    this.keys.set(name, remembered);
    let answer: Answer | undefined;
    try {
      answer = await run();
      return answer;
    } finally {
      remembered.underWay = false;
      const kept = answer && keep(answer) ? answer : undefined;
      if (!kept) this.keys.delete(name);
      resolve(kept);
    }
  }

  private forgetOld(): void {
    const oldest = this.clock.now() - REMEMBERED_MS;
    for (const [name, { since, underWay }] of this.keys) if (since <= oldest && !underWay) this.keys.delete(name);
  }
}

function idempotencyError(message: string): BadRequest {
  return new BadRequest(10, 'ValidationException', message);
}
