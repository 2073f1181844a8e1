import type { ProblemView, StatusOption, VersionOption } from '../../../src/handlers/pages/api';
import { SelectField, TextField, type Option } from '../shared/fields';
import { ProblemList } from '../shared/problems';
import type { Loadable } from '../shared/use-answer';
import { t } from '../texts';
import type { MilestoneDraft, TriggerKind } from './draft';

interface TriggerFieldsProps {
  readonly draft: MilestoneDraft;
  readonly statuses: Loadable<readonly StatusOption[]>;
  readonly versions: Loadable<readonly VersionOption[]>;
  readonly problem: ProblemView | undefined;
  readonly onChange: (part: Partial<MilestoneDraft>) => void;
}

/** What makes the milestone due. */
export function TriggerFields({ draft, statuses, versions, problem, onChange }: TriggerFieldsProps) {
  const texts = t.panel.form.triggers;
  const options: Option<TriggerKind>[] = [
    { value: 'category', label: texts.category(t.words.category[draft.category]) },
    { value: 'status', label: texts.status },
    { value: 'version', label: texts.version },
    { value: 'date', label: texts.date },
    { value: 'manual', label: texts.manual },
    { value: 'start', label: texts.start },
  ];
  const detailed = draft.triggerKind === 'status' || draft.triggerKind === 'version' || draft.triggerKind === 'date';
  return (
    <div className="fields-row">
      <SelectField
        label={t.panel.form.trigger} name="trigger" value={draft.triggerKind} options={options} problem={detailed ? undefined : problem}
        onChange={(triggerKind) => onChange({ triggerKind })}
      />
      {draft.triggerKind === 'status' ? <StatusField draft={draft} statuses={statuses} problem={problem} onChange={onChange} /> : null}
      {draft.triggerKind === 'version' ? <VersionField draft={draft} versions={versions} problem={problem} onChange={onChange} /> : null}
      {draft.triggerKind === 'date' ? (
        <TextField label={t.panel.form.date} name="trigger.date" type="date" value={draft.date} problem={problem} required narrow onChange={(date) => onChange({ date })} />
      ) : null}
    </div>
  );
}

interface OneTriggerProps<Draft> {
  readonly draft: Draft;
  readonly problem: ProblemView | undefined;
  readonly onChange: (part: Draft) => void;
}

export function StatusField({ draft, statuses, problem, onChange }: OneTriggerProps<Pick<MilestoneDraft, 'statusId'>> & Pick<TriggerFieldsProps, 'statuses'>) {
  if (statuses.state === 'failed') return <ProblemList problems={statuses.problems} />;
  const known = statuses.state === 'ready' ? statuses.data.map((status) => ({ value: status.id, label: status.name })) : [];
  const first = { value: '', label: statuses.state === 'loading' ? t.panel.form.statusLoading : t.panel.form.statusChoose };
  return (
    <SelectField
      label={t.panel.form.status} name="trigger.statusId" value={draft.statusId} options={[first, ...known]} problem={problem} required
      disabled={statuses.state === 'loading'} onChange={(statusId) => onChange({ statusId })}
    />
  );
}

/** The epic's own versions come first: they need nobody to know a name. */
export function VersionField({ draft, versions, problem, onChange }: OneTriggerProps<Pick<MilestoneDraft, 'versionId'>> & Pick<TriggerFieldsProps, 'versions'>) {
  const texts = t.panel.form;
  if (versions.state === 'failed') return <ProblemList problems={versions.problems} />;
  const known = versions.state === 'ready' ? versions.data.map(({ id, name, released }) => ({ value: id, label: released ? texts.versionReleased(name) : name })) : [];
  const first = { value: '', label: versions.state === 'loading' ? texts.versionLoading : texts.versionOwn };
  return (
    <SelectField
      label={texts.version} name="trigger.versionId" value={draft.versionId} options={[first, ...known]} problem={problem}
      disabled={versions.state === 'loading'} onChange={(versionId) => onChange({ versionId })}
    />
  );
}
