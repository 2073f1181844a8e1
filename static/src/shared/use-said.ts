import { useMemo } from 'react';
import { t } from '../texts';
import { sayFieldValue } from '../texts/say-activity';
import { sayProblem, type ProblemText } from '../texts/say-problem';
import type { Formats } from './formats';
import type { ShownProblem } from './shown-problem';
import { useFormats } from './where';

export interface Said {
  readonly problem: (problem: ShownProblem) => ProblemText;
  /** The value of a field of an invoice, as records hold it. */
  readonly value: (field: string, value: string) => string;
}

/** Says what the answers hold as data, in the reader's language. */
export function useSaid(): Said {
  const formats = useFormats();
  return useMemo(() => saidWith(formats), [formats]);
}

export function saidWith(formats: Formats): Said {
  const speech = { phrases: t.phrases, formats };
  const problem = (found: ShownProblem): ProblemText => found.said ?? sayProblem(found, t.problems, speech);
  return {
    problem,
    value: (field, value) => sayFieldValue(field, value, speech),
  };
}
