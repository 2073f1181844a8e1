import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AppFunction } from '../manifest/functions';
import type { Manifest } from '../manifest/manifest';
import { runOutside } from './host';

export type Exports = Readonly<Record<string, unknown>>;

/**
 * Gives the exports of src/<module>, for the module of each `handler: module.export` in the manifest. Called once for each, after the globals are
 * in place. Rejects with AppRefused when there is no such module.
 */
export type LoadApp = (module: string) => Promise<Exports>;

export type Handler = (payload: unknown, context: unknown) => unknown;

/** The app could not be loaded, or lacks a handler that its manifest names. */
export class AppRefused extends Error {
  override readonly name = 'AppRefused';
}

const BUNDLED = ['.cjs', '.js'];

/** Loads the bundles that `forge deploy` would upload, one for each module, from the folder `npm run build` wrote. */
export function loadBundles(dir: string): LoadApp {
  return async (module) => {
    const folder = resolve(dir);
    const file = BUNDLED.map((ending) => join(folder, `${module}${ending}`)).find((path) => existsSync(path));
    if (file === undefined) throw new AppRefused(`There is no ${BUNDLED.map((ending) => `${module}${ending}`).join(' or ')} in ${dir}: run npm run build.`);
    const loaded: unknown = createRequire(file)(file);
    if (typeof loaded !== 'object' || loaded === null) throw new AppRefused(`${file} exports nothing.`);
    return { ...loaded };
  };
}

/** An app whose modules are at hand, by name. */
export function modulesAtHand(modules: Readonly<Record<string, Exports>>): LoadApp {
  return async (module) => {
    const exports = modules[module];
    if (exports === undefined) throw new AppRefused(`There is no src/${module}.`);
    return exports;
  };
}

/** The app, each module of it loaded when it is first needed. */
export class App {
  private readonly modules = new Map<string, Promise<Exports>>();
  constructor(
    private load: LoadApp,
    private readonly manifest: Manifest,
  ) {}

  /** Another version takes every call from now on; what is under way goes on with the one it began with. */
  replace(load: LoadApp): void {
    this.load = load;
    this.modules.clear();
  }

  /** Loads the app and checks that each of the manifest's handlers is exported. Throws AppRefused. */
  async check(): Promise<void> {
    const functions = [...this.manifest.functions.values()];
    const doors = await Promise.all(functions.map(async (called) => ({ ...called, door: await this.door(called) })));
    const missing = doors.filter(({ door }) => typeof door !== 'function');
    if (missing.length > 0) throw new AppRefused(missing.map(({ key, module, exportName }) => `src/${module} does not export ${exportName} (function ${key}).`).join(' '));
  }

  async handler(called: AppFunction): Promise<Handler> {
    const handler = await this.door(called);
    if (typeof handler !== 'function') throw new AppRefused(`src/${called.module} does not export ${called.exportName}.`);
    return (payload, context): unknown => Reflect.apply(handler, undefined, [payload, context]);
  }

  private async door({ module, exportName }: AppFunction): Promise<unknown> {
    const known = this.modules.get(module) ?? runOutside(() => this.load(module));
    this.modules.set(module, known);
    return (await known)[exportName];
  }
}
