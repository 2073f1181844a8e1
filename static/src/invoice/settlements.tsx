import type { InvoiceDetail } from '../../../src/handlers/pages/api';
import { Table, type Column } from '../shared/table';
import { useFormats } from '../shared/where';
import { t } from '../texts';

type Settlement = InvoiceDetail['settlements'][number];

/** What was paid on it, and what was set against it. */
export function Settlements({ settlements }: { readonly settlements: readonly Settlement[] }) {
  const { money, date } = useFormats();
  const texts = t.invoice.settlements;
  const none = t.project.figure.none;
  const columns: readonly Column<Settlement>[] = [
    { key: 'kind', label: texts.kind, cell: ({ kind }) => texts.kinds[kind] },
    { key: 'number', label: texts.number, cell: ({ number }) => <span className="break">{number ?? none}</span> },
    { key: 'date', label: texts.date, cell: (row) => <span className="number">{row.date === undefined ? none : date(row.date)}</span> },
    { key: 'amount', label: texts.amount, figure: true, cell: ({ amount }) => money(amount) },
  ];
  return (
    <section className="stack-tight">
      <h3>{texts.title}</h3>
      {settlements.length === 0 ? <p className="subtle">{texts.none}</p> : <Table caption={texts.title} captionHidden columns={columns} rows={settlements} rowKey={(row) => String(settlements.indexOf(row))} />}
    </section>
  );
}
