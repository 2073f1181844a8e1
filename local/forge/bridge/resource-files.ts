/** From a module's `resource` and a requested path to one file of the app's built pages, never outside their folder. */
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Resource } from './modules';

/** The HTML document that a module shows. */
export interface Entry {
  readonly resource: Resource;
  /** Relative to the resource's folder. */
  readonly file: string;
}

/** Resolves `key` or `key/entry`; undefined when the manifest declares no such resource or entry. */
export function findEntry(resources: readonly Resource[], reference: string): Entry | undefined {
  const [key, entry, ...more] = reference.split('/');
  const resource = resources.find((candidate) => candidate.key === key);
  if (!resource || more.length > 0) return undefined;
  const file = entry === undefined ? 'index.html' : resource.entry[entry];
  return file === undefined ? undefined : { resource, file };
}

export interface ResourceFile {
  readonly body: Buffer;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Undefined when there is no such file in the folder, also when the path tries to leave it. */
export async function readResourceFile(folder: string, path: string): Promise<ResourceFile | undefined> {
  const file = resolve(folder, path);
  if (!file.startsWith(resolve(folder) + sep)) return undefined;
  try {
    return { body: await readFile(file), type: TYPES[extname(file)] ?? 'application/octet-stream' };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}
