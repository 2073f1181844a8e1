import { z } from 'zod';

/** The parts of the app's manifest that change how Jira itself behaves. */
export interface AppModules {
  readonly projectPermissions: readonly { readonly key: string; readonly name: string; readonly description: string }[];
  /** Paths of issue properties that JQL may ask about. */
  readonly indexedProperties: readonly IndexedProperty[];
}

export interface IndexedProperty {
  readonly propertyKey: string;
  /** Dotted path in the property's value. */
  readonly path: string;
  readonly type: 'number' | 'string' | 'text' | 'user' | 'date';
  readonly alias?: string;
}

const manifestSchema = z.object({
  modules: z.object({
    'jira:projectPermission': z.array(z.object({ key: z.string(), name: z.string(), description: z.string() })).default([]),
    'jira:entityProperty': z
      .array(
        z.object({
          propertyKey: z.string(),
          entityType: z.enum(['issue', 'project', 'user']).default('issue'),
          values: z.array(
            z.object({ path: z.string(), type: z.enum(['number', 'string', 'text', 'user', 'date']), searchAlias: z.string().optional() }),
          ),
        }),
      )
      .default([]),
  }),
});

/** Reads them from a parsed manifest.yml; throws a ZodError when these modules are not as Forge wants them. */
export function appModules(manifest: unknown): AppModules {
  const { modules } = manifestSchema.parse(manifest);
  return {
    projectPermissions: modules['jira:projectPermission'],
    indexedProperties: modules['jira:entityProperty']
      .filter((module) => module.entityType === 'issue')
      .flatMap((module) =>
        module.values.map(({ path, type, searchAlias }) => ({
          propertyKey: module.propertyKey,
          path,
          type,
          ...(searchAlias === undefined ? {} : { alias: searchAlias }),
        })),
      ),
  };
}
