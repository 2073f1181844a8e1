import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { inOrder, type SortValue } from '../project/lists/list-words';
import { csvOf, download } from '../shared/csv';
import { TextField } from '../shared/fields';
import { Table, type Column } from '../shared/table';
import { t } from '../texts';
import { sortedBy, type Asked } from './asked';
import './list.css';

export interface ListColumn<Row> extends Column<Row> {
  /** What rows are put in order by; absent: not by this column. */
  readonly by?: (row: Row) => SortValue;
}

/** A column of the file. Amounts are numbers there, beside a column with their currency. */
export interface FileColumn<Row> {
  readonly label: string;
  readonly cell: (row: Row) => string | number;
}

interface ListProps<Row, One extends Asked> {
  readonly caption: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly all: readonly Row[];
  /** Those that were asked for. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly asked: One;
  readonly usual: One;
  readonly onAsked: (asked: One) => void;
  readonly file: { readonly name: string; readonly columns: readonly FileColumn<Row>[] };
  /** Beside the search: what rows are chosen by. */
  readonly filters?: ReactNode;
  readonly totals?: (rows: readonly Row[]) => readonly Readonly<Record<string, ReactNode>>[];
}

/** A table that can be searched, put in order and saved as a file, as it is shown. */
export function List<Row, One extends Asked>({ caption, columns, all, rows, rowKey, asked, usual, onAsked, file, filters, totals }: ListProps<Row, One>) {
  const texts = t.finance.list;
  const by = columns.find(({ key }) => key === asked.sort)?.by;
  const shown = by ? inOrder(rows, by, asked.descending) : rows;
  const save = (): void => download(`${file.name}.csv`, csvOf([file.columns.map(({ label }) => label), ...shown.map((row) => file.columns.map(({ cell }) => cell(row)))]));
  return (
    <div className="stack">
      <div className="list-filters">
        <TextField label={texts.search} name="search" value={asked.search} onChange={(search) => onAsked({ ...asked, search })} />
        {filters}
      </div>
      <div className="row-apart">
        <div className="row row-loose small subtle">
          <span role="status">{texts.shown(shown.length, all.length)}</span>
          {rows.length === all.length ? null : <button type="button" className="text-button" onClick={() => onAsked({ ...usual, sort: asked.sort, descending: asked.descending })}>{texts.clear}</button>}
        </div>
        <Button spacing="compact" aria-label={texts.csvOf(caption)} isDisabled={shown.length === 0} onClick={save}>{texts.csv}</Button>
      </div>
      {shown.length === 0 ? <p className="subtle">{texts.noMatch}</p> : (
        <Table
          caption={caption} captionHidden columns={columns.map((column) => ({ ...column, sortable: column.by !== undefined }))} rows={shown} rowKey={rowKey} start={JSON.stringify(asked)}
          sorting={{ key: asked.sort, descending: asked.descending, onSort: (key) => onAsked(sortedBy(asked, key)) }} {...(totals ? { totals: totals(shown) } : {})}
        />
      )}
    </div>
  );
}
