import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { ForecastSite, ForecastWeeks } from '../billing/forecast/parts';
import { currencySchema, dateSchema } from '../billing/schema/basics';
import { ENTITIES, SITE_KEYS } from './keys';
import { parse } from './records';

/** What the forecast keeps of the site as a whole. But for the lines that people set and the weeks that are scored, all of it can be made again. */

const text = z.optional(z.string());
const siteSchema = z.object({
  rev: z.number(),
  history: z.optional(z.object({ organisationId: z.string(), since: z.string(), page: z.number(), read: z.number(), wholeAt: text, readAt: text })),
  taxes: z.optional(z.object({ at: z.string(), rates: z.record(z.string(), z.number()) })),
  contractsTo: text,
  countedOn: z.optional(dateSchema),
  made: z.optional(z.object({ at: z.string(), knownTo: dateSchema, days: z.number(), alike: z.object({ group: z.number(), all: z.number() }), payments: z.number() })),
  lines: z.optional(z.array(z.object({
    currency: currencySchema, cash: z.number(), on: dateSchema, line: z.number(), monthly: z.number(), day: z.number(),
    low: z.optional(z.object({ on: dateSchema, cash: z.number(), since: z.string() })),
  }))),
});

const weeksSchema = z.object({
  rev: z.number(),
  weeks: z.array(z.object({
    knownTo: dateSchema, days: z.number(), currency: currencySchema, p10: z.number(), p50: z.number(), p90: z.number(), byDueDate: z.number(), byClientMean: z.number(), actual: z.optional(z.number()),
  })),
});

export async function getForecastSite(): Promise<ForecastSite> {
  const record: unknown = await kvs.entity(ENTITIES.site).get(SITE_KEYS.forecast);
  return record === undefined ? { rev: 0 } : parse('forecast', siteSchema, record);
}

export async function getForecastWeeks(): Promise<ForecastWeeks> {
  const record: unknown = await kvs.entity(ENTITIES.site).get(SITE_KEYS.forecastWeeks);
  return record === undefined ? { rev: 0, weeks: [] } : parse('forecast weeks', weeksSchema, record);
}

export const forecastSiteChange = (next: ForecastSite) => ({ kind: 'site' as const, key: SITE_KEYS.forecast, value: { ...next, rev: next.rev + 1 } });
export const forecastWeeksChange = (next: ForecastWeeks) => ({ kind: 'site' as const, key: SITE_KEYS.forecastWeeks, value: { ...next, rev: next.rev + 1 } });
