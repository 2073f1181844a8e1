import { z } from 'zod';
import type { Json } from '../../common/ports';

/** The bodies @forge/kvs 1.6 sends, each as the platform must take it: from outside, so checked. */
/** Whatever JSON.parse gave is JSON; walking it again would cost more than all else here. */
const json = z.custom<Json>((value) => value !== undefined);

const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional();
const ttl = z.object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });

export const CONDITIONS = [
  'BEGINS_WITH', 'BETWEEN', 'CONTAINS', 'EQUAL_TO', 'EXISTS', 'GREATER_THAN', 'GREATER_THAN_EQUAL_TO', 'LESS_THAN', 'LESS_THAN_EQUAL_TO',
  'NOT_CONTAINS', 'NOT_EQUAL_TO', 'NOT_EXISTS',
] as const;
export type ConditionName = (typeof CONDITIONS)[number];

const condition = z.object({ condition: z.enum(CONDITIONS), property: z.string(), values: z.array(json) });
const conditions = z.union([z.strictObject({ and: z.array(condition).min(1) }), z.strictObject({ or: z.array(condition).min(1) })]);

export type Condition = z.infer<typeof condition>;
export type Conditions = z.infer<typeof conditions>;

const at = { key: z.string(), entityName: z.string().optional() };

export const getRequest = z.object({ ...at, options: z.object({ metadataFields }).optional() });
export const deleteRequest = z.object(at);
export const setRequest = z.object({
  ...at,
  value: json,
  options: z
    .object({
      ttl: ttl.optional(),
      keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
      returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
      returnMetadataFields: metadataFields,
    })
    .optional(),
});
export const queryRequest = z.object({
  limit: z.number().int().optional(),
  after: z.string().optional(),
  where: z.array(z.object({ property: z.string(), condition: z.string(), values: z.array(json) })).optional(),
  options: z.object({ metadataFields }).optional(),
});
export const entityQueryRequest = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(json).optional(),
  range: z.object({ condition: z.enum(CONDITIONS), values: z.array(json) }).optional(),
  filters: conditions.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  cursor: z.string().optional(),
  limit: z.number().int().optional(),
  options: z.object({ metadataFields }).optional(),
});
export const transactionRequest = z.object({
  set: z.array(z.object({ ...at, value: json, conditions: conditions.optional(), options: z.object({ ttl: ttl.optional() }).optional() })).optional(),
  delete: z.array(z.object({ ...at, conditions: conditions.optional() })).optional(),
  check: z.array(z.object({ ...at, conditions })).optional(),
});
export const batchSetRequest = z.array(z.object({ ...at, value: json, options: z.object({ ttl: ttl.optional() }).optional() }));
export const batchGetRequest = z.array(getRequest);
export const batchDeleteRequest = z.array(deleteRequest);

export type GetRequest = z.infer<typeof getRequest>;
export type SetRequest = z.infer<typeof setRequest>;
export type DeleteRequest = z.infer<typeof deleteRequest>;
export type QueryRequest = z.infer<typeof queryRequest>;
export type EntityQueryRequest = z.infer<typeof entityQueryRequest>;
export type TransactionRequest = z.infer<typeof transactionRequest>;
export type Ttl = z.infer<typeof ttl>;
