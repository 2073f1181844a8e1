import { seededRandom, spreadOf, type Random } from '../../local/common/random';
import type { CallFault, CallPoint, DeliveryFault, DeliveryPoint, FaultPolicy } from '../../local/forge';

/** Something that went wrong. `name` says where and the how-manieth time there: it stays the same when other faults and steps are left out. */
export interface Mishap {
  readonly name: string;
  readonly fault: CallFault | DeliveryFault;
  /** Milliseconds since the epoch, the world's time. */
  readonly at: number;
}

export interface Weather extends FaultPolicy {
  /** From here on all goes well. */
  clear(): void;
  /** Whether all goes well for a while: what is looked at from outside is no part of the story. */
  aside(on: boolean): void;
  /** Schedules of Forge's are lost until then, in milliseconds since the epoch: for a night in which they would find nothing. */
  sleep(until: number): void;
  readonly mishaps: readonly Mishap[];
  /** Deliveries and calls seen; whether there were so many that the app would have gone on for ever, and was stopped. */
  seen(): { readonly deliveries: number; readonly calls: number; readonly endless: boolean };
}

export interface WeatherOptions {
  readonly seed: number;
  readonly roughness: number;
  readonly jostle: number;
  readonly without: ReadonlySet<string>;
  readonly now: () => number;
  /** Told of every delivery and call in turn, with its fault if it has one: two runs of one seed tell the same. */
  readonly trace: (line: string) => void;
}

/**
 * Several times what any story comes to. An app with a bug can go on for ever, and would do so behind all that is played after it: from here on nothing of it is carried out, so that
 * it comes to an end.
 */
const MOST = { deliveries: 1_000, calls: 10_000 };

/** Product events may be three minutes late, retries fifteen. */
const LATEST_MS = 15 * 60_000;

/**
 * Faults by chance, each drawn for its own place alone: whether the third write of a function fails is decided by seed, function and three, not by what
 * came before. So a story can be made shorter without changing the rest of its weather.
 */
export function weatherOf({ seed, roughness, jostle, without, now, trace }: WeatherOptions): Weather {
  const times = new Map<string, number>();
  const mishaps: Mishap[] = [];
  let clear = roughness === 0 && jostle === 0;
  let deliveries = 0;
  let calls = 0;
  let asleepUntil = 0;
  let aside = false;
  const draw = <F extends CallFault | DeliveryFault>(place: string, choose: (random: Random) => F | undefined): F | undefined => {
    const nth = (times.get(place) ?? 0) + 1;
    times.set(place, nth);
    const name = `${place} #${String(nth)}`;
    const fault = clear || without.has(name) ? undefined : choose(seededRandom(spreadOf(`${String(seed)} ${name}`)));
    if (fault && !isJostle(fault)) mishaps.push({ name, fault, at: now() });
    trace(fault ? `${name} ${JSON.stringify(fault)}` : name);
    return fault;
  };
  const endless = (): boolean => deliveries > MOST.deliveries || calls > MOST.calls;
  return {
    delivery: (point) => {
      if (endless()) return { kind: 'drop' };
      if (aside) return undefined;
      if (point.kind === 'schedule' && now() < asleepUntil) return { kind: 'drop' };
      deliveries += 1;
      return draw(placeOf(point), (random) => deliveryFault(random, point, roughness));
    },
    call: (point) => {
      if (endless()) return { kind: 'crash', when: 'before' };
      if (aside) return undefined;
      calls += 1;
      return draw(`${callPlace(point)} in ${point.functionKey}`, (random) => callFault(random, point, roughness) ?? jostled(random, jostle));
    },
    clear: () => {
      clear = true;
    },
    aside: (on) => {
      aside = on;
    },
    sleep: (until) => {
      asleepUntil = until;
    },
    mishaps,
    seen: () => ({ deliveries, calls, endless: endless() }),
  };
}

function placeOf(point: DeliveryPoint): string {
  switch (point.kind) {
    case 'event':
      return `event ${point.trigger}`;
    case 'queue':
      return `job in ${point.queue}`;
    case 'schedule':
      return `schedule ${point.key}`;
  }
}

/** Ids are left out: some are random, and none may decide what goes wrong. */
function callPlace(point: CallPoint): string {
  switch (point.kind) {
    case 'kvs':
      return `storage ${point.operation}`;
    case 'jira':
      return `Jira ${point.method} ${withoutIds(point.path)}`;
    case 'platform':
      return `platform ${withoutIds(point.path)}`;
    case 'egress':
      return `Xero ${point.method} ${withoutIds(point.path)}`;
  }
}

const withoutIds = (path: string): string => path.replace(/\?.*$/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{5,}/g, '…');

function deliveryFault(random: Random, point: DeliveryPoint, roughness: number): DeliveryFault | undefined {
  return choose<DeliveryFault>(random, roughness * 4, [
    // Forge promises queued work at least once; events and schedules can be lost.
    [point.kind === 'queue' ? 0 : 2, () => ({ kind: 'drop' })],
    [2, () => ({ kind: 'duplicate', copies: 2 + random.below(2) })],
    [2, () => ({ kind: 'delay', ms: random.below(LATEST_MS) })],
    [1, () => ({ kind: 'reorder', places: 1 + random.below(5) })],
  ]);
}

function callFault(random: Random, point: CallPoint, roughness: number): CallFault | undefined {
  return choose<CallFault>(random, roughness * weightOf(point), [
    [1, () => ({ kind: 'crash', when: 'before' })],
    [2, () => ({ kind: 'crash', when: 'after' })],
    [2, () => ({ kind: 'lose-answer', as: lostAs(point, random.below(3)) })],
    [1, () => ({ kind: 'network-error' })],
    [1, () => ({ kind: 'status', status: 429, retryAfterSeconds: 1 + random.below(point.kind === 'egress' && random.chance(0.2) ? 40_000 : 60) })],
    [1, () => ({ kind: 'status', status: 500 + random.below(4) })],
    [1, () => ({ kind: 'slow', ms: random.below(200_000) })],
    [4, () => ({ kind: 'yield', turns: 1 + random.below(6) })],
  ]);
}

/** A call that lets others go first. It is as the story says, and no mishap. */
const jostled = (random: Random, jostle: number): CallFault | undefined => (random.chance(jostle) ? { kind: 'yield', turns: JOSTLE_TURNS + random.below(12) } : undefined);
const JOSTLE_TURNS = 10;
const isJostle = (fault: CallFault | DeliveryFault): boolean => fault.kind === 'yield' && fault.turns >= JOSTLE_TURNS;

/** Few calls are writes, and those are where it matters most what happens just before and after. */
function weightOf(point: CallPoint): number {
  if (point.kind === 'egress') return point.method === 'PUT' ? 8 : 2;
  return point.kind === 'kvs' && point.operation === 'transaction' ? 4 : 1;
}

function lostAs(point: CallPoint, choice: number): 'network-error' | 'timeout' | 'status-504' {
  if (choice === 0) return 'status-504';
  return choice === 1 && point.kind === 'egress' ? 'timeout' : 'network-error';
}

function choose<F>(random: Random, rate: number, choices: readonly (readonly [number, () => F])[]): F | undefined {
  const weights = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.next() / Math.max(rate, Number.MIN_VALUE);
  if (left >= 1) return undefined;
  left *= weights;
  for (const [weight, make] of choices) {
    left -= weight;
    if (left < 0) return make();
  }
  return undefined;
}
