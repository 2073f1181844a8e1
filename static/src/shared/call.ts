import { invoke } from '@forge/bridge';
import type { Answer, PageCall, PageCalls } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import type { ShownProblem } from './shown-problem';

/** What a page knows when the platform itself failed: nothing is certain, so it says so. */
export function unexpectedProblem(): ShownProblem {
  return { code: 'UNEXPECTED', severity: 'error', said: t.shared.unexpected };
}

/**
 * Calls a resolver. Always resolves: a bridge that rejects, or an answer that is not one, becomes an `UNEXPECTED` problem,
 * so pages handle one shape.
 */
export async function call<K extends PageCall>(name: K, payload: PageCalls[K][0]): Promise<Answer<PageCalls[K][1]>> {
  try {
    const answer: unknown = await invoke(name, { ...payload });
    if (isAnswer<PageCalls[K][1]>(answer)) return answer;
  } catch {
    // The reason is the platform's and not for people; what they can do is the same for all of them.
  }
  return { ok: false, problems: [unexpectedProblem()] };
}

function isAnswer<T>(value: unknown): value is Answer<T> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true ? 'data' in value : 'problems' in value && Array.isArray(value.problems);
}
