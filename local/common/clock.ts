/** The local world's time: real time plus what it was moved forward by. Never moves backward. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /** Moves the clock forward; negative amounts are refused. */
  advance(ms: number): void;
  /** True when time passes by itself, so that what falls due must be waited for with real timers; absent means it does not. */
  readonly running?: boolean;
}

/** A clock that runs with real time, `offsetMs` ahead of it. */
export function runningClock(offsetMs = 0): Clock & { offset(): number } {
  let offset = offsetMs;
  return {
    now: () => Date.now() + offset,
    advance: (ms) => {
      offset += forward(ms);
    },
    offset: () => offset,
    running: true,
  };
}

/** A clock that only moves when told to: for tests and simulation. */
export function stoppedClock(startMs: number): Clock {
  let now = startMs;
  return {
    now: () => now,
    advance: (ms) => {
      now += forward(ms);
    },
  };
}

function forward(ms: number): number {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`A clock moves forward by a finite number of milliseconds, not by ${ms}.`);
  return ms;
}
