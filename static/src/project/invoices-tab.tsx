import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Answer, ContractSummary, InvoiceView, MoneyView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { IssueLink, OutLink } from '../shared/links';
import { InvoiceLozenges } from '../shared/lozenges';
import { ProblemNotice } from '../shared/problems';
import { Table, type Column } from '../shared/table';
import { useFormats, type Formats } from '../shared/where';
import { t } from '../texts';
import { ReleaseQuestion } from './release-question';

interface InvoicesProps {
  readonly rows: readonly InvoiceView[];
  readonly contracts: readonly ContractSummary[];
  readonly taxName: string;
  /** The invoice that the reader came for: its row is marked, and what it waits for is asked. */
  readonly shown: string | undefined;
  readonly manage: boolean;
  readonly hasMore: boolean;
  readonly onMore: () => Promise<void>;
  readonly onChanged: (invoice: InvoiceView) => void;
  readonly onSay: (text: string, problems?: readonly ProblemView[]) => void;
}

/** Every invoice of the project, and what finance can do with it. */
export function InvoicesTab({ rows, contracts, taxName, shown, manage, hasMore, onMore, onChanged, onSay }: InvoicesProps) {
  const formats = useFormats();
  const texts = t.project.invoices;
  const [releasing, setReleasing] = useState(() => rows.find((row) => row.invoiceId === shown && row.canRelease && manage)?.invoiceId);
  const [busy, setBusy] = useState<string>();

  const act = async (id: string, ask: () => Promise<Answer<InvoiceView>>, done: string): Promise<void> => {
    setBusy(id);
    onSay('');
    const answer = await ask();
    setBusy(undefined);
    setReleasing(undefined);
    if (answer.ok) {
      onSay(done);
      onChanged(answer.data);
    } else onSay('', answer.problems);
  };
  const retry = (row: InvoiceView): void => void act(row.invoiceId, () => call('invoice.retry', { invoiceId: row.invoiceId, rev: row.rev }), texts.retried(row.number));
  const release = (row: InvoiceView): void => void act(row.invoiceId, () => call('invoice.release', { invoiceId: row.invoiceId, rev: row.rev }), texts.released(row.number));
  const more = async (): Promise<void> => {
    setBusy('more');
    await onMore();
    setBusy(undefined);
  };

  const taxMark = (row: InvoiceView): string => t.words.taxMark(contracts.find((contract) => contract.id === row.contractId)?.taxMode ?? 'none', taxName);
  const question = (row: InvoiceView) => (
    <ReleaseQuestion
      invoice={row} taxMark={taxMark(row)} busy={busy === row.invoiceId}
      onCancel={() => setReleasing(undefined)} onRelease={() => release(row)}
    />
  );

  if (rows.length === 0) return <div className="tab"><p className="subtle">{texts.none}</p></div>;
  const actions: Column<InvoiceView> = {
    key: 'actions', label: texts.actions, unlabelled: true,
    cell: (row) => <RowActions row={row} manage={manage} busy={busy === row.invoiceId} onRelease={() => setReleasing(row.invoiceId)} onRetry={() => retry(row)} />,
  };
  return (
    <div className="tab stack">
      <h2 className="hidden">{t.project.tabs.invoices}</h2>
      <Table
        caption={texts.caption} captionHidden columns={[...columnsOf(formats, taxMark), actions]} rows={rows} rowKey={(row) => row.invoiceId} shown={releasing === undefined ? shown : undefined}
        below={(row) => (releasing === row.invoiceId ? question(row) : row.problem ? <ProblemNotice problem={row.problem} /> : null)}
      />
      {hasMore ? <div><Button isLoading={busy === 'more'} onClick={() => void more()}>{texts.more}</Button></div> : null}
    </div>
  );
}

/** What an invoice will come to is the ledger's to say; until it has, the price stands there with its tax mark. */
function columnsOf({ money, date }: Formats, taxMark: (row: InvoiceView) => string): readonly Column<InvoiceView>[] {
  const texts = t.project.invoices;
  const amount = (value: MoneyView | undefined): string => (value ? money(value) : t.project.figure.none);
  const day = (value: string | undefined): string => (value === undefined ? t.project.figure.none : date(value));
  return [
    { key: 'number', label: texts.number, cell: (row) => <span className="number">{row.number}</span> },
    { key: 'milestone', label: texts.milestone, cell: (row) => <span className="break">{row.milestoneName} <IssueLink issueKey={row.issueKey} /><br /><span className="subtle">{row.clientName}</span></span> },
    { key: 'status', label: texts.status, cell: (row) => <InvoiceLozenges bill={row} /> },
    { key: 'issued', label: texts.issued, cell: (row) => <span className="number">{day(row.issueDate)}</span> },
    { key: 'due', label: texts.due, cell: (row) => <span className={row.overdue ? 'number danger strong' : 'number'}>{day(row.dueDate)}</span> },
    { key: 'total', label: texts.total, figure: true, cell: (row) => row.total ? money(row.total) : <>{money(row.amount)}<br /><span className="subtle small">{taxMark(row)}</span></> },
    { key: 'paid', label: texts.paid, figure: true, cell: (row) => amount(row.paid) },
    { key: 'owed', label: texts.owed, figure: true, cell: (row) => amount(row.due) },
  ];
}

interface RowActionsProps {
  readonly row: InvoiceView;
  readonly manage: boolean;
  readonly busy: boolean;
  readonly onRelease: () => void;
  readonly onRetry: () => void;
}

function RowActions({ row, manage, busy, onRelease, onRetry }: RowActionsProps) {
  const texts = t.project.invoices;
  return (
    <span className="row row-end">
      {manage && row.canRelease ? <Button spacing="compact" appearance="primary" isLoading={busy} aria-label={texts.releaseOf(row.number)} onClick={onRelease}>{texts.release}</Button> : null}
      {manage && row.canRetry ? <Button spacing="compact" isLoading={busy} aria-label={texts.retryOf(row.number)} onClick={onRetry}>{texts.retry}</Button> : null}
      {row.link === undefined ? null : <OutLink href={row.link} label={texts.openOf(row.number)}>{texts.inXero}</OutLink>}
    </span>
  );
}
