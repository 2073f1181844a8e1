import type { ManifestProblem } from './refused';
import type { RawManifest } from './schema';

/** What a function is used for: decides how long it may run and how its errors are treated. */
export const USES = ['resolver', 'trigger', 'webtrigger', 'consumer', 'scheduledTrigger', 'validator'] as const;
export type Use = (typeof USES)[number];

export interface AppFunction {
  readonly key: string;
  /** The file in src that holds it, without its ending: Forge makes a bundle of each. */
  readonly module: string;
  /** The export of that file that it calls. */
  readonly exportName: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
}

/** Longest run by use, in seconds, and what holds when the manifest names none (limits-invocation, 2026-09-01). */
const LONGEST: Readonly<Record<Use, number>> = { resolver: 25, trigger: 25, webtrigger: 55, consumer: 900, scheduledTrigger: 900, validator: 25 };
const UNSTATED: Readonly<Record<Use, number>> = { resolver: 25, trigger: 25, webtrigger: 55, consumer: 55, scheduledTrigger: 55, validator: 25 };
const DEFAULT_MEMORY_MB = 512;

export function readFunctions(raw: RawManifest, problems: ManifestProblem[]): ReadonlyMap<string, AppFunction> {
  const uses = collectUses(raw, problems);
  const functions = new Map<string, AppFunction>();
  for (const each of raw.modules.function) {
    const path = `modules.function.${each.key}`;
    const [module = '', exportName = ''] = each.handler.split('.');
    const used = uses.get(each.key) ?? new Set<Use>();
    if (used.has('consumer') && used.size > 1) problems.push({ path, message: 'a consumer function is not shared with other modules' });
    const limits = [...used].map((use) => Math.min(LONGEST[use], each.timeoutSeconds ?? UNSTATED[use]));
    functions.set(each.key, {
      key: each.key,
      module,
      exportName,
      memoryMb: each.runtime?.memoryMB ?? raw.app.runtime.memoryMB ?? DEFAULT_MEMORY_MB,
      timeoutSeconds: Math.min(...limits, LONGEST.scheduledTrigger),
    });
  }
  for (const [key] of uses) if (!functions.has(key)) problems.push({ path: `modules.function.${key}`, message: 'used but not declared' });
  return functions;
}

function collectUses(raw: RawManifest, problems: ManifestProblem[]): Map<string, Set<Use>> {
  const uses = new Map<string, Set<Use>>();
  const note = (key: string, use: Use): void => {
    uses.set(key, (uses.get(key) ?? new Set<Use>()).add(use));
  };
  const keys = new Set<string>();
  for (const [type, modules] of Object.entries(raw.modules)) {
    for (const module of modules) {
      if (keys.has(module.key)) problems.push({ path: `modules.${type}.${module.key}`, message: 'duplicate module key' });
      keys.add(module.key);
      if ('resolver' in module && isResolver(module.resolver)) note(module.resolver.function, 'resolver');
    }
  }
  for (const { function: key } of raw.modules.trigger) note(key, 'trigger');
  for (const { function: key } of raw.modules.consumer) note(key, 'consumer');
  for (const { function: key } of raw.modules.scheduledTrigger) note(key, 'scheduledTrigger');
  for (const { function: key } of raw.modules.webtrigger) note(key, 'webtrigger');
  for (const { function: key } of raw.modules['jira:workflowValidator']) note(key, 'validator');
  return uses;
}

export function isResolver(value: unknown): value is { readonly function: string } {
  return typeof value === 'object' && value !== null && 'function' in value && typeof value.function === 'string';
}
