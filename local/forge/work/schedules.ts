import { spreadOf } from '../../common/random';
import type { FaultPolicy } from '../faults/policy';
import type { Incidents } from '../incidents';
import type { Manifest } from '../manifest/manifest';
import type { Interval, ScheduleModule } from '../manifest/schema';
import type { Installation } from '../runtime/installation';
import type { Invoker } from '../runtime/invoker';
import type { Switches } from '../switches';
import type { Agenda } from './agenda';
import { schedulePlaces } from './places';

export const INTERVAL_MS: Readonly<Record<Interval, number>> = { fiveMinute: 300_000, hour: 3600_000, day: 86400_000, week: 7 * 86400_000 };

/** Schedules start about so long after the app was deployed (scheduled trigger page, 2026-06-17). */
const START_AFTER_MS = 5 * 60_000;

export interface ScheduleParts {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly switches: Switches;
  readonly agenda: Agenda;
  readonly invoker: Invoker;
  readonly incidents: Incidents;
  readonly faults: () => FaultPolicy;
  readonly now: () => number;
}

/** Scheduled triggers: each at its installation's own place in the interval, none made up for when it was missed. */
export class Schedules {
  private next = new Map<string, number>();
  constructor(private readonly parts: ScheduleParts) {}

  /** Sets the first run of every schedule, counted from an install or deployment. */
  start(): void {
    for (const module of this.parts.manifest.schedules) this.next.set(module.key, this.first(module));
  }

  nextDue(): number | undefined {
    return this.next.size === 0 ? undefined : Math.min(...this.next.values());
  }

  /** Puts what is due on the agenda, once each however long the clock jumped, and sets the next run. */
  collect(now: number): void {
    const { manifest, agenda, incidents, faults } = this.parts;
    for (const { key, interval } of manifest.schedules) {
      const due = this.next.get(key);
      if (due === undefined || due > now) continue;
      const period = INTERVAL_MS[interval];
      this.next.set(key, due + period * (Math.floor((now - due) / period) + 1));
      const fault = faults().delivery?.({ kind: 'schedule', key });
      if (fault !== undefined) incidents.note('fault', key, JSON.stringify(fault));
      for (const { delayMs, behind } of schedulePlaces(fault)) agenda.add({ kind: 'schedule', due: due + delayMs, key }, behind);
    }
  }

  /** Runs one schedule. What it throws is noted and not retried. */
  async run(key: string): Promise<void> {
    const { manifest, installation, invoker, incidents, switches } = this.parts;
    const module = manifest.schedules.find((each) => each.key === key);
    if (module === undefined) throw new RangeError(`The manifest declares no scheduled trigger ${key}.`);
    const licence = installation.licence();
    const licensed = licence === 'active' || (licence === 'unknown' && switches.unknownLicencePasses);
    if (module.filter?.appIsLicensed === true && !licensed) return;
    const result = await invoker.invoke({
      functionKey: module.function,
      moduleKey: key,
      moduleType: 'scheduledTrigger',
      payload: { context: { cloudId: installation.cloudId, moduleKey: key }, contextToken: 'local' },
    });
    if (!result.ok) incidents.note('schedule-failed', key, result.reason);
  }

  snapshot(): Record<string, number> {
    return Object.fromEntries(this.next);
  }

  /** Takes up where a snapshot stood: what fell due while nothing ran is skipped, and new schedules start. */
  restore(next: Readonly<Record<string, number>>): void {
    const now = this.parts.now();
    for (const module of this.parts.manifest.schedules) {
      const due = next[module.key];
      const period = INTERVAL_MS[module.interval];
      if (due === undefined) this.next.set(module.key, this.first(module));
      else this.next.set(module.key, due >= now ? due : due + period * (Math.floor((now - due) / period) + 1));
    }
  }

  private first({ key, interval }: ScheduleModule): number {
    const from = this.parts.now() + START_AFTER_MS;
    if (!this.parts.switches.schedulesSpread) return from;
    const period = INTERVAL_MS[interval];
    const phase = spreadOf(`${this.parts.installation.installationId}/${key}`) % period;
    return from + ((phase - (from % period) + period) % period);
  }
}
