import * as z from 'zod/mini';
import { AUTONOMY } from '../contract';
import type { PersonId, RetainerId } from '../ids';
import { BILLED_IN, EVERY, PRORATIONS, WEEKEND_RULES } from '../retainer';
import { dateSchema, id, instantSchema, moneySchema } from './basics';
import { problemSchema } from './problem';

export const retainerSchema = z.object({
  id: id<RetainerId>(),
  name: z.string(),
  text: z.optional(z.string()),
  every: z.enum(EVERY),
  day: z.int().check(z.minimum(1), z.maximum(31)),
  starts: dateSchema,
  proration: z.enum(PRORATIONS),
  billedIn: z.enum(BILLED_IN),
  weekendRule: z.enum(WEEKEND_RULES),
  ends: z.optional(dateSchema),
  autonomy: z.optional(z.enum(AUTONOMY)),
  prices: z.array(z.object({ from: dateSchema, amount: moneySchema })).check(z.minLength(1)),
  pauses: z.array(z.object({ from: dateSchema, until: z.optional(dateSchema) })),
  next: dateSchema,
  cleared: z.optional(z.object({ through: dateSchema, by: id<PersonId>() })),
  waiting: z.optional(z.object({ problem: problemSchema, since: instantSchema })),
  returned: z.optional(z.array(z.object({ from: dateSchema, to: dateSchema, invoice: z.string(), since: instantSchema }))),
});
