import type { Expression } from 'acorn';
import { parse } from 'yaml';
import { readManifestFile } from '../../common/manifest-file';
import { rememberLast } from '../../common/remember';
import { compileFilter, type CompiledFilter } from '../modules/filter-expression';
import { ExpressionRefused, parseExpression } from '../modules/expression';
import { parsePropertyPath, pathText, type PropertyPath } from '../modules/property-path';
import { readEntities, type Entity } from './entities';
import { isResolver, readFunctions, type AppFunction } from './functions';
import { ManifestRefused, type ManifestProblem } from './refused';
import { manifestSchema, type ConsumerModule, type RawManifest, type ScheduleModule, type TriggerModule, type WebTriggerModule } from './schema';

export interface Trigger extends TriggerModule {
  readonly compiled?: CompiledFilter;
  readonly include: readonly { readonly text: string; readonly path: PropertyPath }[];
}

export type WorkflowRule = { readonly projectTypes: readonly string[] } & (
  | { readonly kind: 'condition'; readonly expression: Expression }
  | { readonly kind: 'validator'; readonly functionKey: string }
);

/** The manifest as the platform runs it: every reference checked, every expression compiled. */
export interface Manifest {
  readonly raw: RawManifest;
  /** The UUID at the end of app.id. */
  readonly appId: string;
  readonly functions: ReadonlyMap<string, AppFunction>;
  readonly triggers: readonly Trigger[];
  readonly schedules: readonly ScheduleModule[];
  readonly webTriggers: ReadonlyMap<string, WebTriggerModule>;
  /** By queue. */
  readonly consumers: ReadonlyMap<string, ConsumerModule>;
  /** The function that answers a page's calls, by the page's module key. */
  readonly resolvers: ReadonlyMap<string, { readonly functionKey: string; readonly moduleType: string }>;
  /** Conditions and validators of workflows, by key. */
  readonly workflowRules: ReadonlyMap<string, WorkflowRule>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly scopes: readonly string[];
  /** Scopes that may be used in a user's name without that user being there. */
  readonly impersonation: readonly string[];
  /** Addresses the backend may call. */
  readonly egress: readonly string[];
  readonly licensing: boolean;
}

/** Distinct entity property paths an app may use in filters and payloads (product events, 2026-08-06). */
const MOST_PROPERTY_PATHS = 5;

/** Reads manifest.yml of an app's folder. Throws ManifestRefused with all that Forge would not deploy. */
export function readManifest(appDir: string): Manifest {
  return checkedOnce(readManifestFile(appDir));
}

/** Parses a manifest's text. Throws ManifestRefused with all that Forge would not deploy. */
export const parseManifest = rememberLast((text: string): Manifest => checkManifest(parse(text)));

/** A file that has not changed is the same object. */
const checkedOnce = rememberLast(checkManifest);

