import type { ReactNode } from 'react';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { Notice } from './notice';
import { problemsElsewhere } from './problem-places';
import { useSaid } from './use-said';

/** One problem: what happened, what to do. */
export function ProblemNotice({ problem, title, children }: { readonly problem: ProblemView; readonly title?: string; readonly children?: ReactNode }) {
  return (
    <Notice kind={problem.severity} {...(title === undefined ? {} : { title })}>
      <ProblemText problem={problem} />
      {children}
    </Notice>
  );
}

export function ProblemText({ problem }: { readonly problem: ProblemView }) {
  const { message, action } = useSaid().problem(problem);
  return (
    <p>
      {message} <span className="subtle">{action}</span>
    </p>
  );
}

/** All problems of one answer together. */
export function ProblemList({ problems, title }: { readonly problems: readonly ProblemView[]; readonly title?: string }) {
  const worst = problems.some((problem) => problem.severity === 'error') ? 'error' : 'warning';
  const [only] = problems;
  if (!only) return null;
  return (
    <Notice kind={worst} {...(title === undefined ? {} : { title })}>
      {problems.length === 1 ? (
        <ProblemText problem={only} />
      ) : (
        <ul className="notice-problems">
          {problems.map((problem, index) => (
            <li key={`${problem.code}${index}`}>
              <ProblemText problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** Above a form: how much there is to correct, and what has no field of its own. What has one is said there, once. */
export function FormProblems({ problems, fields }: { readonly problems: readonly ProblemView[]; readonly fields: readonly string[] }) {
  if (problems.length === 0) return null;
  const elsewhere = problemsElsewhere(problems, fields);
  if (elsewhere.length === problems.length) return <ProblemList problems={problems} />;
  return (
    <Notice kind="error" title={t.shared.toCorrect(problems.length)}>
      {elsewhere.map((problem, index) => <ProblemText key={`${problem.code}${index}`} problem={problem} />)}
    </Notice>
  );
}
