import type { TaxMode } from '../../../src/billing/contract';
import { SelectField, TextField, type Option } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { t } from '../texts';
import { chooseAccount, revenueTaxes } from './contract-draft';
import type { PartProps } from './contract-form';

const TAX_MODES: readonly TaxMode[] = ['exclusive', 'inclusive', 'none'];

/** Account, tax and numbers: chosen by finance from what the organisation has. */
export function BooksFields({ draft, choices, problems, onChange, fixedPrefix }: PartProps & { readonly fixedPrefix: boolean }) {
  const texts = t.settings.form;
  const accounts = withCurrent(choices.accounts.map((account) => ({ value: account.code, label: `${account.code} ${account.name}` })), draft.accountCode, texts.accountChoose);
  const taxes = withCurrent(revenueTaxes(choices).map((tax) => ({ value: tax.code, label: texts.taxOption(tax.name, tax.rate) })), draft.taxCode, texts.taxChoose);
  return (
    <section className="stack">
      <h3>{texts.books}</h3>
      <div className="fields-row">
        <SelectField
          label={texts.account} name="accountCode" required value={draft.accountCode} options={accounts} problem={problemAt(problems, 'accountCode')}
          onChange={(accountCode) => onChange(suggestion(chooseAccount(draft, accountCode, choices)))}
        />
        <SelectField
          label={texts.taxMode} name="taxMode" value={draft.taxMode} options={TAX_MODES.map((mode) => ({ value: mode, label: t.words.taxMode[mode] }))} problem={problemAt(problems, 'taxMode')}
          onChange={(taxMode) => onChange({ taxMode })}
        />
        {draft.taxMode === 'none' ? null : (
          <SelectField
            label={texts.tax} name="taxCode" required value={draft.taxCode} options={taxes} problem={problemAt(problems, 'taxCode')} help={draft.taxSuggested ? texts.taxSuggested : undefined}
            onChange={(taxCode) => onChange({ taxCode, taxSuggested: false })}
          />
        )}
      </div>
      {choices.tracking.length === 0 && Object.keys(draft.tracking).length === 0 ? null : <TrackingFields draft={draft} choices={choices} problems={problems} onChange={onChange} />}
      {choices.brandings.length < 2 && draft.brandingId === '' ? null : (
        <SelectField
          label={texts.branding} name="branding" value={draft.brandingId} options={withCurrent(choices.brandings.map(({ id, name }) => ({ value: id, label: name })), draft.brandingId, texts.brandingDefault)}
          problem={problemAt(problems, 'branding')} onChange={(brandingId) => onChange({ brandingId })}
        />
      )}
      <TextField
        label={texts.prefix} name="numberPrefix" required narrow value={draft.numberPrefix} disabled={fixedPrefix} problem={problemAt(problems, 'numberPrefix')}
        help={fixedPrefix ? texts.prefixFixed : texts.prefixHelp(draft.numberPrefix)} onChange={(numberPrefix) => onChange({ numberPrefix })}
      />
    </section>
  );
}

/** One of each category that the organisation reports by; one that it no longer has stays visible until it is taken off. */
function TrackingFields({ draft, choices, problems, onChange }: PartProps) {
  const known = choices.tracking.map(({ name }) => name);
  const gone = Object.keys(draft.tracking).filter((name) => !known.includes(name)).map((name) => ({ name, options: [] }));
  return (
    <div className="fields-row">
      {[...choices.tracking, ...gone].map(({ name, options }, place) => (
        <SelectField
          key={name} label={name} name="tracking" value={draft.tracking[name] ?? ''} options={withCurrent(options.map((option) => ({ value: option, label: option })), draft.tracking[name] ?? '', t.settings.form.trackingNone)}
          problem={place === 0 ? problemAt(problems, 'tracking') : undefined} onChange={(option) => onChange({ tracking: { ...draft.tracking, [name]: option } })}
        />
      ))}
    </div>
  );
}

function suggestion({ accountCode, taxCode, taxSuggested }: PartProps['draft']): Partial<PartProps['draft']> {
  return { accountCode, taxCode, taxSuggested };
}

/** The choices with an empty first one; a code that is no longer offered stays visible, so that its problem can be seen and corrected. */
function withCurrent(options: readonly Option<string>[], current: string, choose: string): readonly Option<string>[] {
  const gone = current !== '' && !options.some((option) => option.value === current);
  return [{ value: '', label: choose }, ...(gone ? [{ value: current, label: current }] : []), ...options];
}
