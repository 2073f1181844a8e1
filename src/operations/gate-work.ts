import { Queue } from '@forge/events';
import * as z from 'zod/mini';

/** `version`: one was released, and is looked through. `marks`: what Jira knows of milestones is looked at, in turn. */
export const gateJobSchema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('version'), id: z.string(), name: z.string() }), z.object({ kind: z.literal('marks') })]);
export type GateJob = z.infer<typeof gateJobSchema>;

/** Has it done, one run at a time of each kind. */
export async function pushGateWork(job: GateJob): Promise<void> {
  await new Queue({ key: 'gate' }).push({ body: { ...job }, concurrency: { key: `gate-${job.kind}`, limit: 1 } });
}
