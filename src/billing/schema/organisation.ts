import * as z from 'zod/mini';
import type { OrganisationId } from '../ids';
import { currencySchema, dateSchema, id } from './basics';

export const organisationSchema = z.object({
  id: id<OrganisationId>(),
  name: z.string(),
  demo: z.boolean(),
  baseCurrency: currencySchema,
  countryCode: z.string(),
  timeZone: z.string(),
  taxName: z.string(),
  lockedUntil: z.optional(dateSchema),
  shortCode: z.optional(z.string()),
});
