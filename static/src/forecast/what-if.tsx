import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { CalendarDate } from '../../../src/billing/calendar-date';
import { unpackCounts } from '../../../src/billing/forecast/counts';
import type { CurrencyCode } from '../../../src/billing/money';
import type { ForecastPartView, ForecastView, MoneyView } from '../../../src/handlers/pages/api';
import { SelectField, TextField } from '../shared/fields';
import { readAmount } from '../shared/money';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import type { Supposition } from './figures';
import type { Filter } from './filter';
import { isWanted, type Made } from './model';

/** What a supposition is said with. */
export type Said =
  | { readonly kind: 'unpaid'; readonly name: string }
  | { readonly kind: 'moved'; readonly name: string; readonly date: string }
  | { readonly kind: 'monthly'; readonly client: string; readonly amount: MoneyView; readonly date: string };

interface SuppositionsProps {
  readonly view: ForecastView;
  readonly made: Made;
  readonly filter: Filter;
  readonly suppositions: readonly Supposition[];
  readonly onSuppose: (one: Supposition) => void;
  readonly onChange: (suppositions: readonly Supposition[]) => void;
}

/** What is supposed, each with a way back, and a form for a retainer; the others are supposed where they stand. */
export function Suppositions({ view, made, filter, suppositions, onSuppose, onChange }: SuppositionsProps) {
  const { money, date } = useFormats();
  const [adding, setAdding] = useState(false);
  const texts = t.forecast.whatIf;
  const words = (said: Said): string => {
    switch (said.kind) {
      case 'unpaid':
        return texts.said.unpaid(said.name);
      case 'moved':
        return texts.said.moved(said.name, date(said.date));
      case 'monthly':
        return texts.said.monthly(said.client, money(said.amount), date(said.date));
    }
  };
  const contracts = view.parts.filter((part) => part.contract?.after !== undefined && isWanted(part, filter));
  return (
    <section className="stack-tight" aria-label={texts.title}>
      <div className="row-apart">
        <p className="subtle small" role="status">{suppositions.length === 0 ? texts.none : texts.active(suppositions.length)}</p>
        <div className="row">
          {suppositions.length > 1 ? <Button spacing="compact" appearance="subtle" onClick={() => onChange([])}>{texts.clear}</Button> : null}
          {contracts.length > 0 && !adding ? <Button spacing="compact" onClick={() => setAdding(true)}>{texts.retainer.title}</Button> : null}
        </div>
      </div>
      {suppositions.length === 0 ? null : (
        <ul className="stack-tight">
          {suppositions.map((one, place) => (
            <li key={place} className="row">
              <span>{words(one.said)}</span>
              <Button spacing="compact" appearance="subtle" aria-label={texts.dropOf(words(one.said))} onClick={() => onChange(suppositions.filter((other) => other !== one))}>{texts.drop}</Button>
            </li>
          ))}
        </ul>
      )}
      {adding ? <RetainerForm contracts={contracts} view={view} made={made} onCancel={() => setAdding(false)} onAdd={(one) => { setAdding(false); onSuppose(one); }} /> : null}
    </section>
  );
}

interface RetainerProps {
  readonly contracts: readonly ForecastPartView[];
  readonly view: ForecastView;
  readonly made: Made;
  readonly onAdd: (one: Supposition) => void;
  readonly onCancel: () => void;
}

function RetainerForm({ contracts, view, made, onAdd, onCancel }: RetainerProps) {
  const [contractId, setContractId] = useState(contracts[0]?.contract?.id ?? '');
  const [amount, setAmount] = useState('');
  const [from, setFrom] = useState(view.today);
  const texts = t.forecast.whatIf;
  const part = contracts.find(({ contract }) => contract?.id === contractId) ?? contracts[0];
  const currency = part?.items[0]?.currency ?? part?.came[0]?.currency ?? Object.keys(view.digits)[0] ?? '';
  const understood = readAmount(amount, currency);
  const go = (): void => {
    if (!part?.contract || !understood || !/^\d{4}-\d{2}-\d{2}$/.test(from)) return;
    const first = from <= made.knownTo ? view.today : from;
    const minor = Number(understood.amount.replace('.', ''));
    const item = { id: `what-if ${part.contract.id} ${first} ${String(minor)}`, clientId: part.client.id, contractId: part.contract.id, projectId: part.contract.projectId, currency: currency as CurrencyCode, minor };
    onAdd({ supposed: { kind: 'monthly', item, from: first as CalendarDate, after: unpackCounts(part.contract.after ?? { from: 0, days: '' }) }, said: { kind: 'monthly', client: part.client.name, amount: understood, date: first } });
  };
  return (
    <form className="card stack-tight" aria-label={texts.retainer.title} onSubmit={(event) => { event.preventDefault(); go(); }}>
      <div className="forms">
        <SelectField label={texts.retainer.contract} name="contract" value={contractId} options={contracts.flatMap(({ contract, client }) => (contract ? [{ value: contract.id, label: `${client.name}: ${contract.name}` }] : []))} onChange={setContractId} />
        <TextField label={texts.retainer.amount(currency)} name="amount" inputMode="decimal" value={amount} onChange={setAmount} />
        <TextField label={texts.retainer.from} name="from" type="date" value={from} onChange={setFrom} />
      </div>
      <div className="row"><Button type="submit" appearance="primary" spacing="compact" isDisabled={!understood}>{texts.retainer.go}</Button><Button spacing="compact" appearance="subtle" onClick={onCancel}>{texts.cancel}</Button></div>
    </form>
  );
}
