import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppRefused, type Exports, type LoadApp } from '../../local/forge';

const SRC = path.join(__dirname, '..', '..', 'src');

/** The app as it stands in this repository, straight from its sources: which modules there are is for the manifest to say. */
export const sources: LoadApp = async (module) => {
  if (!existsSync(path.join(SRC, `${module}.ts`))) throw new AppRefused(`There is no src/${module}.ts.`);
  return { ...((await import(`../../src/${module}`)) as Exports) };
};
