import * as z from 'zod/mini';
import { LINK_DIRECTIONS } from '../gate-rule';
import { MAX_GRACE_DAYS } from '../gate-policy';
import type { ContractId, MilestoneId } from '../ids';
import { countSchema, id } from './basics';

export const gateRuleSchema = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['item', 'epic', 'version']) }),
    z.object({ kind: z.literal('linked'), linkType: z.string().check(z.minLength(1)), direction: z.enum(LINK_DIRECTIONS) }),
    z.object({ kind: z.literal('milestone'), contractId: id<ContractId>(), milestoneId: id<MilestoneId>() }),
  ]),
  every: z.optional(z.literal(true)),
  without: z.optional(z.literal('wait')),
  counts: z.optional(z.enum(['cash', 'cash-and-credit'])),
  shareBasisPoints: z.optional(countSchema(1).check(z.maximum(10_000))),
  graceDays: z.optional(countSchema(0).check(z.maximum(MAX_GRACE_DAYS))),
  overrides: z.optional(z.enum(['named', 'none'])),
});
