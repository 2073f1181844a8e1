/**
 * Whether the ledger's notices still arrive. `heardAt` is when the last one came; `missed` counts changes, in a row, that a look found although a notice
 * should have come before, and `lastMissed` is the latest of them; `pending` is the latest that is too young to tell. ISO instants, UTC.
 */
export interface Heartbeat {
  readonly heardAt?: string;
  readonly missed: number;
  readonly lastMissed?: string;
  readonly pending?: string;
}

/** The ledger sends a notice within seconds, and tries again for a while: a change older than this without one was not announced. */
const PATIENCE_MS = 15 * 60 * 1000;
/** The ledger's clock and ours may differ. */
const CLOCKS_APART_MS = 5 * 60 * 1000;
const MISSED_BEFORE_SILENT = 2;

/**
 * After a look at the ledger. `announced` are the instants of changes that the ledger surely announces (an invoice made or edited; whether a payment is, nobody
 * documents). `since` is when notices were switched on: nothing before it counts.
 */
export function afterLook(heart: Heartbeat, announced: readonly string[], since: string, now: number): Heartbeat {
  const counted = [...announced, ...(heart.pending === undefined ? [] : [heart.pending])].filter((at) => Date.parse(at) > Date.parse(since) + CLOCKS_APART_MS).sort();
  const isDue = (at: string): boolean => Date.parse(at) <= now - PATIENCE_MS;
  return judged(withPending(heart, counted.filter((at) => !isDue(at)).at(-1)), counted.filter(isDue).at(-1));
}

/** A change is read once: one that is too young at the look that finds it is judged at the next. */
function withPending(heart: Heartbeat, pending: string | undefined): Heartbeat {
  if (heart.pending === pending) return heart;
  const { pending: _before, ...rest } = heart;
  return pending === undefined ? rest : { ...rest, pending };
}

function judged(heart: Heartbeat, latest: string | undefined): Heartbeat {
  if (latest === undefined || (heart.lastMissed !== undefined && latest <= heart.lastMissed)) return heart;
  const heard = heart.heardAt !== undefined && Date.parse(heart.heardAt) >= Date.parse(latest) - CLOCKS_APART_MS;
  if (heard) return heart.missed === 0 ? heart : { ...heart, missed: 0 };
  return { ...heart, missed: heart.missed + 1, lastMissed: latest };
}

export const isSilent = ({ missed }: Heartbeat): boolean => missed >= MISSED_BEFORE_SILENT;
