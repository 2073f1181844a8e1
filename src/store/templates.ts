import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { PlanTemplate } from '../billing/plan-template';
import { ENTITIES, SITE_KEYS } from './keys';
import { parse } from './records';

/** The site's own plan templates, in the order they were saved. They hold shares and no amounts: any project may use them. */
export interface Templates {
  readonly rev: number;
  readonly templates: readonly PlanTemplate[];
}

export const NO_TEMPLATES: Templates = { rev: 0, templates: [] };

const trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('category'), category: z.enum(['todo', 'doing', 'done']) }),
  z.object({ kind: z.literal('status'), statusName: z.string() }),
  z.object({ kind: z.literal('version') }),
  z.object({ kind: z.literal('manual') }),
  z.object({ kind: z.literal('start') }),
]);
const templatesSchema = z.object({
  rev: z.number(),
  templates: z.array(z.object({ id: z.string(), name: z.optional(z.string()), parts: z.array(z.object({ share: z.number(), trigger })) })),
});

export async function getTemplates(): Promise<Templates> {
  const record = await kvs.entity(ENTITIES.site).get(SITE_KEYS.templates);
  return record === undefined ? NO_TEMPLATES : parse('templates', templatesSchema, record);
}

/** The change that puts `next` in place of the templates that were read. */
export const templatesChange = (next: Templates) => ({ kind: 'site' as const, key: SITE_KEYS.templates, value: { ...next, rev: next.rev + 1 } });
