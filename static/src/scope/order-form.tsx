import { useEffect, useRef, useState } from 'react';
import type { Answer, OrderInput, ProblemView, ScopeContractView } from '../../../src/handlers/pages/api';
import { TextAreaField, TextField } from '../shared/fields';
import { readAmount } from '../shared/money';
import { isStale, problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { Question } from '../shared/question';
import { looked } from '../shared/use-act';
import { focusFirstProblem } from '../shared/use-focus';
import { useTyped } from '../shared/use-typed';
import { useFormats } from '../shared/where';
import { t } from '../texts';

/** Sends what was typed, keeps it when it is refused, and reads again what had changed. */
export function useSend(send: () => Promise<Answer<ScopeContractView>>, onDone: (view: ScopeContractView) => void, onStale: () => void) {
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) focusFirstProblem(summary);
  }, [problems]);
  const go = async (): Promise<void> => {
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if (answer.ok) return onDone(answer.data);
    setProblems(answer.problems.map(looked));
    if (isStale(answer.problems)) onStale();
    return undefined;
  };
  return { busy, problems, summary, go: () => void go() };
}

interface OrderFormProps {
  readonly title: string;
  readonly go: string;
  readonly currency: string;
  readonly initial: OrderInput;
  readonly send: (input: OrderInput) => Promise<Answer<ScopeContractView>>;
  readonly onDone: (view: ScopeContractView, title: string) => void;
  readonly onStale: () => void;
  readonly onCancel: () => void;
}

/** What a change order says and costs. */
export function OrderForm({ title, go, currency, initial, send, onDone, onStale, onCancel }: OrderFormProps) {
  const [draft, change] = useTyped(initial);
  const { money } = useFormats();
  const texts = t.scope.order.form;
  const sent = useSend(() => send(draft), (view) => onDone(view, draft.title.trim()), onStale);
  const understood = readAmount(draft.price, currency);
  return (
    <Question title={title} go={go} busy={sent.busy} onCancel={onCancel} onGo={sent.go}>
      <p>{texts.note}</p>
      <div role="alert" tabIndex={-1} ref={sent.summary}><FormProblems problems={sent.problems} fields={['title', 'text', 'price']} /></div>
      <TextField
        label={texts.price(currency)} name="price" narrow required inputMode="decimal" value={draft.price} problem={problemAt(sent.problems, 'price')}
        help={understood ? texts.understood(money(understood)) : undefined} onChange={(price) => change({ price })}
      />
      <TextField label={texts.title} name="title" required value={draft.title} help={texts.titleHelp} problem={problemAt(sent.problems, 'title')} onChange={(value) => change({ title: value })} />
      <TextAreaField label={texts.text} name="text" value={draft.text} help={texts.textHelp} problem={problemAt(sent.problems, 'text')} onChange={(text) => change({ text })} />
    </Question>
  );
}
