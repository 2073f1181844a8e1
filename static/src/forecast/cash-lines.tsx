import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { CashLineView, ForecastView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { SelectField, TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { moneyOf } from './model';

interface LinesProps {
  readonly view: ForecastView;
  readonly whole: NonNullable<ForecastView['whole']>;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
}

/** The lines that cash must not fall below, how it stands to them, and a form to draw one. */
export function CashLines({ view, whole, onSay }: LinesProps) {
  const texts = t.forecast.line;
  const end = async (currency: string): Promise<void> => {
    const answer = await call('forecast.saveLine', { currency, cash: '', line: '', monthly: '', day: 1 });
    if (answer.ok) onSay(texts.ended);
    else onSay('', answer.problems);
  };
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <p className="subtle small">{texts.intro}</p>
      {whole.lines.length === 0 ? null : (
        <ul className="stack-tight">
          {whole.lines.map((line) => (
            <li key={line.currency} className="row">
              <Line line={line} view={view} />
              {whole.mayWatch ? <Button spacing="compact" appearance="subtle" aria-label={texts.endOf(line.currency)} onClick={() => void end(line.currency)}>{texts.end}</Button> : null}
            </li>
          ))}
        </ul>
      )}
      {whole.mayWatch ? <LineForm view={view} onSaved={() => onSay(texts.saved)} /> : null}
    </section>
  );
}

function Line({ line: { currency, cash, on, line, monthly, day, low }, view }: { readonly line: CashLineView; readonly view: ForecastView }) {
  const { money, date } = useFormats();
  const texts = t.forecast.line;
  const say = (minor: number): string => money(moneyOf(minor, currency, view));
  return (
    <span>
      {texts.is(say(line), say(cash), date(on))} {monthly === 0 ? '' : texts.out(say(monthly), day)} <span className={low ? 'danger strong' : 'subtle'}>{low ? texts.low(say(low.cash), date(low.on)) : texts.well}</span>
    </span>
  );
}

function LineForm({ view, onSaved }: { readonly view: ForecastView; readonly onSaved: () => void }) {
  const currencies = Object.keys(view.digits).sort();
  const [currency, setCurrency] = useState(currencies[0] ?? '');
  const [given, setGiven] = useState({ cash: '', line: '', monthly: '', day: '1' });
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const texts = t.forecast.line;
  const set = (field: keyof typeof given) => (value: string): void => setGiven((before) => ({ ...before, [field]: value }));
  const day = Number(given.day);
  const dayWrong = !Number.isInteger(day) || day < 1 || day > 31;
  const save = async (): Promise<void> => {
    if (dayWrong) return;
    setBusy(true);
    const answer = await call('forecast.saveLine', { currency, cash: given.cash, line: given.line, monthly: given.monthly, day });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok) onSaved();
  };
  if (currency === '') return null;
  return (
    <form className="stack-tight" aria-label={texts.title} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <div role="alert"><FormProblems problems={problems} fields={['cash', 'line', 'monthly']} /></div>
      <div className="forms">
        {currencies.length > 1 ? <SelectField label={texts.currency} name="currency" value={currency} options={currencies.map((code) => ({ value: code, label: code }))} onChange={setCurrency} /> : null}
        <TextField label={texts.cash(currency)} name="cash" inputMode="decimal" value={given.cash} problem={problemAt(problems, 'cash')} onChange={set('cash')} />
        <TextField label={texts.line(currency)} name="line" inputMode="decimal" value={given.line} problem={problemAt(problems, 'line')} onChange={set('line')} />
        <TextField label={texts.monthly(currency)} name="monthly" inputMode="decimal" value={given.monthly} problem={problemAt(problems, 'monthly')} onChange={set('monthly')} />
        <TextField label={texts.day} name="day" inputMode="numeric" value={given.day} help={dayWrong ? texts.dayInvalid : undefined} onChange={set('day')} />
      </div>
      <div><Button type="submit" spacing="compact" isLoading={busy} isDisabled={given.line.trim() === ''}>{texts.go}</Button></div>
    </form>
  );
}
