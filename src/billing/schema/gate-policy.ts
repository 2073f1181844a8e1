import * as z from 'zod/mini';
import type { InvoiceId, MilestoneId, PersonId } from '../ids';
import { countSchema, dateSchema, id, instantSchema } from './basics';

export const gatePolicySchema = z.object({
  counts: z.enum(['cash', 'cash-and-credit']),
  shareBasisPoints: countSchema(1).check(z.maximum(10_000)),
  graceDays: countSchema(0),
  staleAfterHours: countSchema(1),
  overriders: z.array(id<PersonId>()),
  claimOpens: z.boolean(),
});

export const overrideSchema = z.object({ milestoneId: id<MilestoneId>(), by: id<PersonId>(), reason: z.string(), at: instantSchema, until: z.optional(instantSchema) });

export const gateOffSchema = z.object({ by: id<PersonId>(), reason: z.string(), at: instantSchema });

export const claimSchema = z.object({ invoiceId: id<InvoiceId>(), paidOn: dateSchema, reference: z.optional(z.string()), by: id<PersonId>(), at: instantSchema });

export const releasedSchema = z.object({ milestoneId: id<MilestoneId>(), at: instantSchema, items: z.array(z.string()), versions: z.array(z.string()) });
