import * as z from 'zod/mini';
import type { GateTokenId, MilestoneId, PersonId } from '../ids';
import { countSchema, id, instantSchema } from './basics';

const secret = { salt: z.string(), hash: z.string() };

export const gateTokenSchema = z.object({
  id: id<GateTokenId>(),
  name: z.string(),
  milestoneId: z.optional(id<MilestoneId>()),
  amounts: z.boolean(),
  secret: z.object(secret),
  before: z.optional(z.object({ ...secret, until: instantSchema })),
  by: id<PersonId>(),
  at: instantSchema,
  days: z.optional(countSchema(1)),
});
