import * as z from 'zod/mini';
import { PROBLEM_CODES } from '../problems';

export const problemSchema = z.object({
  code: z.enum(PROBLEM_CODES),
  severity: z.enum(['error', 'warning']),
  component: z.enum(['plan', 'contract', 'milestone', 'invoice', 'ledger', 'connection', 'work', 'page']),
  path: z.optional(z.string()),
  params: z.optional(z.record(z.string(), z.string())),
});
