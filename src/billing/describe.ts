import { formatDate, parseCalendarDate } from './calendar-date';
import { PROBLEM_TEXTS } from './problem-texts';
import type { Problem } from './problems';

export interface ProblemDescription {
  /** What happened, and what it means for the money. */
  readonly message: string;
  /** What to do next. */
  readonly action: string;
}

type Params = Readonly<Record<string, string>>;

/** The problem in words for people. */
export function describeProblem(problem: Problem): ProblemDescription {
  const { message, action } = PROBLEM_TEXTS[problem.code];
  const params = Object.fromEntries(Object.entries(problem.params ?? {}).map(([name, value]) => [name, forPeople(name, value)]));
  const late = params['pastDueDate'] ? ` It was due on ${params['pastDueDate']}, and sent now it keeps that date.` : '';
  return { message: `${fill(message, params)}${late}`, action: fill(action, params) };
}

/** Days are kept as the calendar writes them, and said as people do. */
function forPeople(name: string, value: string): string {
  const date = /date$/i.test(name) ? parseCalendarDate(value) : undefined;
  return date === undefined ? value : formatDate(date);
}

/** Each template is read once from left to right, so a param that holds braces or brackets of its own stays as it is. */
const fill = (template: string, params: Params): string =>
  template
    .replace(/\[([^\]]*)\]|\{(\w+)\}/g, (_, optional: string | undefined, name: string | undefined) =>
      optional === undefined ? (params[name ?? ''] ?? '') : fillOptional(optional, params),
    )
    // What the ledger said may be a sentence with a stop of its own.
    .replace(/([.!?…])\.(?= |$)/g, '$1');

function fillOptional(part: string, params: Params): string {
  const complete = [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => Boolean(params[name]));
  return complete ? part.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '') : '';
}
