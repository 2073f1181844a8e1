import { useRef, useState } from 'react';
import type { Answer, ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { isStale } from './problem-places';
import type { ShownProblem } from './shown-problem';

/** What a person typed with an act; empty where it asks for nothing. */
export interface Given {
  readonly words: string;
  readonly amount: string;
}

export interface Acting<Act> {
  /** The act whose question is open. */
  readonly asked: Act | undefined;
  readonly running: Act | undefined;
  /** Why the last one was refused. */
  readonly problems: readonly ProblemView[];
  readonly ask: (act: Act) => void;
  readonly close: () => void;
  readonly give: (act: Act, given?: Given) => void;
}

interface ActUse<Act> {
  readonly perform: (act: Act, given: Given) => Promise<Answer<unknown>>;
  readonly onDone: (act: Act) => void;
  /** What it was about had changed: it is to be read again. */
  readonly onStale: () => void;
}

/** Acts on one thing, one at a time: a question first where there is one, and when it was refused the reason, with what was typed still there. */
export function useAct<Act>({ perform, onDone, onStale }: ActUse<Act>): Acting<Act> {
  const [asked, setAsked] = useState<Act>();
  const [running, setRunning] = useState<Act>();
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const busy = useRef(false);

  const give = async (act: Act, given: Given): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setRunning(() => act);
    setProblems([]);
    const answer = await perform(act, given);
    busy.current = false;
    setRunning(undefined);
    if (answer.ok) {
      setAsked(undefined);
      onDone(act);
      return;
    }
    setProblems(answer.problems.map(looked));
    if (isStale(answer.problems)) onStale();
  };
  return {
    asked,
    running,
    problems,
    ask: (act) => {
      setProblems([]);
      setAsked(() => act);
    },
    close: () => {
      setProblems([]);
      setAsked(undefined);
    },
    give: (act, given = { words: '', amount: '' }) => void give(act, given),
  };
}

/** What is shown is read again at once: that is what the person has to know, not that the page should be reloaded. */
export const looked = (problem: ProblemView): ShownProblem => (problem.code === 'STALE_PAGE' ? { ...problem, said: { message: t.shared.lookAgain, action: '' } } : problem);
