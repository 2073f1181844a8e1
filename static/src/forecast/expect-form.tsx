import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ForecastItemView, ForecastPartView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { looked } from '../shared/use-act';
import { useTyped } from '../shared/use-typed';
import { t } from '../texts';

interface ExpectProps {
  readonly item: ForecastItemView;
  readonly part: ForecastPartView;
  readonly onSaved: () => void;
  readonly onStale: () => void;
  readonly onCancel: () => void;
}

/** When somebody who knows better expects a milestone. It is saved, and the forecast goes by it. */
export function ExpectForm({ item, part, onSaved, onStale, onCancel }: ExpectProps) {
  const byHand = item.by === 'by_hand';
  const [{ from, to }, change] = useTyped({ from: byHand ? (item.likely?.from ?? '') : '', to: byHand ? (item.likely?.to ?? '') : '' });
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const texts = t.forecast.expect;
  const save = async (): Promise<void> => {
    if (!part.contract) return;
    setBusy(true);
    const answer = await call('forecast.expect', { contractId: part.contract.id, milestoneId: item.id, rev: part.contract.rev, from, to });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems.map(looked));
    if (answer.ok) onSaved();
    else if (answer.problems.some(({ code }) => code === 'STALE_PAGE')) onStale();
  };
  return (
    <form className="stack-tight" aria-label={texts.title(item.name)} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <div role="alert"><FormProblems problems={problems} fields={['from', 'to']} /></div>
      <div className="forms">
        <TextField label={texts.from} name="from" type="date" value={from} problem={problemAt(problems, 'from')} onChange={(day) => change({ from: day })} />
        <TextField label={texts.to} name="to" type="date" value={to} problem={problemAt(problems, 'to')} onChange={(day) => change({ to: day })} />
      </div>
      <p className="subtle small">{texts.help}</p>
      <div className="row"><Button type="submit" appearance="primary" spacing="compact" isLoading={busy}>{texts.go}</Button><Button spacing="compact" appearance="subtle" onClick={onCancel}>{texts.cancel}</Button></div>
    </form>
  );
}
