import * as z from 'zod/mini';
import { BESIDE, DEPOSIT_DUE, DRAWDOWNS } from '../beside';
import type { MilestoneId, PersonId } from '../ids';
import { WHOLE } from '../share';
import { dateSchema, id, instantSchema, moneySchema } from './basics';
import { problemSchema } from './problem';

export const besideSchema = z.optional(z.enum(BESIDE));

const postingSchema = z.object({ accountCode: z.string(), accountName: z.string(), taxCode: z.optional(z.string()), taxName: z.optional(z.string()) });

const state = {
  posting: postingSchema,
  waiting: z.optional(z.object({ problem: problemSchema, since: instantSchema })),
  returned: z.optional(z.object({ invoice: z.string(), since: instantSchema })),
  left: z.optional(z.object({ by: id<PersonId>(), reason: z.string(), at: instantSchema })),
};

export const depositSchema = z.object({ amount: moneySchema, drawdown: z.enum(DRAWDOWNS), due: z.enum(DEPOSIT_DUE), ...state });

export const retentionSchema = z.object({
  basisPoints: z.int().check(z.minimum(1), z.maximum(WHOLE)),
  release: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('date'), date: dateSchema }),
    z.object({ kind: z.literal('milestone'), milestoneId: id<MilestoneId>() }),
    z.object({ kind: z.literal('manual') }),
  ]),
  ...state,
});
