import type { Clock } from '../../common/clock';
import type { XeroSettings } from '../settings';

const MINUTE = 60_000;
const DAY = 86_400_000;

export type LimitKind = 'minute' | 'day' | 'concurrent' | 'appminute';

export type Admission =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>>; leave(): void }
  | { readonly ok: false; readonly kind: LimitKind; readonly retryAfterSeconds?: number; readonly headers: Readonly<Record<string, string>> };

interface Usage {
  minute: number[];
  day: { window: number; count: number };
  atOnce: number;
}

/**
 * Xero's limits for one app on one organisation: 5 calls at once, 60 in any minute, 1,000 or 5,000 a day whose start is the organisation's
 * own; and 10,000 a minute for the app. A refused call counts for nothing. Usage is not kept over a restart.
 */
export class Limits {
  private readonly usage = new Map<string, Usage>();
  private readonly appMinutes = new Map<string, number[]>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: XeroSettings,
  ) {}

  enter(clientId: string, organisationId: string): Admission {
    const now = this.clock.now();
    const own = this.of(clientId, organisationId, now);
    const app = (this.appMinutes.get(clientId) ?? []).filter((at) => at > now - MINUTE);
    this.appMinutes.set(clientId, app);
    const refusal = this.refusal(own, app, organisationId, now);
    if (refusal) return { ok: false, ...refusal, headers: this.remaining(own, app) };
    own.minute.push(now);
    app.push(now);
    own.day.count += 1;
    own.atOnce += 1;
    return {
      ok: true,
      headers: this.remaining(own, app),
      leave: () => {
        own.atOnce -= 1;
      },
    };
  }

  private refusal(own: Usage, app: readonly number[], organisationId: string, now: number): { kind: LimitKind; retryAfterSeconds?: number } | undefined {
    if (own.atOnce >= this.settings.callsAtOnce) return { kind: 'concurrent' };
    if (own.day.count >= this.settings.callsPerDay) {
      return { kind: 'day', retryAfterSeconds: Math.ceil((dayWindow(organisationId, now + DAY) * DAY + dayOffset(organisationId) - now) / 1000) };
    }
    if (own.minute.length >= this.settings.callsPerMinute) return { kind: 'minute', retryAfterSeconds: untilFree(own.minute, now) };
    if (app.length >= this.settings.appCallsPerMinute) return { kind: 'appminute', retryAfterSeconds: untilFree(app, now) };
    return undefined;
  }

  private remaining(own: Usage, app: readonly number[]): Record<string, string> {
    return {
      'X-DayLimit-Remaining': String(Math.max(0, this.settings.callsPerDay - own.day.count)),
      'X-MinLimit-Remaining': String(Math.max(0, this.settings.callsPerMinute - own.minute.length)),
      'X-AppMinLimit-Remaining': String(Math.max(0, this.settings.appCallsPerMinute - app.length)),
    };
  }

  private of(clientId: string, organisationId: string, now: number): Usage {
    const key = `${clientId} ${organisationId}`;
    const usage = this.usage.get(key) ?? { minute: [], day: { window: -1, count: 0 }, atOnce: 0 };
    this.usage.set(key, usage);
    usage.minute = usage.minute.filter((at) => at > now - MINUTE);
    const window = dayWindow(organisationId, now);
    if (usage.day.window !== window) usage.day = { window, count: 0 };
    return usage;
  }
}

function untilFree(times: readonly number[], now: number): number {
  return Math.max(1, Math.ceil(((times[0] ?? now) + MINUTE - now) / 1000));
}

/** Which day an instant is in, by the organisation's own start of day. */
function dayWindow(organisationId: string, now: number): number {
  return Math.floor((now - dayOffset(organisationId)) / DAY);
}

function dayOffset(organisationId: string): number {
  return (Number.parseInt(organisationId.slice(0, 6), 16) % 1440) * MINUTE;
}
