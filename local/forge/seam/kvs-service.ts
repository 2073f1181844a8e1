import type { UsageMeter } from '../meter/meter';
import { serveStorage } from '../storage/api';
import type { Store } from '../storage/store';
import type { RateLimits, Switches } from '../switches';
import { answer } from './platform-call';
import { RateWindow } from './rate-window';

/** Operations are limited in units of 10 KB, rounded up (limits-kvs-ce, 2026-09-28). */
const UNIT_BYTES = 10 * 1024;
const READS = /(^|\/)(get|query)$/;

export interface KvsServiceParts {
  readonly store: Store;
  readonly meter: UsageMeter;
  readonly switches: Switches;
  readonly scopes: readonly string[];
  readonly limits: RateLimits;
  readonly now: () => number;
}

/** Forge storage as @forge/kvs reaches it: scope, quotas, then the store itself. */
export class KvsService {
  private readonly requests: RateWindow;
  private readonly readUnits: RateWindow;
  private readonly writeUnits: RateWindow;

  constructor(private readonly parts: KvsServiceParts) {
    const { kvs } = parts.limits;
    const none = Number.POSITIVE_INFINITY;
    this.requests = new RateWindow(1000, kvs?.requestsPerSecond ?? none, parts.now);
    this.readUnits = new RateWindow(60_000, kvs?.readUnitsPerMinute ?? none, parts.now);
    this.writeUnits = new RateWindow(60_000, kvs?.writeUnitsPerMinute ?? none, parts.now);
  }

  serve(path: string, body: string): Response {
    const { store, meter, switches, scopes } = this.parts;
    if (!scopes.includes('storage:app')) return answer(403, { code: 'UNAUTHORIZED', message: 'The manifest lacks the scope storage:app.' });
    if (!this.requests.take(1)) return overQuota(path);
    if (!READS.test(path) && !this.writeUnits.take(unitsOf(Buffer.byteLength(body)))) return overQuota(path);
    const { status, body: content, usage } = serveStorage(store, path, body, switches);
    if (READS.test(path) && !this.readUnits.take(unitsOf(usage.readBytes))) return overQuota(path);
    meter.stored(usage);
    return answer(status, content);
  }
}

function unitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / UNIT_BYTES));
}

function overQuota(path: string): Response {
  const code = path.endsWith('/transaction') ? 'TOO_MANY_REQUESTS' : 'RATE_LIMIT_EXCEEDED';
  return answer(429, { code, message: 'The installation used up its storage operations for now.' });
}
