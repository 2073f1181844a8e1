import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Manifest } from '../manifest/manifest';
import { runOutside } from './host';

/** Gives the exports of the app's src/index. Called once, after the globals are in place. */
export type LoadApp = () => Promise<Readonly<Record<string, unknown>>>;

export type Handler = (payload: unknown, context: unknown) => unknown;

/** The app could not be loaded, or lacks a handler that its manifest names. */
export class AppRefused extends Error {
  override readonly name = 'AppRefused';
}

const BUNDLES = ['index.cjs', 'index.js'];

/** Loads the bundle that `forge deploy` would upload, from the folder `npm run build` wrote. */
export function loadBundle(dir: string): LoadApp {
  return async () => {
    const folder = resolve(dir);
    const file = BUNDLES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file === undefined) throw new AppRefused(`There is no ${BUNDLES.join(' or ')} in ${dir}: run npm run build.`);
    const loaded: unknown = createRequire(file)(file);
    if (typeof loaded !== 'object' || loaded === null) throw new AppRefused(`${file} exports nothing.`);
    return { ...loaded };
  };
}

/** The app, loaded when it is first needed. */
export class App {
  private exports: Promise<Readonly<Record<string, unknown>>> | undefined;
  constructor(
    private readonly load: LoadApp,
    private readonly manifest: Manifest,
  ) {}

  /** Loads the app and checks that each of the manifest's handlers is exported. Throws AppRefused. */
  async check(): Promise<void> {
    const exports = await this.loaded();
    const missing = [...this.manifest.functions.values()].filter(({ exportName }) => typeof exports[exportName] !== 'function');
    if (missing.length === 0) return;
    throw new AppRefused(`src/index does not export ${missing.map(({ key, exportName }) => `${exportName} (function ${key})`).join(', ')}.`);
  }

  async handler(exportName: string): Promise<Handler> {
    const handler = (await this.loaded())[exportName];
    if (typeof handler !== 'function') throw new AppRefused(`src/index does not export ${exportName}.`);
    return (payload, context): unknown => Reflect.apply(handler, undefined, [payload, context]);
  }

  private loaded(): Promise<Readonly<Record<string, unknown>>> {
    return (this.exports ??= runOutside(this.load));
  }
}
