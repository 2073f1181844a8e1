import { useState } from 'react';
import type { GateSettingsView, ProblemView } from '../../../../src/handlers/pages/api';
import { SelectField, TextField } from '../../shared/fields';
import { problemAt } from '../../shared/problem-places';
import { FormProblems } from '../../shared/problems';
import { Question } from '../../shared/question';
import { t } from '../../texts';

export interface TokenDraft {
  readonly name: string;
  readonly milestoneId?: string;
  readonly amounts: boolean;
  readonly days?: number;
}

interface TokenFormProps {
  readonly milestones: GateSettingsView['milestones'];
  readonly busy: boolean;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (draft: TokenDraft) => void;
}

const LENGTHS = ['30', '90', '365', ''] as const;

/** What a new token is for, how long it holds and whether its answers may hold amounts. */
export function TokenForm({ milestones, busy, problems, onCancel, onGo }: TokenFormProps) {
  const texts = t.gate.settings;
  const [name, setName] = useState('');
  const [milestoneId, setMilestoneId] = useState('');
  const [amounts, setAmounts] = useState(false);
  const [days, setDays] = useState<(typeof LENGTHS)[number]>('365');
  const options = [{ value: '', label: texts.all }, ...milestones.map((milestone) => ({ value: milestone.id, label: `${milestone.key} ${milestone.name}` }))];
  const draft = (): TokenDraft => ({ name, amounts, ...(milestoneId === '' ? {} : { milestoneId }), ...(days === '' ? {} : { days: Number(days) }) });
  return (
    <Question title={texts.addTitle} go={texts.make} busy={busy} onCancel={onCancel} onGo={() => onGo(draft())}>
      <div role="alert"><FormProblems problems={problems} fields={['name']} /></div>
      <TextField label={texts.nameLabel} name="name" required value={name} help={texts.nameHelp} problem={problemAt(problems, 'name')} onChange={setName} />
      <SelectField label={texts.forLabel} name="milestoneId" value={milestoneId} options={options} onChange={setMilestoneId} />
      <SelectField label={texts.days} name="days" narrow value={days} options={LENGTHS.map((value) => ({ value, label: texts.lengths[value] }))} onChange={setDays} />
      <div className="choice">
        <input type="checkbox" id="token-amounts" name="amounts" checked={amounts} aria-describedby="token-amounts-help" onChange={(event) => setAmounts(event.currentTarget.checked)} />
        <div>
          <label htmlFor="token-amounts">{texts.amounts}</label>
          <div className="field-help" id="token-amounts-help">{texts.amountsHelp}</div>
        </div>
      </div>
    </Question>
  );
}
