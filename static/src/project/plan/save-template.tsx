import { useRef, useState } from 'react';
import type { ContractView, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { TextField } from '../../shared/fields';
import { problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { Question } from '../../shared/question';
import { focusFirstProblem } from '../../shared/use-focus';
import { t } from '../../texts';

/** Asks for the name under which the contract's plan is kept. */
export function SaveTemplate({ contract, onCancel, onDone }: { readonly contract: ContractView; readonly onCancel: () => void; readonly onDone: (text: string) => void }) {
  const texts = t.plan.saveQuestion;
  const [name, setName] = useState('');
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('plan.saveTemplate', { contractId: contract.id, name });
    setBusy(false);
    if (answer.ok) return onDone(texts.done(name.trim()));
    setProblems(answer.problems);
    return focusFirstProblem(summary);
  };
  return (
    <Question title={texts.title(contract.name)} go={texts.go} busy={busy} onCancel={onCancel} onGo={() => void save()}>
      <p>{texts.body}</p>
      <div ref={summary} tabIndex={-1} role="alert"><FormProblems problems={problems} fields={['name']} /></div>
      <TextField label={texts.name} name="name" required value={name} problem={problemAt(problems, 'name')} onChange={setName} />
    </Question>
  );
}
