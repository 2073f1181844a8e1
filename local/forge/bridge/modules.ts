/**
 * What the manifest says about the app's pages: the modules that have a resource, and the folders those resources name.
 * Read here on its own, with only the fields that showing a page needs.
 */
import { z } from 'zod';

const HOSTED_TYPES = ['jira:issuePanel', 'jira:issueContext', 'jira:projectPage', 'jira:projectSettingsPage', 'jira:adminPage', 'jira:globalPage', 'jira:workflowValidator', 'jira:workflowCondition'] as const;
export type HostedType = (typeof HOSTED_TYPES)[number];

/** A module of the manifest that is shown as a page of the app. */
export interface PageModule {
  readonly key: string;
  readonly type: HostedType;
  readonly title: string;
  /** `resource` or `resource/entry`, as the manifest writes it. */
  readonly resource: string;
  /** Key of the function behind `invoke`; undefined when the module has no resolver. */
  readonly resolver: string | undefined;
  /** A fixed height; without it the frame follows its content. Source: manifest reference, `viewportSize`. */
  readonly viewportSize: string | undefined;
  /** `resource:<key>;<path>` or an address, as the manifest writes it. */
  readonly icon: string | undefined;
  /** The heading over an issue context. */
  readonly label: string | undefined;
}

export interface Resource {
  readonly key: string;
  /** Relative to the app's folder. */
  readonly path: string;
  readonly entry: Readonly<Record<string, string>>;
}

export interface PageManifest {
  readonly appId: string;
  readonly modules: readonly PageModule[];
  readonly resources: readonly Resource[];
  readonly permissions: Permissions;
}

const sources = z.array(z.union([z.string(), z.looseObject({ address: z.string() })])).optional();
const permissionsShape = z.object({
  scopes: z.array(z.string()).optional(),
  content: z.object({ styles: z.array(z.literal('unsafe-inline')).optional(), scripts: z.array(z.string()).optional() }).optional(),
  external: z
    .looseObject({
      images: sources,
      media: sources,
      scripts: sources,
      styles: sources,
      fonts: sources,
      frames: sources,
      fetch: z.looseObject({ client: z.array(z.string()).optional(), backend: sources }).optional(),
    })
    .optional(),
});
export type Permissions = z.infer<typeof permissionsShape>;

const moduleShape = z.looseObject({
  key: z.string(),
  title: z.string().optional(),
  /** Rules of workflows have a name, and a page for each of what is done with them. */
  name: z.string().optional(),
  create: z.looseObject({ resource: z.string() }).optional(),
  resource: z.string().optional(),
  resolver: z.looseObject({ function: z.string().optional() }).optional(),
  viewportSize: z.string().optional(),
  label: z.string().optional(),
  icon: z.string().optional(),
});
const manifestShape = z.looseObject({
  app: z.looseObject({ id: z.string() }),
  permissions: permissionsShape.default({}),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string(), entry: z.record(z.string(), z.string()).optional() })).default([]),
  modules: z.record(z.string(), z.array(z.unknown())).default({}),
});

/** Reads a parsed manifest.yml. Throws a ZodError that names the field when it is not one. */
export function readPageManifest(parsed: unknown): PageManifest {
  const manifest = manifestShape.parse(parsed);
  return {
    appId: manifest.app.id,
    permissions: manifest.permissions,
    resources: manifest.resources.map(({ key, path, entry }) => ({ key, path, entry: entry ?? {} })),
    modules: HOSTED_TYPES.flatMap((type) => (manifest.modules[type] ?? []).flatMap((module) => pageModule(type, module))),
  };
}

function pageModule(type: HostedType, parsed: unknown): PageModule[] {
  const { key, title, name, create, resource = create?.resource, resolver, viewportSize, label, icon } = moduleShape.parse(parsed);
  if (resource === undefined) return [];
  return [{ key, type, title: title ?? name ?? key, resource, resolver: resolver?.function, viewportSize, label, icon }];
}
