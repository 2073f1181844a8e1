import { REACHING } from '../../../src/billing/reaching';
import { ChoiceField } from '../shared/choices';
import { Notice } from '../shared/notice';
import { problemAt } from '../shared/problem-places';
import { t } from '../texts';
import type { PartProps } from './contract-form';

/** How far Milepost goes without a person, from least to most. */
export function AutonomyField({ draft, problems, onChange }: PartProps) {
  const texts = t.settings.form;
  return (
    <ChoiceField
      legend={texts.autonomy} section name="autonomy" value={draft.autonomy} problem={problemAt(problems, 'autonomy')} onChange={(autonomy) => onChange({ autonomy })}
      choices={REACHING.map((autonomy) => ({ value: autonomy, label: t.words.autonomy[autonomy], help: texts.autonomyHelp[autonomy] }))}
    >
      <div role="status">
        {draft.autonomy === 'email' ? <Notice kind="warning" title={texts.emailWarning.title}><p>{texts.emailWarning.body}</p></Notice> : null}
      </div>
    </ChoiceField>
  );
}
