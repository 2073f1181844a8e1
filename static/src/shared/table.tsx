import type { ReactNode } from 'react';
import './table.css';
import { useFocusOnShow } from './use-focus';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** Figures: right-aligned, so that digits stand under digits. */
  readonly figure?: boolean;
  /** The column's heading is only for those who can't see the table. */
  readonly unlabelled?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

type Totals = Readonly<Record<string, ReactNode>>;

interface TableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** A line under the row that spans it: a problem and what to do. */
  readonly below?: (row: Row) => ReactNode;
  /** The last lines: under the first column what is summed up, under others their sums. */
  readonly totals?: Totals | readonly Totals[];
  /** The row that the reader asked to be shown: it is marked, and focus goes to it. */
  readonly shown?: string | undefined;
}

/**
 * A plain table with real headers; the first column heads its row. On a narrow page it scrolls sideways by itself, also by keyboard.
 * Not Atlaskit's dynamic table: that brings drag and drop, paging and sorting of its own, 40 kB gz, none of which rows that come by cursor can use.
 */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey, below, totals, shown }: TableProps<Row>) {
  const wanted = useFocusOnShow<HTMLTableRowElement>();
  const sums = totals === undefined ? [] : isList(totals) ? totals : [totals];
  return (
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={captionHidden === true ? 'hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.figure === true ? 'figure' : undefined}>
                {column.unlabelled === true ? <span className="hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => {
          const note = below?.(row);
          return (
            <tbody key={rowKey(row)}>
              <tr {...(rowKey(row) === shown ? { ref: wanted, tabIndex: -1, className: 'table-shown' } : {})}>
                {columns.map((column, index) => {
                  const style = column.figure === true ? 'figure number' : undefined;
                  return index === 0 ? <th key={column.key} scope="row" className={style}>{column.cell(row)}</th> : <td key={column.key} className={style}>{column.cell(row)}</td>;
                })}
              </tr>
              {note === undefined || note === null ? null : <tr className="table-note"><td colSpan={columns.length}>{note}</td></tr>}
            </tbody>
          );
        })}
        {sums.length === 0 ? null : (
          <tfoot>
            {sums.map((sum, line) => (
              <tr key={line}>
                {columns.map((column, index) => index === 0 ? <th key={column.key} scope="row">{sum[column.key]}</th>
                  : <td key={column.key} className={column.figure === true ? 'figure number strong' : undefined}>{sum[column.key]}</td>)}
              </tr>
            ))}
          </tfoot>
        )}
      </table>
    </div>
  );
}

const isList = (totals: Totals | readonly Totals[]): totals is readonly Totals[] => Array.isArray(totals);
