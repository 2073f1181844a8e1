import type { ForecastView } from '../../../src/handlers/pages/api';
import { SelectField, type Option } from '../shared/fields';
import { t } from '../texts';
import { GRAINS, HORIZONS, type Filter } from './filter';
import { NOT_OURS } from './model';

const ALL = '';

/** What is shown: how far ahead, by what, and of whom. A choice that has only one answer is not offered. */
export function Filters({ filter, view, onFilter }: { readonly filter: Filter; readonly view: ForecastView; readonly onFilter: (filter: Filter) => void }) {
  const texts = t.forecast.filter;
  const all: Option<string> = { value: ALL, label: texts.all };
  const currencies = Object.keys(view.digits).sort();
  const clients = distinct(view.parts.map(({ client }) => ({ value: client.id, label: client.name })));
  const projects = distinct(view.parts.flatMap(({ contract }) => (contract ? [{ value: contract.projectId, label: contract.projectKey }] : [])));
  const contracts = distinct(view.parts.map(({ contract }) => (contract ? { value: contract.id, label: contract.name } : { value: NOT_OURS, label: texts.notOurs })));
  const pick = (field: 'currency' | 'client' | 'project' | 'contract', value: string): void => {
    const { [field]: _before, ...rest } = filter;
    onFilter(value === ALL ? rest : { ...rest, [field]: value });
  };
  const choice = (field: 'currency' | 'client' | 'project' | 'contract', options: readonly Option<string>[]) =>
    options.length < 2 && filter[field] === undefined ? null : <SelectField label={texts[field]} name={field} value={filter[field] ?? ALL} options={[all, ...options]} onChange={(value) => pick(field, value)} />;
  return (
    <fieldset className="filters">
      <legend className="hidden">{texts.legend}</legend>
      <SelectField label={texts.horizon} name="days" value={String(filter.days)} options={HORIZONS.map((days) => ({ value: String(days), label: texts.days(days) }))} onChange={(value) => onFilter({ ...filter, days: Number(value) })} />
      {view.rest.length > 0 ? null : <SelectField label={texts.by} name="by" value={filter.grain} options={GRAINS.map((grain) => ({ value: grain, label: texts.grains[grain] }))} onChange={(grain) => onFilter({ ...filter, grain })} />}
      {choice('currency', currencies.map((code) => ({ value: code, label: code })))}
      {choice('client', clients)}
      {choice('project', projects)}
      {choice('contract', contracts)}
    </fieldset>
  );
}

const distinct = (options: readonly Option<string>[]): readonly Option<string>[] =>
  [...new Map(options.map((option) => [option.value, option])).values()].sort((a, b) => a.label.localeCompare(b.label));
