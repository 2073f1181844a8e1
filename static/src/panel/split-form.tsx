import Button from '@atlaskit/button/new';
import { useRef, useState, type FormEvent } from 'react';
import { MOST_PARTS } from '../../../src/billing/part';
import type { Answer, PanelView, PartInput, ProblemView, StatusOption, VersionOption } from '../../../src/handlers/pages/api';
import { SelectField, TextField } from '../shared/fields';
import { isStale, problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { focusFirstProblem, useFocusOnShow } from '../shared/use-focus';
import type { Loadable } from '../shared/use-answer';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { StaleNotice } from './milestone-form';
import { halves, PART_TRIGGERS, readParts, totalOf, withAnother, type PartDraft, type PartTrigger } from './split-draft';
import { StatusField, VersionField } from './trigger-fields';
import { useStatuses, useVersions } from './use-statuses';
import { taxMarkOf, type Tagged } from './views';

interface SplitFormProps {
  readonly view: Tagged;
  readonly onSubmit: (parts: readonly PartInput[]) => Promise<Answer<PanelView>>;
  readonly onReload: () => Promise<void>;
  readonly onCancel: () => void;
}

/** Has one epic billed in parts: what each is, how much of the price, and when. */
export function SplitForm({ view, onSubmit, onReload, onCancel }: SplitFormProps) {
  const texts = t.panel.split;
  const { milestone } = view;
  const [parts, setParts] = useState<readonly PartDraft[]>(() => halves(milestone, texts.nameOf));
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const heading = useFocusOnShow<HTMLHeadingElement>(true);
  const statuses = useStatuses(parts.some(({ trigger }) => trigger === 'status'));
  const versions = useVersions(parts.some(({ trigger }) => trigger === 'version'));
  const set = (next: readonly PartDraft[]): void => {
    setParts(next);
    setProblems([]);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await onSubmit(readParts(parts));
    setBusy(false);
    if (answer.ok) return;
    setProblems(answer.problems);
    focusFirstProblem(summary);
  };
  const fields = parts.flatMap((_part, index) => ['name', 'percent', 'trigger'].map((field) => `parts.${String(index)}.${field}`));
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2 ref={heading} tabIndex={-1}>{texts.title}</h2>
      <p className="subtle">{texts.intro}</p>
      <div ref={summary} tabIndex={-1} role="alert">
        {isStale(problems) ? <StaleNotice onReload={async () => { setProblems([]); await onReload(); }} /> : <FormProblems problems={problems} fields={fields} />}
      </div>
      {parts.map((part, index) => (
        <PartFields
          key={index} part={part} place={index + 1} problems={problems} statuses={statuses} versions={versions}
          onChange={(change) => set(parts.map((each, at) => (at === index ? { ...each, ...change } : each)))}
          onRemove={parts.length > 2 ? () => set(parts.filter((_each, at) => at !== index)) : undefined}
        />
      ))}
      <div className="row-apart">
        <Total view={view} parts={parts} />
        {parts.length < MOST_PARTS ? <Button appearance="subtle" onClick={() => set(withAnother(parts, texts.nameOf(milestone.name, parts.length + 1)))}>{texts.add}</Button> : null}
      </div>
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy}>{texts.go}</Button>
        <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
      </div>
    </form>
  );
}

function Total({ view, parts }: { readonly view: Tagged; readonly parts: readonly PartDraft[] }) {
  const { money } = useFormats();
  const total = totalOf(parts);
  return <p aria-live="polite">{total === undefined ? '' : t.panel.split.together(String(total / 100), money(view.milestone.amount) + taxMarkOf(view))}</p>;
}

interface PartFieldsProps {
  readonly part: PartDraft;
  readonly place: number;
  readonly problems: readonly ProblemView[];
  readonly statuses: Loadable<readonly StatusOption[]>;
  readonly versions: Loadable<readonly VersionOption[]>;
  readonly onChange: (change: Partial<PartDraft>) => void;
  readonly onRemove: (() => void) | undefined;
}

function PartFields({ part, place, problems, statuses, versions, onChange, onRemove }: PartFieldsProps) {
  const texts = t.panel.split;
  const at = (field: string): ProblemView | undefined => problemAt(problems, `parts.${String(place - 1)}.${field}`);
  const options = PART_TRIGGERS.map((value) => ({ value, label: triggerLabel(value) }));
  const trigger = at('trigger');
  const detailed = part.trigger === 'status' || part.trigger === 'version' || part.trigger === 'date';
  return (
    <fieldset className="part stack">
      <legend>{texts.part(place)}</legend>
      <div className="fields-row">
        <TextField label={t.panel.form.name} name={`parts.${String(place - 1)}.name`} required value={part.name} problem={at('name')} onChange={(name) => onChange({ name })} />
        <TextField label={texts.percent} name={`parts.${String(place - 1)}.percent`} inputMode="decimal" required value={part.percent} problem={at('percent')} onChange={(percent) => onChange({ percent })} />
      </div>
      <div className="fields-row">
        <SelectField<PartTrigger> label={t.panel.form.trigger} name={`parts.${String(place - 1)}.trigger`} value={part.trigger} options={options} problem={detailed ? undefined : trigger} onChange={(chosen) => onChange({ trigger: chosen })} />
        {part.trigger === 'status' ? <StatusField draft={part} statuses={statuses} problem={trigger} onChange={onChange} /> : null}
        {part.trigger === 'version' ? <VersionField draft={part} versions={versions} problem={trigger} onChange={onChange} /> : null}
        {part.trigger === 'date' ? <TextField label={t.panel.form.date} name={`parts.${String(place - 1)}.date`} type="date" value={part.date} problem={trigger} required narrow onChange={(date) => onChange({ date })} /> : null}
      </div>
      {onRemove ? <div><Button appearance="subtle" spacing="compact" onClick={onRemove}>{texts.remove(place)}</Button></div> : null}
    </fieldset>
  );
}

function triggerLabel(trigger: PartTrigger): string {
  const texts = t.panel.form.triggers;
  return trigger === 'doing' || trigger === 'done' ? texts.category(t.words.category[trigger]) : texts[trigger];
}
