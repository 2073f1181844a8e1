import type { Meter, MeterReading } from '../../common/ports';
import type { StorageUsage } from '../storage/usage';

export const NOTHING_READ: MeterReading = {
  invocations: {},
  gbSeconds: 0,
  kvs: { requests: 0, reads: 0, writes: 0, readBytes: 0, writtenBytes: 0 },
  jira: { calls: 0, points: 0 },
  egress: {},
  queuePushes: 0,
};

/** Counts what the app uses, in the units Forge bills and limits by. */
export class UsageMeter implements Meter {
  private invocations: Record<string, number> = {};
  private egress: Record<string, number> = {};
  private gbSeconds = 0;
  private kvs = { ...NOTHING_READ.kvs };
  private jira = { ...NOTHING_READ.jira };
  private queuePushes = 0;

  read(): MeterReading {
    return {
      invocations: { ...this.invocations },
      gbSeconds: this.gbSeconds,
      kvs: { ...this.kvs },
      jira: { ...this.jira },
      egress: { ...this.egress },
      queuePushes: this.queuePushes,
    };
  }

  reset(): void {
    this.invocations = {};
    this.egress = {};
    this.gbSeconds = 0;
    this.kvs = { ...NOTHING_READ.kvs };
    this.jira = { ...NOTHING_READ.jira };
    this.queuePushes = 0;
  }

  invoked(functionKey: string): void {
    this.invocations[functionKey] = (this.invocations[functionKey] ?? 0) + 1;
  }

  ran(memoryMb: number, ms: number): void {
    this.gbSeconds += (memoryMb / 1024) * (ms / 1000);
  }

  stored({ reads, writes, readBytes, writtenBytes }: StorageUsage): void {
    this.kvs = {
      requests: this.kvs.requests + 1,
      reads: this.kvs.reads + reads,
      writes: this.kvs.writes + writes,
      readBytes: this.kvs.readBytes + readBytes,
      writtenBytes: this.kvs.writtenBytes + writtenBytes,
    };
  }

  jiraCalled(points: number): void {
    this.jira = { calls: this.jira.calls + 1, points: this.jira.points + points };
  }

  calledOut(host: string): void {
    this.egress[host] = (this.egress[host] ?? 0) + 1;
  }

  pushed(events: number): void {
    this.queuePushes += events;
  }
}

/** What was used between two readings. */
export function usedBetween(before: MeterReading, after: MeterReading): MeterReading {
  return {
    invocations: lessCounts(after.invocations, before.invocations),
    gbSeconds: after.gbSeconds - before.gbSeconds,
    kvs: {
      requests: after.kvs.requests - before.kvs.requests,
      reads: after.kvs.reads - before.kvs.reads,
      writes: after.kvs.writes - before.kvs.writes,
      readBytes: after.kvs.readBytes - before.kvs.readBytes,
      writtenBytes: after.kvs.writtenBytes - before.kvs.writtenBytes,
    },
    jira: { calls: after.jira.calls - before.jira.calls, points: after.jira.points - before.jira.points },
    egress: lessCounts(after.egress, before.egress),
    queuePushes: after.queuePushes - before.queuePushes,
  };
}

function lessCounts(after: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>): Record<string, number> {
  const counts = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}
