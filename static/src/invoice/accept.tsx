import Button from '@atlaskit/button/new';
import type { Answer } from '../../../src/handlers/pages/api';
import { ActQuestion } from '../shared/act-question';
import { ProblemList } from '../shared/problems';
import { useAct } from '../shared/use-act';
import { t } from '../texts';

interface AcceptProps {
  readonly label: string;
  readonly name: string;
  readonly question: { readonly title: string; readonly body: string; readonly go: string };
  readonly accept: (note: string) => Promise<Answer<unknown>>;
  readonly onDone: () => void;
  readonly onStale: () => void;
}

/** Accepts what the books say otherwise, with a note on why. */
export function Accept({ label, name, question, accept, onDone, onStale }: AcceptProps) {
  const { asked, running, problems, ask, close, give } = useAct<'accept'>({ perform: async (_act, { words }) => accept(words), onDone, onStale });
  return (
    <div className="stack-tight">
      <div><Button spacing="compact" aria-label={t.attention.named(label, name)} onClick={() => ask('accept')}>{label}</Button></div>
      {asked === undefined ? <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div> : (
        <ActQuestion {...question} words="note" busy={running !== undefined} problems={problems} onCancel={close} onGo={(given) => give('accept', given)} />
      )}
    </div>
  );
}
