import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ForecastItemView } from '../../../src/handlers/pages/api';
import { TextField } from '../shared/fields';
import { t } from '../texts';

interface MoveProps {
  readonly item: ForecastItemView;
  readonly today: string;
  readonly onMove: (to: string) => void;
  readonly onCancel: () => void;
}

/** On which day a milestone is supposed to be reached. */
export function MoveForm({ item, today, onMove, onCancel }: MoveProps) {
  const [to, setTo] = useState(item.likely?.to ?? item.likely?.from ?? today);
  const texts = t.forecast.whatIf;
  const go = (): void => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(to)) onMove(to < today ? today : to);
  };
  return (
    <form className="forms" aria-label={texts.moveOf(item.name)} onSubmit={(event) => { event.preventDefault(); go(); }}>
      <TextField label={texts.moveTo} name="to" type="date" value={to} onChange={setTo} />
      <div className="row"><Button type="submit" appearance="primary" spacing="compact">{texts.go}</Button><Button spacing="compact" appearance="subtle" onClick={onCancel}>{texts.cancel}</Button></div>
    </form>
  );
}
