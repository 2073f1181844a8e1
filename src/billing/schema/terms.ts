import * as z from 'zod/mini';
import { MAX_TERM_DAYS } from '../terms';

const days = z.int().check(z.minimum(0), z.maximum(MAX_TERM_DAYS));
const day = z.int().check(z.minimum(1), z.maximum(31));

export const termsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days_after_invoice'), days }),
  z.object({ kind: z.literal('days_after_month_end'), days }),
  z.object({ kind: z.literal('day_of_month'), day }),
  z.object({ kind: z.literal('day_of_next_month'), day }),
  z.object({ kind: z.literal('on_receipt') }),
  z.object({ kind: z.literal('before_release') }),
]);
