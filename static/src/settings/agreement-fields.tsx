import { SelectField, TextField } from '../shared/fields';
import { readAmount } from '../shared/money';
import { problemAt } from '../shared/problem-places';
import { TermsFields } from '../shared/terms-fields';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { ClientField } from './client-field';
import type { PartProps } from './contract-form';

/** Who pays, how much, and when. `billed`: invoices name the client and the currency, so both stay. `reason`: the price is another one, and the record wants to know why. */
export function AgreementFields({ draft, choices, problems, onChange, billed, reason }: PartProps & { readonly billed: boolean; readonly reason: boolean }) {
  const texts = t.settings.form;
  const { money } = useFormats();
  const understood = readAmount(draft.price, draft.currency);
  const known = choices.currencies.map((currency) => ({ value: currency.code, label: `${currency.code} ${currency.name}` }));
  // A currency that the organisation has dropped meanwhile stays visible; saving says what is wrong with it.
  const currencies = known.some((currency) => currency.value === draft.currency) ? known : [{ value: draft.currency, label: draft.currency }, ...known];
  return (
    <section className="stack">
      <h3>{texts.agreement}</h3>
      <TextField label={texts.name} name="name" required value={draft.name} help={texts.nameHelp} problem={problemAt(problems, 'name')} onChange={(name) => onChange({ name })} />
      <ClientField clientId={draft.clientId} clientName={draft.clientName} fixed={billed} problem={problemAt(problems, 'clientId')} onChoose={(client) => onChange({ clientId: client.id, clientName: client.name })} />
      <div className="fields-row">
        <SelectField label={texts.currency} name="currency" required value={draft.currency} options={currencies} problem={problemAt(problems, 'currency')} disabled={billed} help={billed ? texts.fixed : undefined} onChange={(currency) => onChange({ currency })} />
        <TextField
          label={texts.price} name="price" required inputMode="decimal" value={draft.price} problem={problemAt(problems, 'price')}
          help={understood ? texts.understood(money(understood)) : undefined} onChange={(price) => onChange({ price })}
        />
      </div>
      {reason ? <TextField label={texts.reason} name="reason" required value={draft.reason} help={texts.reasonHelp} problem={problemAt(problems, 'reason')} onChange={(given) => onChange({ reason: given })} /> : null}
      <TermsFields value={draft.terms} problem={problemAt(problems, 'terms')} onChange={(terms) => { if (terms) onChange({ terms }); }} />
      <TextField label={texts.poNumber} name="poNumber" narrow value={draft.poNumber} help={texts.poHelp} problem={problemAt(problems, 'poNumber')} onChange={(poNumber) => onChange({ poNumber })} />
      <div className="fields-row">
        <TextField label={texts.startsOn} name="startsOn" type="date" value={draft.startsOn} help={texts.startsHelp} problem={problemAt(problems, 'startsOn')} onChange={(startsOn) => onChange({ startsOn })} />
        <TextField label={texts.endsOn} name="endsOn" type="date" value={draft.endsOn} help={texts.endsHelp} problem={problemAt(problems, 'endsOn')} onChange={(endsOn) => onChange({ endsOn })} />
      </div>
    </section>
  );
}
