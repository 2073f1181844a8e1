import type { ContractSummary, ProblemView } from '../../../src/handlers/pages/api';
import { contractReaching, REACHING, type Reaching } from '../../../src/billing/reaching';
import { SelectField } from '../shared/fields';
import { t } from '../texts';
import type { MilestoneDraft } from './draft';

interface ReachingFieldProps {
  readonly draft: MilestoneDraft;
  readonly contract: ContractSummary;
  readonly problem: ProblemView | undefined;
  readonly onChange: (part: Partial<MilestoneDraft>) => void;
}

/** What happens when the milestone is reached, where it is otherwise than the contract says. */
export function ReachingField({ draft, contract, problem, onChange }: ReachingFieldProps) {
  const texts = t.panel.form;
  const inherited = { value: '' as const, label: texts.autonomyContract(t.words.autonomy[contractReaching(contract)]) };
  const options = [inherited, ...REACHING.map((value) => ({ value, label: t.words.autonomy[value] }))];
  return <SelectField<Reaching | ''> label={texts.autonomy} name="autonomy" value={draft.autonomy} options={options} problem={problem} onChange={(autonomy) => onChange({ autonomy })} />;
}
