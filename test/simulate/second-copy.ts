import { createRequire } from 'node:module';
import path from 'node:path';
import { modulesAtHand, readManifest, type Exports, type LoadApp } from '../../local/forge';

const ROOT = path.join(__dirname, '..', '..');
const SRC = path.join(ROOT, 'src') + path.sep;

/** The modules of src that the manifest's functions are in. */
export const moduleNames = (): readonly string[] => [...new Set([...readManifest(ROOT).functions.values()].map(({ module }) => module))];

/** The app once more, with modules of its own, as a deployment brings it: nothing that the first copy remembers is known to it. Not for jest. */
export function secondCopy(): LoadApp {
  const load = createRequire(__filename);
  const kept = withdraw(load.cache);
  const copy = modulesAtHand(Object.fromEntries(moduleNames().map((name) => [name, load(`../../src/${name}`) as Exports])));
  withdraw(load.cache);
  Object.assign(load.cache, kept);
  return copy;
}

/** Takes the app's modules out of those that are loaded. */
function withdraw(cache: NodeJS.Dict<NodeJS.Module>): NodeJS.Dict<NodeJS.Module> {
  const files = Object.keys(cache).filter((file) => file.startsWith(SRC));
  const taken = Object.fromEntries(files.map((file) => [file, cache[file]]));
  for (const file of files) Reflect.deleteProperty(cache, file);
  return taken;
}
