import { enqueue } from './queue';
import type { ReleasedVersion } from './note-release';

/** `version`: one was released, and is looked through. `marks`: what Jira knows of milestones is looked at, in turn. `erase`: all records go, as somebody wanted; the run after this one is asked for so often. `remind`: people are reminded of what is ahead or overdue. */
export type GateJob = ({ readonly kind: 'version' } & ReleasedVersion) | { readonly kind: 'marks' } | { readonly kind: 'remind' } | { readonly kind: 'erase'; readonly runs: number };

/** Has it done, one run at a time of each kind. */
export async function pushGateWork(job: GateJob, delayInSeconds = 0): Promise<void> {
  await enqueue('gate', { body: { ...job }, delayInSeconds, concurrency: { key: `gate-${job.kind}`, limit: 1 } });
}
