import type { RuleChoices } from '../../../src/handlers/pages/api';
import { ChoiceField } from '../shared/choices';
import { SelectField, TextField } from '../shared/fields';
import type { ShownProblem } from '../shared/shown-problem';
import { t } from '../texts';
import { faultsOf, type RuleDraft, type RuleFault } from './rule-draft';
import { linkOptions, targetOptions } from './rule-options';

interface FormProps {
  readonly draft: RuleDraft;
  readonly choices: RuleChoices;
  readonly onChange: (draft: RuleDraft) => void;
  readonly showFaults: boolean;
}

const SCOPES = ['epic', 'item', 'linked', 'version', 'milestone'] as const;
const COUNTS = ['contract', 'cash', 'cash-and-credit'] as const;
const OVERRIDES = ['all', 'named', 'none'] as const;

/** What a validator waits for. Jira's editor has the button that saves it. */
export function RuleForm({ draft, choices, onChange, showFaults }: FormProps) {
  const texts = t.rule;
  const set = <Key extends keyof RuleDraft>(key: Key) => (value: RuleDraft[Key]) => onChange({ ...draft, [key]: value });
  const faults = showFaults ? faultsOf(draft) : [];
  const problemAt = (fault: RuleFault): ShownProblem | undefined => (faults.includes(fault) ? { code: 'FIELD_INVALID', severity: 'error', said: texts.faults[fault] } : undefined);
  return (
    <>
      <p>{texts.intro}</p>
      <ChoiceField legend={texts.of.legend} name="of" value={draft.of} onChange={set('of')} choices={SCOPES.map((value) => ({ value, ...texts.of.choices[value] }))} />
      {draft.of === 'linked' ? <SelectField label={texts.link.label} name="link" value={draft.link} onChange={set('link')} options={linkOptions(choices, draft.link)} problem={problemAt('link')} required /> : null}
      {draft.of === 'milestone' ? (
        <SelectField label={texts.target.label} help={texts.target.help} name="target" value={draft.target} onChange={set('target')} options={targetOptions(choices, draft.target)} problem={problemAt('target')} required />
      ) : (
        <>
          <ChoiceField
            legend={texts.every.legend} name="every" value={draft.every ? 'every' : 'gated'} onChange={(value) => set('every')(value === 'every')}
            choices={[{ value: 'gated', label: texts.every.gated }, { value: 'every', label: texts.every.every, help: texts.every.everyHelp }]}
          />
          <ChoiceField
            legend={texts.without.legend} name="without" value={draft.without} onChange={set('without')}
            choices={[{ value: 'pass', label: texts.without.pass }, { value: 'wait', label: texts.without.wait, help: texts.without.waitHelp[draft.of] }]}
          />
        </>
      )}
      <SelectField label={texts.counts.label} name="counts" value={draft.counts} onChange={set('counts')} options={COUNTS.map((value) => ({ value, label: texts.counts.choices[value] }))} />
      <TextField label={texts.share.label} help={texts.share.help} name="share" value={draft.share} onChange={set('share')} inputMode="decimal" narrow problem={problemAt('share')} />
      <TextField label={texts.grace.label} help={texts.grace.help} name="grace" value={draft.grace} onChange={set('grace')} inputMode="numeric" narrow problem={problemAt('grace')} />
      <SelectField label={texts.overrides.label} name="overrides" value={draft.overrides} onChange={set('overrides')} options={OVERRIDES.map((value) => ({ value, label: texts.overrides.choices[value] }))} />
    </>
  );
}
