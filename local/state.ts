/** What the local world remembers between two runs: one JSON file, written as a whole or not at all. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Json } from './common/ports';

const fileShape = z.object({ version: z.literal(1), parts: z.record(z.string(), z.json()) });
export type SavedState = Readonly<Record<string, Json>>;

/** The file is there but is none of ours, or of another version. */
export class StateUnreadable extends Error {
  override readonly name = 'StateUnreadable';
}

/** The last state, part by part; undefined when none was written. Throws StateUnreadable. */
export function readState(file: string): SavedState | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return fileShape.parse(JSON.parse(text)).parts;
  } catch (error) {
    throw new StateUnreadable(`${file} does not hold a state that this version can read.`, { cause: error });
  }
}

export interface Keeper {
  /** Something changed: it is written soon, together with what changes until then. */
  changed(): void;
  /** Writes now what was not yet written. */
  flush(): void;
}

/** Writes `snapshot()` to the file `delayMs` after a change. A crash leaves the last whole state. */
export function keepState(file: string, snapshot: () => SavedState, delayMs = 200): Keeper {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.${process.pid}.tmp`;
    writeFileSync(fresh, JSON.stringify({ version: 1, parts: snapshot() }));
    renameSync(fresh, file);
  };
  return {
    changed: () => {
      timer ??= setTimeout(write, delayMs).unref();
    },
    flush: () => {
      if (timer !== undefined) write();
    },
  };
}
