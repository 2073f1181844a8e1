import { z } from 'zod';
import type { Json } from '../common/ports';
import { jobsSchema } from './work/jobs';
import { workSchema } from './work/work';

const record = z.object({
  key: z.string(),
  value: z.custom<Json>((value) => value !== undefined),
  createdAt: z.number(),
  updatedAt: z.number(),
  expiresAt: z.number().optional(),
});

/** What outlives a restart: storage, what is owed, where schedules stand, the public addresses. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  installed: z.boolean(),
  random: z.number(),
  storage: z.object({ plain: z.array(record), secret: z.array(record), entities: z.record(z.string(), z.array(record)) }),
  work: z.array(workSchema),
  jobs: jobsSchema,
  schedules: z.record(z.string(), z.number()),
  webTriggers: z.record(z.string(), z.string()),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
