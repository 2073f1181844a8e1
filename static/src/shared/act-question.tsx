import { useEffect, useRef, useState } from 'react';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { TextAreaField, TextField } from './fields';
import { readAmount } from './money';
import { problemAt } from './problem-places';
import { FormProblems } from './problems';
import { Question } from './question';
import { focusFirstProblem } from './use-focus';
import { useFormats } from './where';

interface ActQuestionProps {
  readonly title: string;
  /** Exactly what will happen. */
  readonly body: string;
  readonly go: string;
  readonly danger?: boolean;
  /** It takes words: the field's name, by which a problem with it is told. */
  readonly words?: 'reason' | 'note' | undefined;
  /** It takes an amount; empty means `all`. The currency is not known everywhere. */
  readonly amount?: { readonly currency: string; readonly all: string } | undefined;
  readonly busy: boolean;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (given: { readonly words: string; readonly amount: string }) => void;
}

/** Asks before something that moves money, can't be undone or needs words. What was typed stays when it is refused. */
export function ActQuestion({ title, body, go, danger, words: field, amount: asked, busy, problems, onCancel, onGo }: ActQuestionProps) {
  const [words, setWords] = useState('');
  const [amount, setAmount] = useState('');
  const { money } = useFormats();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) focusFirstProblem(summary);
  }, [problems]);
  const texts = t.attention.credit;
  const understood = asked ? readAmount(amount, asked.currency) : undefined;
  const fields = [...(field === undefined ? [] : [field]), ...(asked ? ['amount'] : [])];
  return (
    <Question title={title} go={go} danger={danger ?? false} busy={busy} onCancel={onCancel} onGo={() => onGo({ words, amount })}>
      <p>{body}</p>
      <div role="alert" tabIndex={-1} ref={summary}><FormProblems problems={problems} fields={fields} /></div>
      {asked ? (
        <TextField
          label={texts.amount(asked.currency)} name="amount" narrow inputMode="decimal" value={amount} problem={problemAt(problems, 'amount')}
          help={understood ? texts.understood(money(understood)) : amount.trim() === '' ? texts.all(asked.all) : undefined} onChange={setAmount}
        />
      ) : null}
      {field === undefined ? null : (
        <TextAreaField label={t.attention.words[field]} name={field} required value={words} help={t.attention.words.help} problem={problemAt(problems, field)} onChange={setWords} />
      )}
    </Question>
  );
}
