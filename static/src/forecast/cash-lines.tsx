import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { CashLineView, ForecastView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { SelectField, TextField } from '../shared/fields';
import { isStale, problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { looked } from '../shared/use-act';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { moneyOf } from './model';

interface LinesProps {
  readonly view: ForecastView;
  readonly whole: NonNullable<ForecastView['whole']>;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
  /** Somebody else drew another line meanwhile. */
  readonly onStale: () => void;
}

/** The lines that cash must not fall below, how it stands to them, and a form to draw one. */
export function CashLines({ view, whole, onSay, onStale }: LinesProps) {
  const texts = t.forecast.line;
  const end = async (line: CashLineView): Promise<void> => {
    const answer = await call('forecast.saveLine', { currency: line.currency, cash: '', line: '', monthly: '', day: 1, seen: seenOf(line) });
    if (answer.ok) return onSay(texts.ended);
    onSay('', answer.problems.map(looked));
    if (isStale(answer.problems)) onStale();
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
              {whole.mayWatch ? <Button spacing="compact" appearance="subtle" aria-label={texts.endOf(line.currency)} onClick={() => void end(line)}>{texts.end}</Button> : null}
            </li>
          ))}
        </ul>
      )}
      {whole.mayWatch ? <LineForm view={view} lines={whole.lines} onSaved={() => onSay(texts.saved)} onStale={onStale} /> : null}
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

/** What is drawn is drawn in place of what the reader sees, and of nothing else. */
const seenOf = ({ line, cash, monthly, day }: CashLineView) => ({ line, cash, monthly, day });

interface FormProps {
  readonly view: ForecastView;
  readonly lines: readonly CashLineView[];
  readonly onSaved: () => void;
  readonly onStale: () => void;
}

function LineForm({ view, lines, onSaved, onStale }: FormProps) {
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
    const there = lines.find((line) => line.currency === currency);
    const answer = await call('forecast.saveLine', { currency, cash: given.cash, line: given.line, monthly: given.monthly, day, ...(there ? { seen: seenOf(there) } : {}) });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems.map(looked));
    if (answer.ok) onSaved();
    else if (isStale(answer.problems)) onStale();
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
