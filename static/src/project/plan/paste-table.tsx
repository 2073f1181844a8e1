import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import { TextAreaField } from '../../shared/fields';
import { problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { focusFirstProblem } from '../../shared/use-focus';
import type { ShownProblem } from '../../shared/shown-problem';
import { t } from '../../texts';
import { rowsFromTable, type Pasted } from './plan-rows';

/** A table as text. What is wrong with a row is shown with the rows; what keeps it from being read at all is said here. */
export function PasteTable({ onRead, onCancel }: { readonly onRead: (rows: Pasted) => void; readonly onCancel: () => void }) {
  const texts = t.plan.table;
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly ShownProblem[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const read = (event: FormEvent): void => {
    event.preventDefault();
    const pasted = rowsFromTable(text);
    if (pasted.rows.length > 0) return onRead(pasted);
    setProblems(pasted.problems);
    return void focusFirstProblem(summary);
  };
  return (
    <form className="stack" noValidate onSubmit={read}>
      <div ref={summary} tabIndex={-1} role="alert"><FormProblems problems={problems} fields={['table']} /></div>
      <TextAreaField label={texts.label} name="table" required value={text} help={texts.help} problem={problemAt(problems, 'table')} onChange={setText} />
      <div className="row">
        <Button type="submit" appearance="primary">{texts.read}</Button>
        <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
      </div>
    </form>
  );
}
