import { requestJira } from '@forge/bridge';
import { useCallback, useRef, useState } from 'react';
import { t } from '../texts';
import { namesIn } from './names';

/** Jira takes this many account ids at a time. */
const BATCH = 90;

export interface People {
  /** The display name, or a word for someone whose name is not known (yet). */
  readonly nameOf: (accountId: string) => string;
  /** Looks up those not asked for before. */
  readonly ask: (accountIds: readonly string[]) => void;
}

/**
 * People's names, as the reader may see them: Milepost stores account ids only, and Jira is asked in the reader's name. A look-up that
 * fails costs names, never the list.
 */
export function usePeople(): People {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef(new Set<string>());
  const ask = useCallback((accountIds: readonly string[]) => {
    const unknown = [...new Set(accountIds)].filter((id) => !asked.current.has(id));
    unknown.forEach((id) => asked.current.add(id));
    for (let start = 0; start < unknown.length; start += BATCH) {
      void lookUp(unknown.slice(start, start + BATCH)).then((found) => setNames((before) => new Map([...before, ...found])));
    }
  }, []);
  const nameOf = useCallback((accountId: string) => names.get(accountId) ?? t.shared.unknownPerson, [names]);
  return { nameOf, ask };
}

/** The names of all of these, as far as the reader may see them. */
export async function namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(accountIds)];
  const found = new Map<string, string>();
  for (let start = 0; start < wanted.length; start += BATCH) {
    for (const [id, name] of await lookUp(wanted.slice(start, start + BATCH))) found.set(id, name);
  }
  return found;
}

async function lookUp(accountIds: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  try {
    const query = new URLSearchParams([...accountIds.map((id): [string, string] => ['accountId', id]), ['maxResults', String(BATCH)]]);
    const response = await requestJira(`/rest/api/3/user/bulk?${query.toString()}`);
    return response.ok ? namesIn(await response.json()) : [];
  } catch {
    return [];
  }
}
