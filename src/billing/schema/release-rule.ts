import * as z from 'zod/mini';
import type { PersonId } from '../ids';
import { id, moneySchema } from './basics';

export const releaseRuleSchema = z.object({ threshold: z.optional(moneySchema), releasers: z.array(id<PersonId>()), fourEyes: z.optional(z.literal(true)) });
