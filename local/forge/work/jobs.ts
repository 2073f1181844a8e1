import { z } from 'zod';

/** Progress of one push: by event, so that a duplicate delivery does not count twice. */
const jobSchema = z.object({
  total: z.number(),
  ended: z.record(z.string(), z.enum(['success', 'failed'])),
  cancelled: z.boolean(),
  begunAt: z.number(),
});
type Job = z.infer<typeof jobSchema>;

export const jobsSchema = z.record(z.string(), jobSchema);

export interface JobStats {
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
}

/** An event lives for at most 96 hours, so what is older than this is nobody's. */
const KEPT_MS = 96 * 3600_000;
const SWEEP_EVERY = 1000;

/** The jobs that pushes began. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private begun = 0;

  begin(jobId: string, total: number, now: number): void {
    this.jobs.set(jobId, { total, ended: {}, cancelled: false, begunAt: now });
    this.begun += 1;
    if (this.begun % SWEEP_EVERY !== 0) return;
    for (const [id, job] of this.jobs) if (job.begunAt < now - KEPT_MS) this.jobs.delete(id);
  }

  end(jobId: string, eventId: string, how: 'success' | 'failed'): void {
    const job = this.jobs.get(jobId);
    if (job !== undefined && job.ended[eventId] === undefined) job.ended[eventId] = how;
  }

  cancel(jobId: string): void {
    const job = this.jobs.get(jobId);
    if (job !== undefined) job.cancelled = true;
  }

  cancelled(jobId: string): boolean {
    return this.jobs.get(jobId)?.cancelled ?? false;
  }

  stats(jobId: string): JobStats | undefined {
    const job = this.jobs.get(jobId);
    if (job === undefined) return undefined;
    const ends = Object.values(job.ended);
    const success = ends.filter((end) => end === 'success').length;
    const failed = ends.length - success;
    return { success, failed, inProgress: job.cancelled ? 0 : Math.max(0, job.total - ends.length) };
  }

  snapshot(): Record<string, Job> {
    return Object.fromEntries(this.jobs);
  }

  restore(jobs: Record<string, Job>): void {
    for (const [id, job] of Object.entries(jobs)) this.jobs.set(id, job);
  }
}
