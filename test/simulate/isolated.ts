import { jest } from '@jest/globals';
import { modulesAtHand, type Exports, type LoadApp } from '../../local/forge';
import { moduleNames } from './second-copy';

/** The app in a registry of modules of its own, with some of them put in place of their own. */
export function isolated(replaced: Readonly<Record<string, () => object>> = {}): LoadApp {
  let app: LoadApp | undefined;
  jest.isolateModules(() => {
    for (const [module, make] of Object.entries(replaced)) jest.doMock(module, make);
    app = modulesAtHand(Object.fromEntries(moduleNames().map((name) => [name, jest.requireActual<Exports>(`../../src/${name}`)])));
    for (const module of Object.keys(replaced)) jest.dontMock(module);
  });
  if (app === undefined) throw new Error('The app did not load.');
  return app;
}
