import { z } from 'zod';
import type { Json } from '../../common/ports';

const json = z.custom<Json>((value) => value !== undefined);

const retryContext = z.object({ retryCount: z.number(), retryReason: z.string(), retryData: json.optional() });
export type RetryContext = z.infer<typeof retryContext>;

const base = {
  id: z.string(),
  /** When it is to be done: milliseconds since the epoch. */
  due: z.number(),
  /** Its place among what is due at the same time. */
  order: z.number(),
};

const eventWork = z.object({
  ...base,
  kind: z.literal('event'),
  trigger: z.string(),
  event: z.record(z.string(), json),
  accountId: z.string().optional(),
  retry: retryContext.optional(),
});

const queueWork = z.object({
  ...base,
  kind: z.literal('queue'),
  queue: z.string(),
  jobId: z.string(),
  eventId: z.string(),
  body: z.record(z.string(), json),
  delayInSeconds: z.number().optional(),
  concurrency: z.object({ key: z.string(), limit: z.number() }).optional(),
  pushedAt: z.number(),
  /** How often it was delivered and not taken. */
  attempts: z.number(),
  /** The invocation that began the chain of pushes. */
  origin: z.string(),
  retry: retryContext.optional(),
});

const scheduleWork = z.object({ ...base, kind: z.literal('schedule'), key: z.string() });

/** Something the platform owes the app: plain data, so that it outlives a restart. */
export const workSchema = z.discriminatedUnion('kind', [eventWork, queueWork, scheduleWork]);
export type Work = z.infer<typeof workSchema>;
export type EventWork = z.infer<typeof eventWork>;
export type QueueWork = z.infer<typeof queueWork>;
export type ScheduleWork = z.infer<typeof scheduleWork>;

/** Work that is not yet on the agenda, which gives it its id and order. */
export type NewWork = Unplaced<EventWork> | Unplaced<QueueWork> | Unplaced<ScheduleWork>;
type Unplaced<T> = Omit<T, 'id' | 'order'>;
