import { Queue } from '@forge/events';
import type { ReleasedVersion } from './note-release';

/** `version`: one was released, and is looked through. `marks`: what Jira knows of milestones is looked at, in turn. */
export type GateJob = ({ readonly kind: 'version' } & ReleasedVersion) | { readonly kind: 'marks' };

/** Has it done, one run at a time of each kind. */
export async function pushGateWork(job: GateJob): Promise<void> {
  await new Queue({ key: 'gate' }).push({ body: { ...job }, concurrency: { key: `gate-${job.kind}`, limit: 1 } });
}
