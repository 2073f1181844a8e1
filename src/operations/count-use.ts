import type { ContractId, GateTokenId } from '../billing/ids';
import { setUse, type GateUse } from '../store/gate-use';

/** So many answers a token gets in a minute: a build that polls every second gets all of them. */
export const CALLS_A_MINUTE = 60;

/** A process tells the others of its calls ten at a time, and that a token was used once an hour: what is asked now and then costs next to no writes. */
const TOLD_EACH = 10;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Calls of this minute that the other processes do not know of. */
interface Untold {
  readonly minute: number;
  readonly calls: number;
}
const untold = new Map<string, Untold>();
const MOST_KNOWN = 500;

/** How a token stands after a call: in how many seconds it may ask again if that was one too many, and what is stored of its use. */
export interface Counted {
  readonly seconds?: number;
  readonly use: GateUse | undefined;
}

/**
 * Counts a call of a token that was right, and says in how many seconds it may ask again if that was one too many. Each process that Forge runs counts for itself and
 * tells the others now and then, so as many calls more as `TOLD_EACH` may get through in each of them.
 */
export async function countUse(contractId: ContractId, id: GateTokenId, use: GateUse | undefined, now: number): Promise<Counted> {
  const minute = Math.floor(now / MINUTE_MS);
  const key = `${contractId}.${id}`;
  const before = untold.get(key);
  const mine = (before?.minute === minute ? before.calls : 0) + 1;
  const all = (use?.minute === minute ? use.calls : 0) + mine;
  if (untold.size >= MOST_KNOWN) untold.clear();
  untold.set(key, { minute, calls: mine });
  if (all > CALLS_A_MINUTE) return { seconds: Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000), use };
  if (mine >= TOLD_EACH || use === undefined || now - Date.parse(use.usedAt) >= HOUR_MS) {
    untold.set(key, { minute, calls: 0 });
    const next = { ...use, usedAt: new Date(now).toISOString(), minute, calls: all };
    // That a count could not be written is no reason to keep a release waiting.
    await setUse(contractId, id, next).catch(() => undefined);
    return { use: next };
  }
  return { use };
}
