import * as z from 'zod/mini';
import type { InvoiceId, MilestoneId, PersonId, WorkItemId } from '../ids';
import { REACHING } from '../reaching';
import { WHOLE } from '../share';
import { dateSchema, id, instantSchema, moneySchema } from './basics';
import { problemSchema } from './problem';
import { termsSchema } from './terms';

export const workItemSchema = z.object({ id: id<WorkItemId>(), key: z.string() });

const priceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount: moneySchema }),
  z.object({ kind: z.literal('share'), basisPoints: z.int().check(z.minimum(0), z.maximum(WHOLE)) }),
]);

const triggerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('category'), category: z.enum(['todo', 'doing', 'done']) }),
  z.object({ kind: z.literal('status'), statusId: z.string(), statusName: z.string() }),
  z.object({ kind: z.literal('version'), version: z.optional(z.object({ id: z.string(), name: z.string() })) }),
  z.object({ kind: z.literal('date'), date: dateSchema }),
  z.object({ kind: z.literal('manual') }),
  z.object({ kind: z.literal('start') }),
]);

export const causeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event') }),
  z.object({ kind: z.literal('sweep') }),
  z.object({ kind: z.literal('schedule') }),
  z.object({ kind: z.literal('person'), person: id<PersonId>() }),
]);

const reopenedSchema = z.object({
  at: instantSchema,
  kept: z.optional(z.object({ by: id<PersonId>(), at: instantSchema })),
});

const stateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned') }),
  z.object({ kind: z.literal('held'), by: id<PersonId>(), reason: z.string(), at: instantSchema, left: z.optional(z.object({ problem: problemSchema, since: instantSchema })) }),
  z.object({ kind: z.literal('waiting'), problem: problemSchema, since: instantSchema }),
  z.object({ kind: z.literal('billed'), invoiceId: id<InvoiceId>(), at: instantSchema, reopened: z.optional(reopenedSchema) }),
]);

export const milestoneSchema = z.object({
  id: id<MilestoneId>(),
  workItem: workItemSchema,
  name: z.string(),
  deliverable: z.optional(z.string()),
  price: priceSchema,
  amount: moneySchema,
  trigger: triggerSchema,
  terms: z.optional(termsSchema),
  autonomy: z.optional(z.enum(REACHING)),
  expected: z.optional(z.object({ from: dateSchema, to: dateSchema, by: id<PersonId>(), at: instantSchema })),
  part: z.optional(z.object({ of: id<MilestoneId>(), whole: z.string(), place: z.int(), count: z.int() })),
  state: stateSchema,
});
