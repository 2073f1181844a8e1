import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { RetainerView } from '../../../../src/handlers/pages/api';
import { InvoiceLozenges } from '../../shared/lozenges';
import { Table, type Column } from '../../shared/table';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';

/** So many are shown at first: half a year of months. */
const SHOWN = 6;

/** What was billed, each with where its money is. */
export function Periods({ retainer, taxMark, onInvoice }: { readonly retainer: RetainerView; readonly taxMark: string; readonly onInvoice: (invoiceId: string) => void }) {
  const { money, date } = useFormats();
  const [all, setAll] = useState(false);
  const texts = t.retainers.periods;
  const { periods } = retainer;
  if (periods.length === 0) return <p className="subtle">{texts.none}</p>;
  const columns: readonly Column<RetainerView['periods'][number]>[] = [
    { key: 'days', label: texts.days, cell: ({ from, to }) => <span className="number">{t.retainers.days(date(from), date(to))}</span> },
    {
      key: 'invoice', label: texts.invoice,
      cell: ({ bill }) => <button type="button" className="text-button number" aria-label={t.project.invoices.showOf(bill.number)} onClick={() => onInvoice(bill.invoiceId)}>{bill.number}</button>,
    },
    { key: 'status', label: texts.status, cell: ({ bill }) => <InvoiceLozenges bill={bill} /> },
    { key: 'amount', label: texts.amount(taxMark), figure: true, cell: ({ bill }) => money(bill.amount) },
    { key: 'due', label: texts.due, cell: ({ bill }) => <span className="number">{bill.dueDate === undefined ? t.project.figure.none : date(bill.dueDate)}</span> },
  ];
  return (
    <div className="stack-tight">
      <Table caption={texts.caption(retainer.name)} captionHidden columns={columns} rows={all ? periods : periods.slice(0, SHOWN)} rowKey={({ bill }) => bill.number} />
      {all || periods.length <= SHOWN ? null : <div><Button appearance="subtle" spacing="compact" onClick={() => setAll(true)}>{texts.all(periods.length)}</Button></div>}
    </div>
  );
}
