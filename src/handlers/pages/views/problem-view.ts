import type { Problem } from '../../../billing/problems';
import type { Result } from '../../../billing/result';
import type { Answer, ProblemView } from '../api';

export const problemView = ({ component: _, ...shown }: Problem): ProblemView => shown;

export const refusal = (problems: readonly Problem[]): Extract<Answer<never>, { ok: false }> => ({ ok: false, problems: problems.map(problemView) });

/** The result as the page gets it: the value through `view`, or every problem. */
export function answer<T, V>(result: Result<T>, view: (value: T) => V): Answer<V> {
  return result.ok ? { ok: true, data: view(result.value) } : refusal(result.problems);
}
