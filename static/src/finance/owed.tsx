import Lozenge from '@atlaskit/lozenge';
import { AGES } from '../../../src/billing/age';
import type { OwedView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { SelectField, type Option } from '../shared/fields';
import { OutLink } from '../shared/links';
import { add } from '../shared/money';
import { Notice } from '../shared/notice';
import { LoadFailed, Loading } from '../shared/states';
import { useAnswer } from '../shared/use-answer';
import { useFormats, type Formats } from '../shared/where';
import { t } from '../texts';
import { ALL_OWED, isOwedAsked, readOwed, writeOwed, type OwedAsked } from './asked';
import { List, type FileColumn, type ListColumn } from './list';

interface OwedProps {
  readonly today: string;
  readonly address: string;
  readonly onAddress: (address: string) => void;
}

const SKELETON = [{ width: '100%', height: 56 }, { width: '100%', height: 320 }];

/** Every invoice on which money is owed, over all projects: by client, project, currency and how late it is. */
export function OwedInvoices({ today, address, onAddress }: OwedProps) {
  const formats = useFormats();
  const { load, retry } = useAnswer(() => call('finance.owed', {}));
  const texts = t.finance.owed;
  if (load.state === 'loading') return <div className="tab"><Loading blocks={SKELETON} /></div>;
  if (load.state === 'failed') return <div className="tab"><LoadFailed problems={load.problems} onRetry={retry} /></div>;
  const { rows, more } = load.data;
  if (rows.length === 0) return <div className="tab"><p className="subtle">{texts.none}</p></div>;
  const asked = readOwed(address);
  const ask = (next: OwedAsked): void => onAddress(writeOwed(next));
  return (
    <div className="tab stack">
      <h2 className="hidden">{t.finance.tabs.invoices}</h2>
      {more ? <Notice kind="warning"><p>{texts.more}</p></Notice> : null}
      <List
        caption={texts.caption} columns={columnsOf(formats)} all={rows} rows={rows.filter((row) => isOwedAsked(asked, row))} rowKey={({ number }) => number} asked={asked} usual={ALL_OWED} onAsked={ask}
        filters={<Choices rows={rows} asked={asked} onAsked={ask} />} totals={(shown) => totalsOf(shown, formats)} file={{ name: `open-invoices-${today}`, columns: fileColumns() }}
      />
    </div>
  );
}

/** A choice that has only one answer is not offered. */
function Choices({ rows, asked, onAsked }: { readonly rows: readonly OwedView[]; readonly asked: OwedAsked; readonly onAsked: (asked: OwedAsked) => void }) {
  const texts = t.finance.owed;
  const choice = (field: 'client' | 'project' | 'currency', label: string, all: string, options: readonly Option<string>[]) =>
    options.length < 2 && asked[field] === '' ? null
      : <SelectField label={label} name={field} value={asked[field]} options={[{ value: '', label: all }, ...options]} onChange={(value) => onAsked({ ...asked, [field]: value })} />;
  return (
    <>
      {choice('client', texts.client, texts.allClients, distinct(rows.map(({ client }) => ({ value: client.id, label: client.name }))))}
      {choice('project', texts.project, texts.allProjects, distinct(rows.map(({ project }) => ({ value: project.id, label: project.key }))))}
      {choice('currency', texts.currency, texts.allCurrencies, distinct(rows.map(({ due }) => ({ value: due.currency, label: due.currency }))))}
      <SelectField
        label={texts.late} name="age" value={asked.age} onChange={(age) => onAsked({ ...asked, age })}
        options={[{ value: '', label: texts.allAges }, { value: 'late', label: t.words.overdue }, ...AGES.map((age) => ({ value: age, label: t.finance.ages[age] }))]}
      />
    </>
  );
}

const distinct = (options: readonly Option<string>[]): readonly Option<string>[] =>
  [...new Map(options.map((option) => [option.value, option])).values()].sort((a, b) => a.label.localeCompare(b.label));

function columnsOf({ money, date }: Formats): readonly ListColumn<OwedView>[] {
  const texts = t.finance.owed;
  const lateness = ({ daysLate }: OwedView): string => (daysLate === 0 ? t.project.figure.none : texts.days(daysLate));
  return [
    { key: 'number', label: texts.number, by: ({ number }) => number, text: ({ number }) => number,
      cell: ({ number, link, disputed }) => <span className="number">{link === undefined ? number : <OutLink href={link} label={texts.openOf(number)}>{number}</OutLink>}{disputed ? <> <Lozenge appearance="moved" maxWidth="none">{t.words.disputed}</Lozenge></> : null}</span> },
    { key: 'client', label: texts.client, by: ({ client }) => client.name, text: ({ client }) => client.name, cell: ({ client }) => <span className="break">{client.name}</span> },
    { key: 'project', label: texts.project, by: ({ project }) => project.key, text: ({ project, contractName }) => `${project.key} ${contractName}`,
      cell: ({ project, contractName }) => <span className="break">{project.key} <span className="subtle">{contractName}</span></span> },
    { key: 'due', label: texts.due, by: ({ dueDate }) => dueDate, cell: ({ dueDate, daysLate }) => <span className={daysLate > 0 ? 'number danger' : 'number'}>{dueDate === undefined ? t.project.figure.none : date(dueDate)}</span> },
    { key: 'late', label: texts.late, figure: true, by: ({ daysLate }) => daysLate, text: lateness, cell: lateness },
    { key: 'owed', label: texts.owed, figure: true, by: ({ due }) => due, text: ({ due }) => money(due), cell: ({ due, base }) => <><span className="strong">{money(due)}</span>{base ? <><br /><span className="subtle small">{money(base.due)}<br />{t.words.atRate(base.rate, undefined)}</span></> : null}</> },
  ];
}

const fileColumns = (): readonly FileColumn<OwedView>[] => {
  const texts = t.finance.owed;
  return [
    { label: texts.number, cell: ({ number }) => number },
    { label: texts.client, cell: ({ client }) => client.name },
    { label: texts.project, cell: ({ project }) => project.key },
    { label: texts.contract, cell: ({ contractName }) => contractName },
    { label: texts.status, cell: ({ status }) => t.words.invoiceStatus[status] },
    { label: texts.due, cell: ({ dueDate }) => dueDate ?? '' },
    { label: texts.late, cell: ({ daysLate }) => daysLate },
    { label: texts.currency, cell: ({ due }) => due.currency },
    { label: texts.owed, cell: ({ due }) => Number(due.amount) },
    { label: texts.inXero, cell: ({ link }) => link ?? '' },
  ];
};

/** One line for each currency: nothing is converted. */
function totalsOf(rows: readonly OwedView[], { money }: Formats): readonly Readonly<Record<string, string>>[] {
  const sums = new Map<string, OwedView['due']>();
  for (const { due } of rows) {
    const known = sums.get(due.currency);
    sums.set(due.currency, known ? add(known, due) : due);
  }
  return [...sums.values()].map((sum) => ({ number: t.finance.owed.sum(sum.currency), owed: money(sum) }));
}
