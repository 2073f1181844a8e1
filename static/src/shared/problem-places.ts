import type { ProblemView } from '../../../src/handlers/pages/api';

/** Whether the problem is about this field or one inside it: `terms` is at fault when `terms.days` is. */
export function isAt(problem: ProblemView, field: string): boolean {
  return problem.path === field || problem.path?.startsWith(`${field}.`) === true;
}

export function problemAt(problems: readonly ProblemView[], field: string): ProblemView | undefined {
  return problems.find((problem) => isAt(problem, field));
}

/** The problems that belong to none of the fields a form shows, so that none stays unseen. */
export function problemsElsewhere(problems: readonly ProblemView[], fields: readonly string[]): readonly ProblemView[] {
  return problems.filter((problem) => !fields.some((field) => isAt(problem, field)));
}

export function isStale(problems: readonly ProblemView[]): boolean {
  return problems.some((problem) => problem.code === 'STALE_PAGE');
}
