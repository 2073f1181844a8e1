import * as z from 'zod/mini';
import type { ContractId, MilestoneId, PersonId, ProjectId, WorkItemId } from '../ids';
import { countSchema, id, instantSchema } from './basics';

export const scopeItemSchema = z.object({
  id: id<WorkItemId>(),
  key: z.string(),
  summary: z.string(),
  type: z.string(),
  points: z.optional(z.number()),
  seconds: z.optional(z.number()),
  order: z.optional(countSchema(1)),
});

export const scopeSchema = z.object({
  rev: countSchema(1),
  milestoneId: id<MilestoneId>(),
  contractId: id<ContractId>(),
  projectId: id<ProjectId>(),
  deliverable: z.optional(z.string()),
  pricedAt: instantSchema,
  by: z.union([z.literal('milepost'), id<PersonId>()]),
  baseline: z.optional(z.object({ at: instantSchema, items: z.array(scopeItemSchema), more: countSchema(0) })),
});

export const scopeLimitsSchema = z.object({ amber: countSchema(1), red: countSchema(1) });
