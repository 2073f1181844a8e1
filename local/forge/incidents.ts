import type { Json } from '../common/ports';

/** What the platform noticed that a developer of the app would want to know of. */
export const INCIDENT_KINDS = [
  'fault', // injected by the fault policy
  'threw', // the app's function threw
  'timed-out',
  'late-call', // a call through the seam after its invocation had ended
  'left-behind', // an invocation ended with calls still under way
  'refused-egress',
  'not-emulated',
  'filter-failed',
  'event-dropped',
  'retries-exhausted',
  'schedule-failed',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export interface Incident {
  /** Milliseconds since the epoch, platform's time. */
  readonly at: number;
  readonly kind: IncidentKind;
  /** Function, queue, trigger or host concerned. */
  readonly where: string;
  readonly detail: string;
}

const MOST_KEPT = 10_000;

/** Keeps the last incidents and tells the log of each. */
export class Incidents {
  private list: Incident[] = [];
  constructor(
    private readonly now: () => number,
    private readonly log: (message: string, details?: Readonly<Record<string, Json>>) => void,
  ) {}

  note(kind: IncidentKind, where: string, detail: string): void {
    this.list.push({ at: this.now(), kind, where, detail });
    if (this.list.length > 2 * MOST_KEPT) this.list = this.list.slice(-MOST_KEPT);
    this.log(`${kind}: ${where}: ${detail}`);
  }

  all(): readonly Incident[] {
    return this.list;
  }

  of(kind: IncidentKind): readonly Incident[] {
    return this.list.filter((incident) => incident.kind === kind);
  }

  clear(): void {
    this.list = [];
  }
}
