import * as z from 'zod/mini';
import type { LedgerInvoiceId } from '../ids';
import { id } from './basics';

export const billedBeforeSchema = z.object({ number: z.string(), ledgerId: id<LedgerInvoiceId>(), shared: z.optional(z.literal(true)) });
