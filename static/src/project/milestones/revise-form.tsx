import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import type { ContractView, MilestoneView, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { TextField } from '../../shared/fields';
import { readAmount } from '../../shared/money';
import { isStale, problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { looked } from '../../shared/use-act';
import { focusFirstProblem, useFocusOnShow } from '../../shared/use-focus';
import { useTyped } from '../../shared/use-typed';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';
import { draftOf, revisionOf, type RevisionDraft } from './revision';

interface ReviseProps {
  readonly contract: ContractView;
  readonly row: MilestoneView;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
  readonly onStale: () => void;
}

const FIELDS = ['name', 'price', 'date'] as const;

/** A milestone's name, price and day, changed in its row. What was typed stays when it is refused. */
export function ReviseForm({ contract, row, onDone, onCancel, onStale }: ReviseProps) {
  const { money } = useFormats();
  const texts = t.tables.revise;
  const form = t.panel.form;
  const [draft, type] = useTyped(draftOf(row));
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const group = useFocusOnShow<HTMLFormElement>();
  const isShare = row.price.kind === 'share';
  const understood = isShare ? undefined : readAmount(draft.price, contract.currency);
  const change = (part: Partial<RevisionDraft>): void => {
    type(part);
    setProblems((before) => before.filter(({ path }) => path === undefined || !(path in part)));
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const revision = revisionOf(row, draft);
    if (!revision) return onCancel();
    setBusy(true);
    const answer = await call('milestone.revise', { contractId: contract.id, milestoneId: row.id, rev: contract.rev, ...revision });
    setBusy(false);
    if (answer.ok) return onDone(texts.done(draft.name));
    setProblems(answer.problems.map(looked));
    focusFirstProblem(summary);
    if (isStale(answer.problems)) onStale();
  };
  return (
    <form ref={group} tabIndex={-1} className="question" noValidate aria-label={texts.editOf(row.name)} onSubmit={(event) => void save(event)}>
      <div ref={summary} tabIndex={-1} role="alert"><FormProblems problems={problems} fields={FIELDS} /></div>
      <div className="revise">
        <TextField label={form.name} name="name" required value={draft.name} problem={problemAt(problems, 'name')} onChange={(name) => change({ name })} />
        <TextField
          label={isShare ? form.percent : form.amount(contract.currency)} name="price" required inputMode="decimal" value={draft.price} problem={problemAt(problems, 'price')}
          help={understood ? form.understood(money(understood)) : isShare ? form.percentHint : form.amountHint} onChange={(price) => change({ price })}
        />
        {row.trigger.kind === 'date' ? <TextField label={form.date} name="date" type="date" required value={draft.date} problem={problemAt(problems, 'date')} onChange={(date) => change({ date })} /> : null}
      </div>
      <div className="row">
        <Button type="submit" spacing="compact" appearance="primary" isLoading={busy}>{form.save}</Button>
        <Button spacing="compact" appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
      </div>
    </form>
  );
}
