import { z } from 'zod';
import type { Json } from '../../common/ports';
import type { FaultPolicy } from '../faults/policy';
import type { Incidents } from '../incidents';
import type { Manifest } from '../manifest/manifest';
import type { UsageMeter } from '../meter/meter';
import type { Invocation } from '../runtime/invocation';
import type { Invoker } from '../runtime/invoker';
import type { Random } from '../../common/random';
import { answer } from '../seam/platform-call';
import { RateWindow } from '../seam/rate-window';
import type { RateLimits } from '../switches';
import type { Agenda } from './agenda';
import { Jobs } from './jobs';
import { schedulePlaces } from './places';
import { backoffMs, nextRetry, verdictOf } from './retry';
import type { QueueWork } from './work';

/** Limits of async events (2026-02-26) and how long an event is kept trying (async events API, 2026-09-01). */
const MOST_EVENTS = 50;
const LARGEST_PUSH = 200 * 1024;
const LARGEST_LONG_EVENT = 100 * 1024;
const LONG_SECONDS = 55;
const MOST_PUSHES_PER_ORIGIN = 1000;
const RETENTION_MS = 24 * 3600_000;
/** So much longer an event is kept when the platform was the reason. */
const PLATFORM_EXTENSION_MS = 72 * 3600_000;

const json = z.custom<Json>((value) => value !== undefined);
const pushRequest = z.object({
  queueName: z.string(),
  jobId: z.string().min(1),
  payload: z
    .array(
      z.object({
        body: z.record(z.string(), json),
        delayInSeconds: z.number().min(0).max(900).optional(),
        concurrency: z.object({ key: z.string().min(1), limit: z.number().int().min(1) }).optional(),
      }),
    )
    .min(1)
    .max(MOST_EVENTS),
});
const jobRequest = z.object({ queueName: z.string(), jobId: z.string() });

export interface QueueParts {
  readonly manifest: Manifest;
  readonly agenda: Agenda;
  readonly invoker: Invoker;
  readonly incidents: Incidents;
  readonly meter: UsageMeter;
  readonly random: Random;
  readonly limits: RateLimits;
  readonly faults: () => FaultPolicy;
  readonly now: () => number;
}

/** The queues: what the app pushes comes to its consumers at least once, in no promised order. */
export class Queues {
  readonly jobs = new Jobs();
  private readonly pushes: RateWindow;
  private readonly originPushes = new Map<string, number>();

  constructor(private readonly parts: QueueParts) {
    this.pushes = new RateWindow(60_000, parts.limits.queueEventsPerMinute ?? Number.POSITIVE_INFINITY, parts.now);
  }

