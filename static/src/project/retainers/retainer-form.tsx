import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import type { ContractView, ProblemView, RetainerView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { ChoiceField } from '../../shared/choices';
import { SelectField, TextAreaField, TextField } from '../../shared/fields';
import { readAmount } from '../../shared/money';
import { Notice } from '../../shared/notice';
import { isAt, isStale, problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { focusFirstProblem, useFocusOnShow } from '../../shared/use-focus';
import { useTyped } from '../../shared/use-typed';
import { useFormats, useWhere } from '../../shared/where';
import { t } from '../../texts';
import { autonomyChoices, billedInChoices, everyChoices, prorationChoices, weekendChoices } from './choices';
import { Preview } from './preview';
import { draftOf, foretold, inputOf, newRetainer, withRhythm, type RetainerDraft } from './retainer-draft';
import { weekday } from './weekday';

export interface FormProps {
  readonly contract: ContractView;
  /** Absent: a new one. */
  readonly retainer: RetainerView | undefined;
  readonly taxName: string;
  readonly today: string;
  readonly onSaved: (text: string) => void;
  readonly onReload: () => void;
  readonly onCancel: () => void;
}

/** As many as a year of months has. */
const FORETOLD = 12;
const FIELDS = ['name', 'text', 'amount', 'every', 'day', 'starts', 'ends', 'weekendRule', 'proration', 'billedIn', 'autonomy'];

/** A retainer's form, with what it will bill beside it as it is typed. */
export function RetainerForm(props: FormProps) {
  const { contract, retainer, taxName, today, onSaved, onReload, onCancel } = props;
  const texts = t.retainers.form;
  const [draft, type] = useTyped(retainer ? draftOf(retainer) : newRetainer(today));
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const change = (part: Partial<RetainerDraft>): void => {
    type(part);
    setProblems((before) => before.filter((problem) => !Object.keys(part).some((field) => isAt(problem, field))));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const seen = { contractId: contract.id, rev: contract.rev };
    const answer = retainer ? await call('retainer.update', { ...inputOf(draft), ...seen, retainerId: retainer.id }) : await call('retainer.create', { ...inputOf(draft), ...seen });
    setBusy(false);
    if (answer.ok) return onSaved(t.retainers.done[retainer ? 'saved' : 'created'](draft.name.trim()));
    setProblems(answer.problems);
    return focusFirstProblem(summary);
  };
  return (
    <section className="stack form-page">
      <h3 ref={heading} tabIndex={-1}>{retainer ? texts.editTitle(retainer.name) : texts.addTitle(contract.name)}</h3>
      <form className="stack-wide" noValidate onSubmit={(event) => void submit(event)}>
        <div ref={summary} tabIndex={-1} role="alert">
          {isStale(problems) ? (
            <Notice kind="warning"><p>{t.settings.stale}</p><div><Button onClick={() => { setProblems([]); onReload(); }}>{t.shared.reloadKeeping}</Button></div></Notice>
          ) : <FormProblems problems={problems} fields={FIELDS} />}
        </div>
        <Fields draft={draft} contract={contract} taxName={taxName} problems={problems} fixed={retainer !== undefined && !retainer.untouched} onChange={change} />
        <Preview periods={foretold(draft, contract.currency, retainer, FORETOLD)} contract={contract} taxName={taxName} today={today} />
        <div className="row">
          <Button type="submit" appearance="primary" isLoading={busy}>{retainer ? texts.save : texts.create}</Button>
          <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
        </div>
      </form>
    </section>
  );
}

interface FieldsProps {
  readonly draft: RetainerDraft;
  readonly contract: ContractView;
  readonly taxName: string;
  readonly problems: readonly ProblemView[];
  /** It was billed: its schedule stays. */
  readonly fixed: boolean;
  readonly onChange: (part: Partial<RetainerDraft>) => void;
}

function Fields({ draft, contract, taxName, problems, fixed, onChange }: FieldsProps) {
  const texts = t.retainers.form;
  const { money } = useFormats();
  const understood = readAmount(draft.amount, contract.currency);
  const at = (field: string): ProblemView | undefined => problemAt(problems, field);
  return (
    <>
      <section className="stack">
        <TextField label={texts.name} name="name" required value={draft.name} help={texts.nameHelp} problem={at('name')} onChange={(name) => onChange({ name })} />
        <TextAreaField label={texts.text} name="text" value={draft.text} help={texts.textHelp} problem={at('text')} onChange={(text) => onChange({ text })} />
        {fixed ? <p className="subtle">{texts.fixed}</p> : (
          <TextField
            label={texts.amount(t.words.taxMark(contract.taxMode, taxName))} name="amount" required narrow inputMode="decimal" value={draft.amount} problem={at('amount')}
            help={understood ? texts.understood(money(understood)) : undefined} onChange={(amount) => onChange({ amount })}
          />
        )}
      </section>
      {fixed ? null : <Rhythm draft={draft} problems={problems} onChange={onChange} />}
      <section className="stack">
        <div className="fields-row">
          {fixed ? null : <TextField label={texts.starts} name="starts" type="date" required value={draft.starts} problem={at('starts')} onChange={(starts) => onChange({ starts })} />}
          <TextField label={texts.ends} name="ends" type="date" value={draft.ends} help={texts.endsHelp} problem={at('ends')} onChange={(ends) => onChange({ ends })} />
        </div>
        {fixed ? null : <ChoiceField legend={texts.billedIn} name="billedIn" value={draft.billedIn} choices={billedInChoices()} problem={at('billedIn')} onChange={(billedIn) => onChange({ billedIn })} />}
        <div className="fields-row">
          <SelectField label={texts.weekendRule} name="weekendRule" value={draft.weekendRule} options={weekendChoices()} problem={at('weekendRule')} onChange={(weekendRule) => onChange({ weekendRule })} />
          {fixed ? null : <SelectField label={texts.proration} name="proration" value={draft.proration} options={prorationChoices()} problem={at('proration')} onChange={(proration) => onChange({ proration })} />}
        </div>
        <SelectField label={texts.autonomy} name="autonomy" value={draft.autonomy} options={autonomyChoices()} problem={at('autonomy')} onChange={(autonomy) => onChange({ autonomy })} />
      </section>
    </>
  );
}

const DAYS_OF_MONTH = Array.from({ length: 31 }, (_, index) => String(index + 1)).map((day) => ({ value: day, label: day }));

function Rhythm({ draft, problems, onChange }: Pick<FieldsProps, 'draft' | 'problems' | 'onChange'>) {
  const texts = t.retainers.form;
  const { locale } = useWhere();
  const weekly = draft.every === 'week';
  const weekdays = DAYS_OF_MONTH.slice(0, 7).map(({ value }) => ({ value, label: weekday(Number(value), locale) }));
  return (
    <div className="fields-row">
      <SelectField label={texts.every} name="every" value={draft.every} options={everyChoices()} problem={problemAt(problems, 'every')} onChange={(every) => onChange(withRhythm(draft, every))} />
      <SelectField
        label={weekly ? texts.weekday : texts.day} name="day" value={draft.day} options={weekly ? weekdays : DAYS_OF_MONTH} help={weekly ? undefined : texts.dayHelp}
        problem={problemAt(problems, 'day')} onChange={(day) => onChange({ day })}
      />
    </div>
  );
}
