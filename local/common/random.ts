/** A seeded source of chance: the same seed gives the same choices, so that a failing run can be replayed exactly. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A version-4 UUID. Unique within one source; not secret. */
  uuid(): string;
  /** Where the source stands; after `goOnFrom(state())` it makes the same choices again. */
  state(): number;
  goOnFrom(state: number): void;
}

/** Mulberry32: 32 bits of state, good enough to spread choices, and small enough to snapshot. Not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(12)}`,
    state: () => state,
    goOnFrom: (from) => {
      state = from >>> 0;
    },
  };
}

/** A number from a text, the same every time (FNV-1a). For spreading things, not for secrets. */
export function spreadOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.codePointAt(at) ?? 0;
    if (unit > 0xffff) at += 1;
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return hash >>> 0;
}
