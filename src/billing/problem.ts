import type { Problem, ProblemCode } from './problems';

/** A problem that stops what was asked. `params` are named in the texts of the pages (static/src/texts); those left out only make the sentence shorter. */
export function problem(code: ProblemCode, component: Problem['component'], params: Readonly<Record<string, string>> = {}, path?: string): Problem {
  return {
    code,
    severity: 'error',
    component,
    ...(path === undefined ? {} : { path }),
    ...(Object.keys(params).length === 0 ? {} : { params }),
  };
}

/** The same problem, laid at a field of a form. */
export const at = (path: string, found: Problem): Problem => ({ ...found, path });
