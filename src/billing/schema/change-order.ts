import * as z from 'zod/mini';
import type { ChangeOrderId, MilestoneId, PersonId } from '../ids';
import { countSchema, id, instantSchema, moneySchema } from './basics';
import { scopeItemSchema } from './scope';

const placeSchema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('milestone'), milestoneId: id<MilestoneId>() }), z.object({ kind: z.literal('line') })]);

const settled = { at: instantSchema, by: id<PersonId>() };
const stateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drafted') }),
  z.object({ kind: z.literal('agreed'), with: z.string(), evidence: z.string(), ...settled, as: placeSchema }),
  z.object({ kind: z.literal('declined'), reason: z.string(), ...settled }),
]);

export const changeOrderSchema = z.object({
  id: id<ChangeOrderId>(),
  number: countSchema(1),
  title: z.string(),
  text: z.string(),
  milestoneId: id<MilestoneId>(),
  items: z.array(scopeItemSchema),
  price: moneySchema,
  by: id<PersonId>(),
  createdAt: instantSchema,
  state: stateSchema,
});
