import { seededRandom } from '../../common/random';
import type { CallFault, CallPoint, DeliveryFault, FaultPolicy } from './policy';

/** Probabilities, each per delivery or per call. */
export interface FaultRates {
  readonly drop?: number;
  readonly duplicate?: number;
  readonly delay?: number;
  readonly reorder?: number;
  readonly crash?: number;
  readonly loseAnswer?: number;
  readonly networkError?: number;
  readonly tooMany?: number;
  readonly serverError?: number;
  readonly slow?: number;
  readonly yield?: number;
}

export interface SeededFaults extends FaultPolicy {
  /** Lets everything go well from here on, e.g. while a run is brought to its end. */
  stop(): void;
  /** How many faults were made. */
  count(): number;
}

/** Longest lateness of a delivery: product events may be three minutes late, retries fifteen. */
const LONGEST_DELAY_MS = 15 * 60_000;

/** Faults by chance, the same for the same seed and the same order of deliveries and calls. */
export function seededFaults(seed: number, rates: FaultRates): SeededFaults {
  const random = seededRandom(seed);
  let stopped = false;
  let made = 0;
  const pick = <T>(choices: readonly (readonly [number | undefined, () => T])[]): T | undefined => {
    if (stopped) return undefined;
    let left = random.next();
    for (const [rate, make] of choices) {
      left -= rate ?? 0;
      if (left < 0) {
        made += 1;
        return make();
      }
    }
    return undefined;
  };
  return {
    delivery: (point) =>
      pick<DeliveryFault>([
        [point.kind === 'queue' ? 0 : rates.drop, () => ({ kind: 'drop' })],
        [rates.duplicate, () => ({ kind: 'duplicate', copies: 2 + random.below(2) })],
        [rates.delay, () => ({ kind: 'delay', ms: random.below(LONGEST_DELAY_MS) })],
        [rates.reorder, () => ({ kind: 'reorder', places: 1 + random.below(5) })],
      ]),
    call: (point) =>
      pick<CallFault>([
        [rates.crash, () => ({ kind: 'crash', when: random.chance(0.5) ? 'before' : 'after' })],
        [rates.loseAnswer, () => ({ kind: 'lose-answer', as: lostAs(point, random.below(3)) })],
        [rates.networkError, () => ({ kind: 'network-error' })],
        [rates.tooMany, () => ({ kind: 'status', status: 429, retryAfterSeconds: 1 + random.below(60) })],
        [rates.serverError, () => ({ kind: 'status', status: 500 + random.below(4) })],
        [rates.slow, () => ({ kind: 'slow', ms: random.below(10_000) })],
        [rates.yield, () => ({ kind: 'yield', turns: 1 + random.below(4) })],
      ]),
    stop: () => {
      stopped = true;
    },
    count: () => made,
  };
}

function lostAs(point: CallPoint, choice: number): 'network-error' | 'timeout' | 'status-504' {
  if (choice === 0) return 'status-504';
  return choice === 1 && point.kind === 'egress' ? 'timeout' : 'network-error';
}
