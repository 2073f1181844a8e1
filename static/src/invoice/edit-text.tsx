import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { InvoiceDetail, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextAreaField } from '../shared/fields';
import { isStale, problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { t } from '../texts';

interface EditTextProps {
  readonly detail: Pick<InvoiceDetail, 'invoice' | 'lines'>;
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

/** Changes what a prepared invoice says, line by line. */
export function EditText({ detail: { invoice, lines }, onDone, onStale }: EditTextProps) {
  const texts = t.invoice.editText;
  const [typed, setTyped] = useState<readonly string[]>();
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  if (!typed) return <div><Button spacing="compact" onClick={() => { setProblems([]); setTyped(lines.map(({ description }) => description)); }}>{texts.label}</Button></div>;
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('invoice.editText', { invoiceId: invoice.invoiceId, rev: invoice.rev, descriptions: typed });
    setBusy(false);
    if (answer.ok) {
      setTyped(undefined);
      onDone(texts.done(invoice.number));
      return;
    }
    setProblems(answer.problems);
    if (isStale(answer.problems)) onStale();
  };
  return (
    <Question title={texts.title(invoice.number)} go={texts.go} busy={busy} onCancel={() => setTyped(undefined)} onGo={() => void save()}>
      <p>{texts.body}</p>
      <div role="alert"><FormProblems problems={problems} fields={typed.map((_, place) => `lines.${place}`)} /></div>
      {typed.map((text, place) => (
        <TextAreaField
          key={place} label={texts.line(place + 1, typed.length)} name={`lines.${place}`} required value={text} problem={problemAt(problems, `lines.${place}`)}
          onChange={(changed) => setTyped(typed.map((other, index) => (index === place ? changed : other)))}
        />
      ))}
    </Question>
  );
}
