import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { InvoiceDetail, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextAreaField } from '../shared/fields';
import { isStale, problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { looked } from '../shared/use-act';
import { useTyped } from '../shared/use-typed';
import { t } from '../texts';

interface EditTextProps {
  readonly detail: Pick<InvoiceDetail, 'invoice' | 'lines'>;
  readonly onDone: (text: string) => void;
  readonly onStale: () => void;
}

/** Changes what a prepared invoice says, line by line. */
export function EditText(props: EditTextProps) {
  const [open, setOpen] = useState(false);
  if (!open) return <div><Button spacing="compact" onClick={() => setOpen(true)}>{t.invoice.editText.label}</Button></div>;
  return <TextForm {...props} onClose={() => setOpen(false)} />;
}

function TextForm({ detail: { invoice, lines }, onDone, onStale, onClose }: EditTextProps & { readonly onClose: () => void }) {
  const texts = t.invoice.editText;
  // By their places, so that of two people who write, each keeps their own lines.
  const [draft, type] = useTyped<Readonly<Record<string, string>>>(Object.fromEntries(lines.map(({ description }, place) => [String(place), description])));
  const typed = lines.map((_, place) => draft[String(place)] ?? '');
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('invoice.editText', { invoiceId: invoice.invoiceId, rev: invoice.rev, descriptions: typed });
    setBusy(false);
    if (answer.ok) {
      onClose();
      onDone(texts.done(invoice.number));
      return;
    }
    setProblems(answer.problems.map(looked));
    if (isStale(answer.problems)) onStale();
  };
  return (
    <Question title={texts.title(invoice.number)} go={texts.go} busy={busy} onCancel={onClose} onGo={() => void save()}>
      <p>{texts.body}</p>
      <div role="alert"><FormProblems problems={problems} fields={typed.map((_, place) => `lines.${place}`)} /></div>
      {typed.map((text, place) => (
        <TextAreaField
          key={place} label={texts.line(place + 1, typed.length)} name={`lines.${place}`} required value={text} problem={problemAt(problems, `lines.${place}`)}
          onChange={(changed) => type({ [String(place)]: changed })}
        />
      ))}
    </Question>
  );
}
