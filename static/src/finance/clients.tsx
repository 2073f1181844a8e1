import type { ClientOwesView } from '../../../src/handlers/pages/api';
import { holdsWords } from '../project/lists/list-words';
import { sign } from '../shared/money';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { ALL, readList, writeList } from './asked';
import { List, type FileColumn, type ListColumn } from './list';

interface ClientsProps {
  readonly clients: readonly ClientOwesView[];
  readonly today: string;
  readonly address: string;
  readonly onAddress: (address: string) => void;
  readonly onOpen: (client: string, currency: string) => void;
}

/** Who owes how much, and how late they are; each leads to its open invoices. */
export function Clients({ clients, today, address, onAddress, onOpen }: ClientsProps) {
  const { money } = useFormats();
  const texts = t.finance.clients;
  const asked = readList(address);
  if (clients.length === 0) return <div className="tab"><p className="subtle">{texts.none}</p></div>;
  const columns: readonly ListColumn<ClientOwesView>[] = [
    { key: 'client', label: texts.client, by: ({ name }) => name, text: ({ name }) => name,
      cell: ({ id, name, owed }) => <button type="button" className="text-button" aria-label={texts.openOf(name, owed.currency)} onClick={() => onOpen(id, owed.currency)}>{name}</button> },
    { key: 'owed', label: texts.owed, figure: true, by: ({ owed }) => owed, text: ({ owed }) => money(owed), cell: ({ owed }) => money(owed) },
    { key: 'overdue', label: texts.overdue, figure: true, by: ({ overdue }) => overdue, text: ({ overdue }) => money(overdue), cell: ({ overdue }) => <span className={sign(overdue) > 0 ? 'danger strong' : undefined}>{money(overdue)}</span> },
    { key: 'invoices', label: texts.invoices, figure: true, by: ({ invoices }) => invoices, cell: ({ invoices }) => invoices },
    { key: 'late', label: texts.late, figure: true, by: ({ late }) => late, cell: ({ late }) => late },
    { key: 'average', label: texts.average, figure: true, by: ({ daysLate }) => daysLate?.average, cell: ({ daysLate }) => (daysLate ? texts.days(daysLate.average) : t.project.figure.none) },
    { key: 'most', label: texts.most, figure: true, by: ({ daysLate }) => daysLate?.most, cell: ({ daysLate }) => (daysLate ? texts.days(daysLate.most) : t.project.figure.none) },
  ];
  const file: readonly FileColumn<ClientOwesView>[] = [
    { label: texts.client, cell: ({ name }) => name },
    { label: t.finance.owed.currency, cell: ({ owed }) => owed.currency },
    { label: texts.owed, cell: ({ owed }) => Number(owed.amount) },
    { label: texts.overdue, cell: ({ overdue }) => Number(overdue.amount) },
    { label: texts.invoices, cell: ({ invoices }) => invoices },
    { label: texts.late, cell: ({ late }) => late },
    { label: texts.average, cell: ({ daysLate }) => daysLate?.average ?? '' },
    { label: texts.most, cell: ({ daysLate }) => daysLate?.most ?? '' },
  ];
  return (
    <div className="tab stack">
      <h2 className="hidden">{t.finance.tabs.clients}</h2>
      <List
        caption={texts.caption} columns={columns} all={clients} rows={clients.filter(({ name }) => holdsWords(asked.search, [name]))} rowKey={({ id, owed }) => `${owed.currency} ${id}`}
        asked={asked} usual={ALL} onAsked={(next) => onAddress(writeList(next))} file={{ name: `clients-${today}`, columns: file }}
      />
      <p className="subtle small">{texts.note}</p>
    </div>
  );
}
