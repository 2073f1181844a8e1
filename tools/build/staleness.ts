import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths';

const LEFT_OUT = /(^|\/)(dist|node_modules|testing)$|\.test\.tsx?$/;

/** A digest of every input's name and content. Contents, since a checkout or a copy changes times and leaves files as they were. */
export function fingerprint(inputs: readonly string[], root = ROOT): string {
  const digest = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesIn(input, root))) {
    digest.update(`${file}\0`).update(readFileSync(path.join(root, file))).update('\0');
  }
  return digest.digest('hex');
}

function filesIn(input: string, root: string): readonly string[] {
  const absolute = path.join(root, input);
  if (!existsSync(absolute) || LEFT_OUT.test(input)) return [];
  const entries = readdirSync(path.dirname(absolute), { withFileTypes: true });
  if (!entries.find(({ name }) => name === path.basename(input))?.isDirectory()) return [input];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesIn(`${input}/${name}`, root));
}

/** Whether `output` is missing, or was made from other inputs than there are now. */
export function isStale(output: string, inputs: readonly string[], root = ROOT): boolean {
  const stamp = stampOf(output, root);
  return !existsSync(output) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(inputs, root);
}

/** Notes that `output` was made from inputs with this fingerprint, taken before the work began: a change during it makes the output stale. */
export function markBuilt(output: string, print: string, root = ROOT): void {
  const stamp = stampOf(output, root);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
}

/** Apart from the output, all of which is uploaded. */
function stampOf(output: string, root: string): string {
  const name = createHash('sha256').update(path.resolve(output)).digest('hex').slice(0, 16);
  return path.join(root, 'build', 'stamps', name);
}
