import Button from '@atlaskit/button/new';
import { useEffect, useMemo, useRef } from 'react';
import { AGES } from '../../../src/billing/age';
import type { ContractView, InvoiceView, MoneyView } from '../../../src/handlers/pages/api';
import { csvName, ExportCsv } from '../shared/export-csv';
import { SelectField } from '../shared/fields';
import { IssueLink, OutLink } from '../shared/links';
import { InvoiceLozenges } from '../shared/lozenges';
import { add } from '../shared/money';
import { ProblemNotice } from '../shared/problems';
import { Table, type Column } from '../shared/table';
import { useFormats, type Formats } from '../shared/where';
import { t } from '../texts';
import { ALL_INVOICES, daysLate, invoiceCells, isNarrowed, listInvoices, readInvoiceList, sortedBy, statuses, writeInvoiceList, type InvoiceList } from './lists/invoice-list';
import { Toolbar } from './lists/toolbar';
import type { Invoices } from './lists/use-invoices';
import { useList } from './lists/use-list';

interface InvoicesProps {
  readonly invoices: Invoices;
  readonly contracts: readonly ContractView[];
  readonly taxName: string;
  /** Today in the organisation's zone. */
  readonly today: string;
  readonly project: { readonly key: string };
  /** The invoice that the reader comes back from: its row is marked. */
  readonly shown: string | undefined;
  /** What was asked of the list, as the address has it. */
  readonly list: string | undefined;
  readonly onList: (list: string) => void;
  readonly onOpen: (invoiceId: string, list: string) => void;
}

const FORM = { read: readInvoiceList, write: writeInvoiceList };

/** Every invoice of the project, as far as asked for; each opens to all that is known of it and can be done with it. */
export function InvoicesTab({ invoices, contracts, taxName, today, project, shown, list: address, onList, onOpen }: InvoicesProps) {
  const formats = useFormats();
  const texts = t.project.invoices;
  const [list, ask] = useList(address, FORM, onList);
  const { hasMore, busy, loadAll } = invoices;
  const disputed = useMemo(() => new Set(contracts.flatMap((contract) => contract.disputed ?? [])), [contracts]);
  // What is said of an invoice is kept in its contract.
  const rows = useMemo(() => invoices.rows.map((row) => (disputed.has(row.invoiceId) ? { ...row, disputed: true as const } : row)), [invoices.rows, disputed]);
  const narrowed = isNarrowed(list);
  const found = useMemo(() => listInvoices(rows, list, today), [rows, list, today]);
  useAll(invoices, narrowed);
  const open = useRef(onOpen);
  open.current = onOpen;
  const written = writeInvoiceList(list);
  const columns = useMemo(() => {
    const taxMark = (row: InvoiceView): string => t.words.taxMark(contracts.find((contract) => contract.id === row.contractId)?.taxMode ?? 'none', taxName);
    return columnsOf(formats, { taxMark, today, onOpen: (id) => open.current(id, written) });
  }, [formats, contracts, taxName, today, written]);
  if (rows.length === 0) return <div className="tab"><p className="subtle">{texts.none}</p></div>;
  const lines = async (): Promise<readonly (readonly string[])[] | undefined> => {
    const all = await loadAll();
    return all && invoiceCells(listInvoices(all, list, today), today);
  };
  return (
    <div className="tab stack">
      <h2 className="hidden">{t.project.tabs.invoices}</h2>
      <Toolbar
        what={t.project.tabs.invoices} search={list.search} shown={found.length} all={rows.length} narrowed={narrowed} onSearch={(search) => ask({ ...list, search })} onClear={() => ask(ALL_INVOICES)}
        actions={<ExportCsv what={t.project.tabs.invoices} file={csvName([project.key, t.project.tabs.invoices], today)} lines={lines} busy={busy} />}
      >
        <Filters rows={rows} contracts={contracts} list={list} onList={ask} />
      </Toolbar>
      <div role="status">{busy && narrowed ? <p className="subtle">{t.tables.reading(formats.count(rows.length))}</p> : null}</div>
      {found.length === 0 ? <p className="subtle">{t.tables.noMatch}</p> : (
        <Table
          caption={narrowed ? texts.narrowed : texts.caption} captionHidden columns={columns} rows={found} rowKey={keyOf} shown={shown} below={problemOf} start={written}
          sorting={{ key: list.sort, descending: list.descending, onSort: (key) => ask(sortedBy(list, key)) }} totals={sumsOf(found, formats)}
        />
      )}
      {hasMore && !narrowed ? <div><Button isLoading={busy} onClick={() => void invoices.loadMore()}>{texts.more}</Button></div> : null}
    </div>
  );
}

const keyOf = (row: InvoiceView): string => row.invoiceId;
const problemOf = (row: InvoiceView) => (row.problem ? <ProblemNotice problem={row.problem} /> : null);

/** Only all invoices together can answer what was asked: the rest is read then, once. */
function useAll({ hasMore, loadAll }: Invoices, wanted: boolean): void {
  const load = useRef(loadAll);
  load.current = loadAll;
  const all = wanted && hasMore;
  useEffect(() => {
    if (all) void load.current();
  }, [all]);
}

interface FiltersProps {
  readonly rows: readonly InvoiceView[];
  readonly contracts: readonly ContractView[];
  readonly list: InvoiceList;
  readonly onList: (list: InvoiceList) => void;
}

