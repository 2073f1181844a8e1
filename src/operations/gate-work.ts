import { Queue } from '@forge/events';
import type { ReleasedVersion } from './note-release';

/** `version`: one was released, and is looked through. `marks`: what Jira knows of milestones is looked at, in turn. `remind`: people are reminded of what is ahead or overdue. */
export type GateJob = ({ readonly kind: 'version' } & ReleasedVersion) | { readonly kind: 'marks' } | { readonly kind: 'remind' };

/** Has it done, one run at a time of each kind. */
export async function pushGateWork(job: GateJob): Promise<void> {
  await new Queue({ key: 'gate' }).push({ body: { ...job }, concurrency: { key: `gate-${job.kind}`, limit: 1 } });
}
