import { describeProblem } from '../../../billing/describe';
import type { Problem } from '../../../billing/problems';
import type { Result } from '../../../billing/result';
import type { Answer, ProblemView } from '../api';

export function problemView(problem: Problem): ProblemView {
  const { code, severity, path } = problem;
  return { code, severity, ...describeProblem(problem), ...(path === undefined ? {} : { path }) };
}

export const refusal = (problems: readonly Problem[]): Extract<Answer<never>, { ok: false }> => ({ ok: false, problems: problems.map(problemView) });

/** The result as the page gets it: the value through `view`, or every problem. */
export function answer<T, V>(result: Result<T>, view: (value: T) => V): Answer<V> {
  return result.ok ? { ok: true, data: view(result.value) } : refusal(result.problems);
}
