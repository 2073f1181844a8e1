import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ContractSummary, InvoiceView, MoneyView } from '../../../src/handlers/pages/api';
import { IssueLink, OutLink } from '../shared/links';
import { InvoiceLozenges } from '../shared/lozenges';
import { ProblemNotice } from '../shared/problems';
import { Table, type Column } from '../shared/table';
import { useFormats, type Formats } from '../shared/where';
import { t } from '../texts';

interface InvoicesProps {
  readonly rows: readonly InvoiceView[];
  readonly contracts: readonly ContractSummary[];
  readonly taxName: string;
  /** The invoice that the reader comes back from: its row is marked. */
  readonly shown: string | undefined;
  readonly hasMore: boolean;
  readonly onMore: () => Promise<void>;
  readonly onOpen: (invoiceId: string) => void;
}

/** Every invoice of the project; each opens to all that is known of it and can be done with it. */
export function InvoicesTab({ rows, contracts, taxName, shown, hasMore, onMore, onOpen }: InvoicesProps) {
  const formats = useFormats();
  const texts = t.project.invoices;
  const [busy, setBusy] = useState(false);
  const more = async (): Promise<void> => {
    setBusy(true);
    await onMore();
    setBusy(false);
  };
  const taxMark = (row: InvoiceView): string => t.words.taxMark(contracts.find((contract) => contract.id === row.contractId)?.taxMode ?? 'none', taxName);
  if (rows.length === 0) return <div className="tab"><p className="subtle">{texts.none}</p></div>;
  return (
    <div className="tab stack">
      <h2 className="hidden">{t.project.tabs.invoices}</h2>
      <Table
        caption={texts.caption} captionHidden columns={columnsOf(formats, taxMark, onOpen)} rows={rows} rowKey={(row) => row.invoiceId} shown={shown}
        below={(row) => (row.problem ? <ProblemNotice problem={row.problem} /> : null)}
      />
      {hasMore ? <div><Button isLoading={busy} onClick={() => void more()}>{texts.more}</Button></div> : null}
    </div>
  );
}

/** What an invoice will come to is the ledger's to say; until it has, the price stands there with its tax mark. */
function columnsOf({ money, date }: Formats, taxMark: (row: InvoiceView) => string, onOpen: (invoiceId: string) => void): readonly Column<InvoiceView>[] {
  const texts = t.project.invoices;
  const amount = (value: MoneyView | undefined): string => (value ? money(value) : t.project.figure.none);
  const day = (value: string | undefined): string => (value === undefined ? t.project.figure.none : date(value));
  return [
    {
      key: 'number', label: texts.number,
      cell: (row) => <button type="button" className="text-button number" aria-label={texts.showOf(row.number)} onClick={() => onOpen(row.invoiceId)}>{row.number}</button>,
    },
    { key: 'milestone', label: texts.milestone, cell: (row) => <span className="break">{row.milestoneName} <IssueLink issueKey={row.issueKey} /><br /><span className="subtle">{row.clientName}</span></span> },
    { key: 'status', label: texts.status, cell: (row) => <InvoiceLozenges bill={row} /> },
    { key: 'issued', label: texts.issued, cell: (row) => <span className="number">{day(row.issueDate)}</span> },
    { key: 'due', label: texts.due, cell: (row) => <span className={row.overdue ? 'number danger strong' : 'number'}>{day(row.dueDate)}</span> },
    { key: 'total', label: texts.total, figure: true, cell: (row) => row.total ? money(row.total) : <>{money(row.amount)}<br /><span className="subtle small">{taxMark(row)}</span></> },
    { key: 'paid', label: texts.paid, figure: true, cell: (row) => amount(row.paid) },
    { key: 'owed', label: texts.owed, figure: true, cell: (row) => amount(row.due) },
    {
      key: 'ledger', label: texts.inXero, unlabelled: true, figure: true,
      cell: (row) => (row.link === undefined ? null : <OutLink href={row.link} label={texts.openOf(row.number)}>{texts.inXero}</OutLink>),
    },
  ];
}
