import { z } from 'zod';

/**
 * The parts of manifest.yml that the platform acts on at run time. What it only shows (titles, icons, layouts) passes
 * through untouched: `npm run forge:check` holds those against Forge's own schema.
 */
const key = z.string().regex(/^[a-zA-Z0-9_-]+$/);

export const ATTRIBUTE_TYPES = ['string', 'integer', 'float', 'boolean', 'any'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

const namedIndex = z.strictObject({
  name: z.string(),
  partition: z.array(z.string()).optional(),
  range: z.array(z.string()),
});

const entity = z.strictObject({
  name: z.string(),
  attributes: z.record(z.string(), z.strictObject({ type: z.enum(ATTRIBUTE_TYPES) })),
  indexes: z.array(z.union([z.string(), namedIndex])).default([]),
});

const egressEntry = z.union([
  z.string(),
  z.looseObject({ address: z.string() }),
  z.looseObject({ remote: z.string() }),
]);

const scope = z.union([z.string(), z.looseObject({ allowImpersonation: z.boolean().optional() })]);

const triggerFilter = z.strictObject({
  ignoreSelf: z.boolean().optional(),
  expression: z.string().optional(),
  onError: z.enum(['IGNORE', 'IGNORE_AND_LOG', 'RECEIVE', 'RECEIVE_AND_LOG']).optional(),
  appIsLicensed: z.boolean().optional(),
});

const trigger = z.strictObject({
  key,
  function: z.string(),
  events: z.array(z.string()).min(1),
  filter: triggerFilter.optional(),
  payload: z.strictObject({ include: z.strictObject({ propertyPaths: z.array(z.string()) }) }).optional(),
});

export const INTERVALS = ['fiveMinute', 'hour', 'day', 'week'] as const;
export type Interval = (typeof INTERVALS)[number];

const scheduledTrigger = z.strictObject({
  key,
  function: z.string(),
  interval: z.enum(INTERVALS),
  filter: z.strictObject({ appIsLicensed: z.boolean() }).optional(),
});

const output = z.strictObject({ key, statusCode: z.number().int(), body: z.string().max(1024).optional(), contentType: z.string().optional() });
const webtrigger = z.strictObject({
  key,
  function: z.string(),
  response: z.strictObject({ type: z.enum(['static', 'dynamic']), outputs: z.array(output).max(20).optional() }).optional(),
});

/** `file.export` of a file in src, as Forge's own validator reads it (@forge/manifest 13.7). */
const HANDLER = /^[\p{Alpha}\d_-]+(\/[\p{Alpha}\d_-]+)*\.[\p{Alpha}\d_-]+$/u;

const functionModule = z.strictObject({
  key: z.string().regex(/^[a-zA-Z0-9_-]+$/).max(23),
  handler: z.string().regex(HANDLER),
  timeoutSeconds: z.number().int().min(1).max(900).optional(),
  runtime: z.strictObject({ memoryMB: z.number().int().min(128).max(4096).optional() }).optional(),
});

export const PROJECT_TYPES = ['company-managed', 'team-managed'] as const;
const projectTypes = z.array(z.enum(PROJECT_TYPES)).min(1).default(['company-managed']);
const rulePages = { view: z.looseObject({ resource: z.string() }).optional(), edit: z.looseObject({ resource: z.string() }).optional(), create: z.looseObject({ resource: z.string() }).optional() };
const ruleResolver = z.looseObject({ function: z.string().optional() }).optional();

const label = z.union([z.string(), z.looseObject({ i18n: z.string() })]);

/** Forge's linter wants exactly one of function and expression; the expressions of validators are not emulated. */
const workflowValidator = z.strictObject({ key, name: label, description: label, function: z.string(), projectTypes, resolver: ruleResolver, ...rulePages });
const workflowCondition = z.strictObject({ key, name: label, description: label, expression: z.string(), projectTypes, resolver: ruleResolver, ...rulePages });

const uiModule = z.looseObject({ key, resolver: z.looseObject({ function: z.string().optional() }).optional() });

export const manifestSchema = z.looseObject({
  app: z.looseObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/),
    runtime: z.looseObject({
      name: z.enum(['nodejs22.x', 'nodejs24.x']),
      memoryMB: z.number().int().min(128).max(4096).optional(),
    }),
    licensing: z.looseObject({ enabled: z.boolean() }).optional(),
    storage: z.looseObject({ entities: z.array(entity).max(20).optional() }).optional(),
  }),
  permissions: z
    .looseObject({
      scopes: z.union([z.array(z.string()), z.record(z.string(), scope)]).default([]),
      external: z.looseObject({ fetch: z.looseObject({ backend: z.array(egressEntry).optional() }).optional() }).optional(),
    })
    .default({ scopes: [] }),
  remotes: z.array(z.looseObject({ key: z.string(), baseUrl: z.string() })).default([]),
  modules: z
    .object({
      function: z.array(functionModule).default([]),
      trigger: z.array(trigger).default([]),
      scheduledTrigger: z.array(scheduledTrigger).max(5).default([]),
      webtrigger: z.array(webtrigger).default([]),
      'jira:workflowValidator': z.array(workflowValidator).default([]),
      'jira:workflowCondition': z.array(workflowCondition).default([]),
      consumer: z.array(z.strictObject({ key, queue: z.string().min(1).max(36), function: z.string() })).default([]),
    })
    .catchall(z.array(uiModule)),
});

export type RawManifest = z.infer<typeof manifestSchema>;
export type TriggerModule = z.infer<typeof trigger>;
export type ScheduleModule = z.infer<typeof scheduledTrigger>;
export type WebTriggerModule = z.infer<typeof webtrigger>;
export type FunctionModule = z.infer<typeof functionModule>;
export type ConsumerModule = RawManifest['modules']['consumer'][number];
export type RawEntity = z.infer<typeof entity>;