  /** Serves `Queue.push`: 201, or the refusal that @forge/events turns into its errors. */
  push(invocation: Invocation, text: string): Response {
    const { manifest, meter } = this.parts;
    const parsed = pushRequest.safeParse(parseJson(text));
    if (!parsed.success) return refusal(400, 'INVALID_REQUEST', parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    const { queueName, payload, jobId } = parsed.data;
    const consumer = manifest.consumers.get(queueName);
    if (consumer === undefined) return refusal(400, 'UNKNOWN_QUEUE', `The manifest declares no consumer of the queue ${queueName}.`);
    const longRunning = (manifest.functions.get(consumer.function)?.timeoutSeconds ?? 0) > LONG_SECONDS;
    const sizes = payload.map((event) => Buffer.byteLength(JSON.stringify(event)));
    if (sizes.reduce((sum, size) => sum + size, 0) > LARGEST_PUSH) return answer(413, { errorMessage: 'The push is larger than 200 KB.' });
    if (longRunning && sizes.some((size) => size > LARGEST_LONG_EVENT)) return answer(413, { errorMessage: 'An event of a long-running consumer is larger than 100 KB.' });
    if (!this.pushes.take(payload.length)) return refusal(429, 'RATE_LIMIT_EXCEEDED', 'Too many events this minute.');
    if (!this.countOrigin(invocation.subject.origin)) return refusal(405, 'CYCLIC_INVOCATION', 'Too many pushes from one invocation.');
    meter.pushed(payload.length);
    this.jobs.begin(jobId, payload.length, this.parts.now());
    for (const event of payload) this.enqueue(queueName, jobId, event, invocation.subject.origin);
    return answer(201, {});
  }

  stats(text: string): Response {
    const job = this.jobOf(text);
    return job === undefined ? refusal(404, 'JOB_NOT_FOUND', 'There is no such job.') : answer(200, { ...job });
  }

  /** Takes back what of a job has not begun. */
  cancel(text: string): Response {
    const parsed = jobRequest.safeParse(parseJson(text));
    if (!parsed.success || this.jobs.stats(parsed.data.jobId) === undefined) return refusal(404, 'JOB_NOT_FOUND', 'There is no such job.');
    const { jobId } = parsed.data;
    this.parts.agenda.remove((work) => work.kind === 'queue' && work.jobId === jobId);
    this.jobs.cancel(jobId);
    return answer(204);
  }

  async run(work: QueueWork): Promise<void> {
    const { manifest, invoker, now } = this.parts;
    const consumer = manifest.consumers.get(work.queue);
    if (consumer === undefined) return;
    const retention = { startTime: new Date(work.pushedAt).toISOString(), remainingTimeMs: Math.max(0, work.pushedAt + RETENTION_MS - now()) };
    const result = await invoker.invoke({
      functionKey: consumer.function,
      moduleKey: consumer.key,
      moduleType: 'consumer',
      origin: work.origin,
      payload: {
        queueName: work.queue,
        jobId: work.jobId,
        eventId: work.eventId,
        body: work.body,
        delayInSeconds: work.delayInSeconds,
        concurrency: work.concurrency,
        ...(work.retry && { retryContext: { ...work.retry, retentionWindow: retention } }),
      },
    });
    this.conclude(work, verdictOf(result));
  }

  private conclude(work: QueueWork, verdict: ReturnType<typeof verdictOf>): void {
    const { agenda, incidents, now } = this.parts;
    if (verdict.kind === 'done') {
      this.jobs.end(work.jobId, work.eventId, 'success');
      return;
    }
    if (this.jobs.cancelled(work.jobId)) return;
    const retry = nextRetry(work.retry, verdict);
    const attempts = work.attempts + 1;
    const due = now() + (verdict.kind === 'asked' ? verdict.afterMs : backoffMs(attempts));
    const extension = verdict.kind === 'failed' && verdict.by === 'platform' ? PLATFORM_EXTENSION_MS : 0;
    if (due > work.pushedAt + RETENTION_MS + extension) {
      this.jobs.end(work.jobId, work.eventId, 'failed');
      incidents.note('retries-exhausted', work.queue, `event ${work.eventId} dropped: it was kept long enough`);
      return;
    }
    agenda.add({ ...work, due, attempts, retry });
  }

  private enqueue(queue: string, jobId: string, event: z.infer<typeof pushRequest>['payload'][number], origin: string): void {
    const { agenda, random, faults, incidents, now } = this.parts;
    const fault = faults().delivery?.({ kind: 'queue', queue, body: event.body, attempt: 0 });
    if (fault !== undefined) incidents.note('fault', queue, JSON.stringify(fault));
    const eventId = random.uuid();
    for (const { delayMs, behind } of schedulePlaces(fault?.kind === 'drop' ? undefined : fault)) {
      const due = now() + (event.delayInSeconds ?? 0) * 1000 + delayMs;
      agenda.add({ kind: 'queue', due, queue, jobId, eventId, pushedAt: now(), attempts: 0, origin, ...event }, behind);
    }
  }

  private jobOf(text: string): ReturnType<Jobs['stats']> {
    const parsed = jobRequest.safeParse(parseJson(text));
    return parsed.success ? this.jobs.stats(parsed.data.jobId) : undefined;
  }

  /** Forge stops an app that pushes in circles: so many pushes may come of one first invocation. */
  private countOrigin(origin: string): boolean {
    const pushes = (this.originPushes.get(origin) ?? 0) + 1;
    if (pushes > MOST_PUSHES_PER_ORIGIN) return false;
    this.originPushes.delete(origin);
    this.originPushes.set(origin, pushes);
    const [oldest] = this.originPushes.keys();
    if (this.originPushes.size > MOST_ORIGINS_KEPT && oldest !== undefined) this.originPushes.delete(oldest);
    return true;
  }
}

/** Chains that pushed most recently are remembered; an old one that has gone quiet is not a circle. */
const MOST_ORIGINS_KEPT = 10_000;

function refusal(status: number, code: string, message: string): Response {
  return answer(status, { code, message });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