/** Checks a manifest as parsed from YAML. Throws ManifestRefused with all that Forge would not deploy. */
export function checkManifest(content: unknown): Manifest {
  const parsed = manifestSchema.safeParse(content);
  if (!parsed.success) throw new ManifestRefused(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  const raw = parsed.data;
  const problems: ManifestProblem[] = [];
  const manifest: Manifest = {
    raw,
    appId: raw.app.id.slice(raw.app.id.lastIndexOf('/') + 1),
    functions: readFunctions(raw, problems),
    triggers: raw.modules.trigger.map((module) => readTrigger(module, problems)),
    schedules: raw.modules.scheduledTrigger,
    webTriggers: new Map(raw.modules.webtrigger.map((module) => [module.key, module])),
    consumers: readConsumers(raw, problems),
    resolvers: readResolvers(raw),
    workflowRules: readWorkflowRules(raw, problems),
    entities: readEntities(raw.app.storage?.entities ?? [], problems),
    ...readScopes(raw),
    egress: readEgress(raw, problems),
    licensing: raw.app.licensing?.enabled ?? false,
  };
  checkCounts(manifest, problems);
  if (problems.length > 0) throw new ManifestRefused(problems);
  return manifest;
}

function readTrigger(module: TriggerModule, problems: ManifestProblem[]): Trigger {
  const path = `modules.trigger.${module.key}`;
  const include = (module.payload?.include.propertyPaths ?? []).flatMap((text) => {
    const parsed = parsePropertyPath(text);
    if (parsed === undefined) problems.push({ path: `${path}.payload`, message: `${text} is not an entity property's path` });
    return parsed === undefined ? [] : [{ text, path: parsed }];
  });
  if (module.filter?.ignoreSelf !== undefined && module.events.some((event) => !event.startsWith('avi:jira:'))) {
    problems.push({ path: `${path}.filter`, message: 'ignoreSelf is for Jira events only' });
  }
  if (module.filter && Object.keys(module.filter).every((name) => name === 'onError')) problems.push({ path: `${path}.filter`, message: 'filters nothing' });
  try {
    const compiled = module.filter?.expression === undefined ? undefined : compileFilter(module.filter.expression);
    return { ...module, include, ...(compiled && { compiled }) };
  } catch (error) {
    if (!(error instanceof ExpressionRefused)) throw error;
    problems.push({ path: `${path}.filter.expression`, message: error.message });
    return { ...module, include };
  }
}

function readConsumers(raw: RawManifest, problems: ManifestProblem[]): ReadonlyMap<string, ConsumerModule> {
  const consumers = new Map<string, ConsumerModule>();
  for (const module of raw.modules.consumer) {
    if (consumers.has(module.queue)) problems.push({ path: `modules.consumer.${module.key}`, message: `queue ${module.queue} has a consumer already` });
    consumers.set(module.queue, module);
  }
  return consumers;
}

function readResolvers(raw: RawManifest): Manifest['resolvers'] {
  const found = Object.entries(raw.modules).flatMap(([moduleType, modules]) =>
    modules.flatMap((module) =>
      'resolver' in module && isResolver(module.resolver) ? [[module.key, { functionKey: module.resolver.function, moduleType }] as const] : [],
    ),
  );
  return new Map(found);
}

function readWorkflowRules({ modules }: RawManifest, problems: ManifestProblem[]): Manifest['workflowRules'] {
  const validators = modules['jira:workflowValidator'].map(({ key, function: functionKey, projectTypes }) => [key, { kind: 'validator' as const, functionKey, projectTypes }] as const);
  const conditions = modules['jira:workflowCondition'].flatMap(({ key, expression, projectTypes }) => {
    try {
      return [[key, { kind: 'condition' as const, expression: parseExpression(expression), projectTypes }] as const];
    } catch (error) {
      if (!(error instanceof ExpressionRefused)) throw error;
      problems.push({ path: `modules.jira:workflowCondition.${key}.expression`, message: error.message });
      return [];
    }
  });
  return new Map<string, WorkflowRule>([...validators, ...conditions]);
}

function readScopes({ permissions: { scopes } }: RawManifest): Pick<Manifest, 'scopes' | 'impersonation'> {
  if (Array.isArray(scopes)) return { scopes, impersonation: [] };
  const impersonation = Object.entries(scopes).filter(([, options]) => typeof options === 'object' && options.allowImpersonation === true);
  return { scopes: Object.keys(scopes), impersonation: impersonation.map(([name]) => name) };
}

function readEgress(raw: RawManifest, problems: ManifestProblem[]): readonly string[] {
  return (raw.permissions.external?.fetch?.backend ?? []).flatMap((entry) => {
    const address = typeof entry === 'string' ? entry : isAddressed(entry) ? entry.address : remoteAddress(raw, entry.remote);
    const usable = address !== undefined && (address === '*' || /^(https|wss):\/\//.test(address) || !address.includes('://'));
    if (!usable) problems.push({ path: 'permissions.external.fetch.backend', message: `${address ?? 'an unknown remote'} is not an https or wss address` });
    return usable ? [address] : [];
  });
}

function isAddressed(entry: object): entry is { readonly address: string } {
  return 'address' in entry;
}

function remoteAddress(raw: RawManifest, key: string): string | undefined {
  return raw.remotes.find((remote) => remote.key === key)?.baseUrl;
}

function checkCounts(manifest: Manifest, problems: ManifestProblem[]): void {
  const paths = manifest.triggers.flatMap(({ compiled, include }) => [...(compiled?.paths ?? []), ...include.map(({ path }) => path)]);
  const distinct = new Set(paths.map(pathText));
  if (distinct.size > MOST_PROPERTY_PATHS) {
    problems.push({ path: 'modules.trigger', message: `${distinct.size} entity property paths; at most ${MOST_PROPERTY_PATHS} per app` });
  }
  if (manifest.schedules.filter(({ interval }) => interval === 'fiveMinute').length > 1) {
    problems.push({ path: 'modules.scheduledTrigger', message: 'more than one fiveMinute schedule' });
  }
}
