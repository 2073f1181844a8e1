import * as z from 'zod/mini';
import type { InvoiceId, MilestoneId, PersonId } from '../ids';
import { countSchema, dateSchema, id, instantSchema } from './basics';

export const reminderPolicySchema = z.object({
  people: z.array(id<PersonId>()),
  aheadDays: z.optional(countSchema(0)),
  aheadShare: z.optional(countSchema(1).check(z.maximum(10_000))),
  overdueDays: z.array(countSchema(1)),
  client: z.optional(z.literal(true)),
  language: z.optional(z.literal('de')),
});

export const remindedSchema = z.object({
  kind: z.enum(['ahead', 'bill', 'overdue']),
  about: id<MilestoneId | InvoiceId>(),
  from: z.optional(dateSchema),
  days: countSchema(0),
  on: dateSchema,
  at: instantSchema,
  told: z.optional(z.literal(true)),
  emailed: z.optional(z.literal(true)),
});

export const disputeSchema = z.object({ invoiceId: id<InvoiceId>(), reason: z.string(), by: id<PersonId>(), at: instantSchema });