function Filters({ rows, contracts, list, onList }: FiltersProps) {
  const texts = t.tables;
  const all = { value: '', label: texts.all } as const;
  const clients = [...new Set([...rows.map(({ clientName }) => clientName), ...(list.client === '' ? [] : [list.client])])].sort((one, other) => one.localeCompare(other));
  return (
    <>
      <SelectField label={texts.status} name="status" value={list.status} options={[all, ...statuses().map((value) => ({ value, label: t.words.invoiceStatus[value] }))]} onChange={(status) => onList({ ...list, status })} />
      <SelectField label={texts.age} name="age" value={list.age} options={[all, ...(['overdue', ...AGES] as const).map((value) => ({ value, label: texts.ages[value] }))]} onChange={(age) => onList({ ...list, age })} />
      {clients.length < 2 ? null : <SelectField label={texts.client} name="client" value={list.client} options={[all, ...clients.map((value) => ({ value, label: value }))]} onChange={(client) => onList({ ...list, client })} />}
      {contracts.length < 2 ? null : <SelectField label={texts.contract} name="contract" value={list.contract} options={[all, ...contracts.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(contract) => onList({ ...list, contract })} />}
    </>
  );
}

/** What the shown rows come to, a line for each currency: as the ledger has them. */
function sumsOf(rows: readonly InvoiceView[], { money }: Formats): readonly Readonly<Record<string, string>>[] {
  const sums = new Map<string, { total: MoneyView; paid: MoneyView; owed: MoneyView }>();
  for (const { status, total, paid, due } of rows) {
    if (!total || !paid || !due || status === 'voided' || status === 'deleted' || status === 'cancelled') continue;
    const before = sums.get(total.currency);
    sums.set(total.currency, before ? { total: add(before.total, total), paid: add(before.paid, paid), owed: add(before.owed, due) } : { total, paid, owed: due });
  }
  return [...sums.values()].map(({ total, paid, owed }) => ({ number: t.tables.sumOf, total: money(total), paid: money(paid), owed: money(owed) }));
}

interface ColumnUse {
  readonly taxMark: (row: InvoiceView) => string;
  readonly today: string;
  readonly onOpen: (invoiceId: string) => void;
}

/** What an invoice will come to is the ledger's to say; until it has, the price stands there with its tax mark. */
function columnsOf({ money, date }: Formats, { taxMark, today, onOpen }: ColumnUse): readonly Column<InvoiceView>[] {
  const texts = t.project.invoices;
  const amount = (value: MoneyView | undefined): string => (value ? money(value) : t.project.figure.none);
  const day = (value: string | undefined): string => (value === undefined ? t.project.figure.none : date(value));
  return [
    {
      key: 'number', label: texts.number, sortable: true, text: (row) => row.number,
      cell: (row) => <button type="button" className="text-button number" aria-label={texts.showOf(row.number)} onClick={() => onOpen(row.invoiceId)}>{row.number}</button>,
    },
    {
      key: 'milestone', label: texts.milestone, sortable: true, text: (row) => `${row.milestoneName} ${row.issueKey ?? ''}`,
      cell: (row) => <span className="break">{row.milestoneName} <IssueLink issueKey={row.issueKey} /><br /><span className="subtle">{row.clientName}</span></span>,
    },
    { key: 'status', label: texts.status, sortable: true, text: (row) => t.words.invoiceStatus[row.status] + (row.overdue ? t.words.overdue : '') + (row.disputed ? t.words.disputed : ''), cell: (row) => <InvoiceLozenges bill={row} /> },
    { key: 'issued', label: texts.issued, sortable: true, text: (row) => row.issueDate ?? '', cell: (row) => <span className="number">{day(row.issueDate)}</span> },
    { key: 'due', label: texts.due, sortable: true, text: (row) => (row.overdue ? t.words.overdue : '') + (row.dueDate ?? ''), cell: (row) => <DueDate day={day(row.dueDate)} days={daysLate(row, today) ?? 0} /> },
    {
      key: 'total', label: texts.total, figure: true, sortable: true, text: (row) => (row.total ?? row.amount).amount,
      cell: (row) => row.total ? <>{money(row.total)}<InBase row={row} /></> : <>{money(row.amount)}<br /><span className="subtle small">{taxMark(row)}</span></>,
    },
    { key: 'paid', label: texts.paid, figure: true, sortable: true, text: (row) => row.paid?.amount ?? '', cell: (row) => amount(row.paid) },
    { key: 'owed', label: texts.owed, figure: true, sortable: true, text: (row) => row.due?.amount ?? '', cell: (row) => amount(row.due) },
    {
      key: 'ledger', label: texts.inXero, unlabelled: true, figure: true, text: (row) => (row.link === undefined ? '' : texts.inXero),
      cell: (row) => (row.link === undefined ? null : <OutLink href={row.link} label={texts.openOf(row.number)}>{texts.inXero}</OutLink>),
    },
  ];
}

/** In the books' own currency, and at which of the ledger's rates, that of the day of issue. */
function InBase({ row: { base, total, issueDate } }: { readonly row: InvoiceView }) {
  const { money, date } = useFormats();
  if (!base || !total) return null;
  return <><br /><span className="subtle small">{money(base.total)}<br />{t.words.atRate(base.rate, issueDate === undefined ? undefined : date(issueDate))}</span></>;
}

function DueDate({ day, days }: { readonly day: string; readonly days: number }) {
  return <span className={days > 0 ? 'number danger strong' : 'number'}>{day}{days > 0 ? <><br /><span className="small">{t.tables.late(days)}</span></> : null}</span>;
}
