import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './paths';

/** Does `work` while no other process on this machine does work of that name: tests in two workers would build into one folder. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(ROOT, 'build', `${name}.lock`);
  mkdirSync(path.dirname(lock), { recursive: true });
  while (!taken(lock)) await wait(200);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes the lock, also from a process that ended without giving it back. */
function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!ownerRuns(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function ownerRuns(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // Just created and not yet written: somebody is at it.
    if (owner === 0) return true;
    process.kill(owner, 0);
    return true;
  } catch {
    return false;
  }
}
