import type { ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { SelectField, TextField, type Option } from './fields';
import { needsNumber, TERMS_KINDS, type TermsDraft, type TermsKind } from './terms';

interface TermsFieldsProps {
  /** Nothing chosen: the contract's terms, where `inherited` says which. */
  readonly value: TermsDraft | undefined;
  readonly inherited?: string;
  readonly problem: ProblemView | undefined;
  readonly onChange: (value: TermsDraft | undefined) => void;
}

/** Payment terms: the kind, and its number where it has one. */
export function TermsFields({ value, inherited, problem, onChange }: TermsFieldsProps) {
  const kinds: Option<TermsKind | ''>[] = TERMS_KINDS.map((kind) => ({ value: kind, label: t.words.termsKind[kind] }));
  const options = inherited === undefined ? kinds : [{ value: '' as const, label: inherited }, ...kinds];
  const numbered = value !== undefined && needsNumber(value.kind);
  const choose = (kind: TermsKind | ''): void => onChange(kind === '' ? undefined : { kind, number: value?.number ?? '' });
  return (
    <div className="fields-row">
      <SelectField label={t.panel.form.terms} name="terms" value={value?.kind ?? ''} options={options} onChange={choose} problem={numbered ? undefined : problem} />
      {numbered ? (
        <TextField
          label={value.kind.startsWith('day_') ? t.panel.form.termsDay : t.panel.form.termsDays} name="terms.number" value={value.number} inputMode="numeric" narrow required
          problem={problem} onChange={(number) => onChange({ ...value, number })}
        />
      ) : null}
    </div>
  );
}
