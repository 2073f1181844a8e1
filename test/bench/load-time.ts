import { spawnSync } from 'node:child_process';
import path from 'node:path';

const CHILD = path.join(__dirname, 'load-bundle.cjs');
const RUNS = 9;

/** Milliseconds that Node takes to load one of the backend's bundles in a fresh process: the median of nine. */
export function loadTime(bundle: string): number {
  const times = Array.from({ length: RUNS }, () => once(bundle)).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? 0;
}

function once(bundle: string): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CHILD, bundle], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The bundle did not load: ${stderr}`);
  return Number(stdout);
}
