import { commit, type Change } from './commit';

/** What was decided from what was read: the changes that carry it out, and what to answer once they are made. */
export interface Decision<T> {
  readonly changes: readonly Change[];
  readonly result: T;
}

/** Others kept writing the same records: nothing was changed, and the caller may try again later. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
  constructor() {
    super(`Storage changed under ${MAX_ATTEMPTS} attempts in a row; nothing was written.`);
  }
}
const MAX_ATTEMPTS = 8;

/**
 * Reads, decides and writes until the write meets no other. `decide` runs afresh each time, must read all that it decides on, and must have no
 * other effect, since only the last run counts. A decision without changes is returned as it is.
 */
export async function transact<T>(decide: () => Promise<Decision<T>>): Promise<T> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { changes, result } = await decide();
    if (changes.length === 0 || (await commit(changes)) === 'committed') return result;
  }
  throw new TooBusy();
}
