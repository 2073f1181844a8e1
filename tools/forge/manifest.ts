import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** The parts of manifest.yml that our own checks look at. Its full shape is checked by Forge's validator, which runs first. */
export interface Manifest {
  readonly app?: { readonly storage?: { readonly entities?: readonly Entity[] } };
  readonly permissions?: {
    readonly scopes?: readonly string[];
    readonly external?: { readonly fetch?: { readonly backend?: readonly (string | { readonly address?: string })[] } };
  };
  readonly resources?: readonly { readonly key: string; readonly path: string }[];
  readonly modules?: Readonly<Record<string, readonly Module[] | undefined>>;
}

export interface Entity {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, { readonly type: string }>>;
  readonly indexes?: readonly (string | { readonly name: string; readonly range: readonly string[]; readonly partition?: readonly string[] })[];
}

export interface Module {
  readonly key: string;
  readonly function?: string;
  readonly handler?: string;
  readonly icon?: string;
  readonly queue?: string;
  readonly resolver?: { readonly function?: string };
}

export const MANIFEST = 'manifest.yml';

/** @throws YAMLParseError when it is not YAML. */
export function readManifest(directory: string): Manifest {
  return (parse(readFileSync(path.join(directory, MANIFEST), 'utf8')) ?? {}) as Manifest;
}

export function modulesOf(manifest: Manifest, type: string): readonly Module[] {
  return manifest.modules?.[type] ?? [];
}

/** An index by its name: a plain attribute is an index of that name. */
export function indexName(index: NonNullable<Entity['indexes']>[number]): string {
  return typeof index === 'string' ? index : index.name;
}
